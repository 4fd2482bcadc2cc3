"""What this room's pages print."""
