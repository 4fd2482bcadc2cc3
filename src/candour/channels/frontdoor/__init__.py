"""The trust's own public page, as a network: stories in, answers out, no account needed."""
