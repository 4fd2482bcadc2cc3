"""Tells Django about the room `photos`, and declares its work and news."""

from importlib import import_module

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "candour.photos"
    label = "photos"

    def ready(self) -> None:
        """This will declare the room's work and what it follows."""
        import_module("candour.photos.jobs")
        import_module("candour.photos.followers")
