"""Tells Django about the room `home`, and puts it first in the navigation."""

from django.apps import AppConfig

from candour.web import registers


class HomeConfig(AppConfig):
    name = "candour.home"
    label = "home"

    def ready(self) -> None:
        registers.navigation.add("Home", "home", order=10)
