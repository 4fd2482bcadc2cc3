"""Tells Django about the room `promises`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "candour.promises"
    label = "promises"

    def ready(self) -> None:
        """This will declare the room's work and news, and what it puts on pages of other rooms."""
        import_module("candour.promises.jobs")
        import_module("candour.promises.followers")
        import_module("candour.promises.entries").put()
