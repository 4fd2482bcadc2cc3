"""The addresses of the home page and of what looks over all rooms."""

from django.urls import path

from candour.home import views

urlpatterns = [
    path("home", views.home, name="home"),
    path("settings/hosts", views.hosts_called, name="home-hosts"),
]
