"""Tells Django about the room `talks`."""

from importlib import import_module

from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "candour.talks"
    label = "talks"

    def ready(self) -> None:
        """This will declare this room's work, and put its links beside each post and under Listen."""
        import_module("candour.talks.jobs")
        import_module("candour.talks.followers")
        navigation = import_module("candour.talks.navigation")
        listening = import_module("candour.listening.registers")
        listening.add_ways_on(navigation.ways_on)
        listening.add_more("Private talks", "talks-mine")
