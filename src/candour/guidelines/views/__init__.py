"""The pages of the guideline: a view loads, makes one call and answers."""
