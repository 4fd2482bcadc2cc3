"""Tells Django about the room `squad`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class SquadConfig(AppConfig):
    name = "candour.squad"
    label = "squad"

    def ready(self) -> None:
        """This will declare the room's work and news, and what it puts on pages of other rooms."""
        import_module("candour.squad.followers")
        import_module("candour.squad.jobs")
        import_module("candour.squad.entries").put()
