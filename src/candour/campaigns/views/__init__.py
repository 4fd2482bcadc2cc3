"""The pages of campaigns: a view loads, makes one call and answers."""
