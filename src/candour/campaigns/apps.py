"""Tells Django about the room `campaigns`, and puts its entries into the registers."""

from importlib import import_module

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "candour.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """This will declare the room's work and news, and what it puts on pages of other rooms."""
        import_module("candour.campaigns.jobs")
        import_module("candour.campaigns.followers")
        import_module("candour.campaigns.entries").put()
