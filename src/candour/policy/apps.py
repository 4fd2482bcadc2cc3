"""Tells Django about the room `policy`."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "candour.policy"
    label = "policy"
