"""The pages of the policy: a view loads, makes one call and answers."""
