"""Reserved: guidelines that run: clauses, proposals, votes and versions."""
