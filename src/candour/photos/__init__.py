"""Pictures taken inside the trust, who is in them, and what those people agreed to."""
