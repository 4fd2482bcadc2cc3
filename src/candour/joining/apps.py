"""Tells Django about the room `joining`, and the room `people` about the ways in."""

from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "candour.joining"
    label = "joining"

    def ready(self) -> None:
        """This will put this room's entries into the registers of the house."""
        from candour.joining import entries  # noqa: PLC0415 - models are there only now

        entries.put()
