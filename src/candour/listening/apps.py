"""Tells Django about the room `listening`."""

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "candour.listening"
    label = "listening"
