"""The public pages, open to everybody."""
