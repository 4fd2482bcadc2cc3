"""The page of the policy: the table edited, proved, simulated against the past, adopted by name."""
