"""Tells Django about the room `public`, and the rest of the house about its pages."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "candour.public"
    label = "public"

    def ready(self) -> None:
        """This will put this room's entries into the registers of the house."""
        from candour.public import entries  # noqa: PLC0415 - models are there only now

        entries.put()
