"""Twins: small networks that behave as the real ones' published papers say, each rule with its source."""
