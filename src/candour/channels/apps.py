"""Tells Django about the room `channels`."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "candour.channels"
    label = "channels"
