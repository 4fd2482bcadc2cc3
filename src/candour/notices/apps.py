"""Tells Django about the room `notices`."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "candour.notices"
    label = "notices"
