"""The guideline in force: its clauses, their versions, and what each makes the checks do."""
