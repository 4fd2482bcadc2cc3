"""The pages of the feed: a view loads, makes one call and answers."""
