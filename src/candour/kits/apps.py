"""Tells Django about the room `kits`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class KitsConfig(AppConfig):
    name = "candour.kits"
    label = "kits"

    def ready(self) -> None:
        """This will declare the room's work and news, and what it puts on pages of other rooms."""
        import_module("candour.kits.jobs")
        import_module("candour.kits.followers")
        import_module("candour.kits.entries").put()
