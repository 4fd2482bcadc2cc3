"""The pages of promises: a view loads, makes one call and answers."""
