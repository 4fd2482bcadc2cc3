"""The pages of *Speak*: a view loads, makes one call and answers."""
