"""X, as its API v2 lets a trust speak and listen there."""
