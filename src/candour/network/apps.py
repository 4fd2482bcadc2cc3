"""Tells Django about the room `network`, and puts its entry into the navigation."""

from importlib import import_module

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "candour.network"
    label = "network"

    def ready(self) -> None:
        """This will put the room's entry into the navigation."""
        import_module("candour.network.entries").put()
