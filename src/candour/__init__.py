"""Candour: the people of a hospital trust speak in public, and the trust stands behind every word."""

__version__ = "0.1.0"
