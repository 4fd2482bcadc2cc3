"""Tells Django about the room `lookout`, and puts what it knows beside posts and over the inbox."""

from importlib import import_module

from django.apps import AppConfig


class LookoutConfig(AppConfig):
    name = "candour.lookout"
    label = "lookout"

    def ready(self) -> None:
        """This will look at every post that comes in, and tell of what was found."""
        import_module("candour.lookout.entrance").put()
