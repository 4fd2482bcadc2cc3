"""Tells Django about the room `ledger`."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "candour.ledger"
    label = "ledger"
