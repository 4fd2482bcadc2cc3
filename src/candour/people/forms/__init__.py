"""What people type on this room's pages, turned into values."""
