"""Bluesky: a trust's account on the AT Protocol, through the server that keeps it."""
