"""The pages of the squad."""
