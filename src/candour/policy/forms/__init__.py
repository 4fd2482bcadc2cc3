"""Rows, settings, days and reasons: text in, values out."""
