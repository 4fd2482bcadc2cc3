"""Doors to the outside: one folder a network, accounts and their health."""
