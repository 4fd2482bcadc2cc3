"""The addresses of `talks`."""

from django.urls import path

from candour.talks import views

urlpatterns = [
    path("talks", views.talks, name="talks-mine"),
    path("listen/<int:post_id>/talk", views.offer, name="talks-offer"),
    path("talks/<int:talk_id>", views.talk, name="talks-talk"),
    path("talks/<int:talk_id>/look", views.look, name="talks-look"),
    path("talks/<int:talk_id>/again", views.try_again, name="talks-again"),
    path("talks/<int:talk_id>/end", views.end, name="talks-end"),
    path("talks/<int:talk_id>/hand-on", views.hand_on, name="talks-hand-on"),
]
