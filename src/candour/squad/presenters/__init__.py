"""What the pages of the squad print."""
