"""What the trust says: drafts, checks, routes, decisions, the outbox and publishing."""
