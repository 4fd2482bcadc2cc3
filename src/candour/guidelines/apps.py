"""Tells Django about the room `guidelines`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class GuidelinesConfig(AppConfig):
    name = "candour.guidelines"
    label = "guidelines"

    def ready(self) -> None:
        """This will declare the room's work, and what it puts on pages of other rooms."""
        import_module("candour.guidelines.jobs")
        import_module("candour.guidelines.entries").put()
