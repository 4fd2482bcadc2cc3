"""Tells Django about the room `clauses`."""

from django.apps import AppConfig


class ClausesConfig(AppConfig):
    name = "candour.clauses"
    label = "clauses"
