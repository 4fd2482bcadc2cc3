"""Tells Django about the room `people`, and the rest of the house about its pages."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "candour.people"
    label = "people"

    def ready(self) -> None:
        """This will put this room's entries into the registers of the house."""
        from candour.people import entries  # noqa: PLC0415 - models are there only now

        entries.put()
