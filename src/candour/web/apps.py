"""Tells Django about the room `web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "candour.web"
    label = "web"
