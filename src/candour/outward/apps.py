"""Tells Django about the room `outward`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class OutwardConfig(AppConfig):
    name = "candour.outward"
    label = "outward"

    def ready(self) -> None:
        """This will declare the room's work and news, and what it puts on pages of other rooms."""
        import_module("candour.outward.jobs")
        import_module("candour.outward.followers")
        import_module("candour.outward.entries").put()
