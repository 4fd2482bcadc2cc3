"""Tells Django about the room `joining`."""

from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "candour.joining"
    label = "joining"
