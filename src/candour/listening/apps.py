"""Tells Django about the room `listening`, and puts Listen into the navigation."""

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "candour.listening"
    label = "listening"

    def ready(self) -> None:
        """This will add the navigation entry with how many posts wait."""
        from candour.listening.entrance import add_to_navigation  # noqa: PLC0415 - models are not there sooner

        add_to_navigation()
