"""The addresses of `notices`."""

from django.urls import path

from candour.notices import views

urlpatterns = [
    path("me/notices", views.wishes, name="notices-wishes"),
    path("me/notices/here", views.tell_here, name="notices-tell-here"),
    path("me/notices/not-here", views.not_here, name="notices-not-here"),
    path("me/notices/try", views.try_it, name="notices-try"),
    path("me/notices/worker.js", views.worker, name="notices-worker"),
]
