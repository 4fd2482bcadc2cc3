"""What the pages of this room answer."""
