"""Tells Django about the front door."""

from django.apps import AppConfig


class FrontdoorConfig(AppConfig):
    name = "candour.channels.frontdoor"
    label = "frontdoor"
