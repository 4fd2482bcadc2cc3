"""News that campaigns follow."""
