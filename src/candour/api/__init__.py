"""Reserved: REST, webhooks and client API."""
