"""What is asked about the feed, its spaces and its people."""
