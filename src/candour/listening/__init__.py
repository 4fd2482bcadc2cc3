"""Public posts from outside: receive, read, claim, triage, clocks and hand-offs."""
