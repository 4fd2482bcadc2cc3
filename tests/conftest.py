"""Fixtures that every test may use."""

import os

os.environ.setdefault("CANDOUR_MODE", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
