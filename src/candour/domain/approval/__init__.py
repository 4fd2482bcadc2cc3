"""The way to approval: facts in, a route out, by a table that a trust can read and edit."""
