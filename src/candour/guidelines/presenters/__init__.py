"""What the pages of the guideline print."""
