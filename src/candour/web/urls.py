"""Addresses of the web room."""

from django.urls import path

from candour.web import live

urlpatterns = [path("events", live.events, name="web-events")]
