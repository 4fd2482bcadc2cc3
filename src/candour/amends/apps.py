"""Tells Django about the room `amends`."""

from django.apps import AppConfig


class AmendsConfig(AppConfig):
    name = "candour.amends"
    label = "amends"
