"""Tells Django about the room `learning`, and the rooms below about its lessons."""

from importlib import import_module

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "candour.learning"
    label = "learning"

    def ready(self) -> None:
        """This will read the lessons and put this room's entries into the registers."""
        import_module("candour.learning.jobs")
        import_module("candour.learning.followers")
        import_module("candour.learning.catalogue").put_lessons()
        import_module("candour.learning.entries").put()
