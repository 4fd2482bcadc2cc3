"""Tells Django about the room `jobs`."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "candour.jobs"
    label = "jobs"
