"""Tumblr, as its API v2 lets a trust's blog speak and listen there."""
