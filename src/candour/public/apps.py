"""Tells Django about the room `public`."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "candour.public"
    label = "public"
