"""The front door's pages, open to everybody."""
