"""What the pages of promises print."""
