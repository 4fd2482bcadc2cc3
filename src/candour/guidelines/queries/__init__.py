"""What is read of proposals: one, the lists, the votes as numbers, and what a rule would have done."""
