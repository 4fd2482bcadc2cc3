"""Measurements of Candour against simple ways of doing the same, for `candour bench`."""
