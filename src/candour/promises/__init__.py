"""Promises with a date: a team takes them, keeps them, and those who were promised are told."""
