"""Threads: the trust's account beside the one on Instagram."""
