"""Tells Django about the room `promises`."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "candour.promises"
    label = "promises"
