"""Tells Django about the room `playlists`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class PlaylistsConfig(AppConfig):
    name = "candour.playlists"
    label = "playlists"

    def ready(self) -> None:
        """This will declare the room's work and news, and what it puts on pages of the feed."""
        import_module("candour.playlists.jobs")
        import_module("candour.playlists.followers")
        import_module("candour.playlists.entries").put()
