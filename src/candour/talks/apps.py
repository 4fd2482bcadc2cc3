"""Tells Django about the room `talks`."""

from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "candour.talks"
    label = "talks"
