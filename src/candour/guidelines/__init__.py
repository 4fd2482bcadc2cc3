"""Guidelines that run: colleagues propose clauses, ask, vote across opinion groups, and what they agree on is
in force at once."""
