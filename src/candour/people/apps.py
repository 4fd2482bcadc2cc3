"""Tells Django about the room `people`, and the rest of the house about its pages."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "candour.people"
    label = "people"
