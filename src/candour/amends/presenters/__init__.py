"""What the pages about mistakes print."""
