"""Tells Django about the room `channels`, and puts its entries in their places."""

from importlib import import_module

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "candour.channels"
    label = "channels"

    def ready(self) -> None:
        import_module("candour.channels.jobs")
        import_module("candour.channels.entries").put()
