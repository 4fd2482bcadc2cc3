"""Tells Django about the room `jobs`, which loads every room's jobs.py and followers.py at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "candour.jobs"
    label = "jobs"

    def ready(self) -> None:
        """This will load the work and the followers that the rooms declare."""
        autodiscover_modules("jobs", "followers")
