"""Tells Django about the room `config`."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "candour.config"
    label = "config"
