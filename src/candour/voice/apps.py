"""Tells Django about the room `voice`."""

from importlib import import_module

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "candour.voice"
    label = "voice"

    def ready(self) -> None:
        import_module("candour.voice.jobs")
