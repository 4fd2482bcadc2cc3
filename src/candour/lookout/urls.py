"""Addresses of the lookout."""

from django.urls import path

from candour.lookout import views

urlpatterns = [
    path("bells/<int:account_id>", views.bell, name="lookout-bell"),
    path("listen/words", views.words, name="lookout-words"),
    path("listen/words/<int:word_id>", views.word, name="lookout-word"),
    path("listen/words/<int:word_id>/stop", views.stop, name="lookout-stop"),
]
