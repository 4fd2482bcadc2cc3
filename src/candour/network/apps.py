"""Tells Django about the room `network`."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "candour.network"
    label = "network"
