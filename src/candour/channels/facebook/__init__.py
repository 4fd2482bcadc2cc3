"""Facebook: the trust's Page."""
