"""Tells Django about the room `policy`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "candour.policy"
    label = "policy"

    def ready(self) -> None:
        import_module("candour.policy.jobs")
        import_module("candour.policy.entries").put()
