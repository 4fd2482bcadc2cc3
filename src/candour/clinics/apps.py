"""Tells Django about the room `clinics`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class ClinicsConfig(AppConfig):
    name = "candour.clinics"
    label = "clinics"

    def ready(self) -> None:
        """This will declare the room's work, and what it puts on pages of other rooms."""
        import_module("candour.clinics.jobs")
        import_module("candour.clinics.followers")
        import_module("candour.clinics.entries").put()
