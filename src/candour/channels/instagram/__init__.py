"""Instagram: the trust's professional account."""
