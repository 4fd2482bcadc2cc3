"""Tells Django about the room `home`."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "candour.home"
    label = "home"
