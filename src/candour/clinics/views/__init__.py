"""The pages of clinics: a view loads, makes one call and answers."""
