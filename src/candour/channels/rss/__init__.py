"""Feeds: news and blogs that write about the trust, in only."""
