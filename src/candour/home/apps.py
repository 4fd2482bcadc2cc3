"""Tells Django about the room `home`, and puts it first in the navigation."""

from importlib import import_module

from django.apps import AppConfig

from candour.web import figures, registers


class HomeConfig(AppConfig):
    name = "candour.home"
    label = "home"

    def ready(self) -> None:
        """This will put Home into the navigation, and have its page's figures asked for with all others."""
        registers.navigation.add("Home", "home", order=10)
        own_links = import_module("candour.people.registers")
        own_links.own_links.put(own_links.OwnLink("A letter when I was away", "home-catch-up"), 20)
        registers.navigation.add("Search", "home-search", order=34)
        import_module("candour.home.jobs")
        import_module("candour.home.followers")
        for name, asks in import_module("candour.home.figures").FIGURES.items():
            figures.on_page("home", name, asks)
