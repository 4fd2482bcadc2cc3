"""Tells Django about the room `amends`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class AmendsConfig(AppConfig):
    name = "candour.amends"
    label = "amends"

    def ready(self) -> None:
        import_module("candour.amends.jobs")
        import_module("candour.amends.followers")
        import_module("candour.amends.entries").put()
