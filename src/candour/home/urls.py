"""The addresses of the home page and of what looks over all rooms."""

from django.urls import path

from candour.home import views

urlpatterns = [
    path("home", views.home, name="home"),
    path("me/catch-up", views.catch_up, name="home-catch-up"),
    path("search", views.search, name="home-search"),
    path("settings/hosts", views.hosts_called, name="home-hosts"),
]
