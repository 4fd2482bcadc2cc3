"""What the pages of the feed print."""
