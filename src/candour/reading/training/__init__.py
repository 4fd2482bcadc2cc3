"""Trains the linear reader from a data folder; needs the extra `train`, and never runs in production."""
