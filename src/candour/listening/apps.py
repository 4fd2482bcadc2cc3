"""Tells Django about the room `listening`, and puts Listen into the navigation and the live news."""

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "candour.listening"
    label = "listening"

    def ready(self) -> None:
        """This will add the navigation entry with how many posts wait, and what the inbox listens to."""
        from candour.listening import entrance  # noqa: PLC0415 - models are not there sooner

        entrance.add_to_navigation()
        entrance.add_to_live()
