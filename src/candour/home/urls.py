"""The address of the home page."""

from django.urls import path

from candour.home import views

urlpatterns = [path("home", views.home, name="home")]
