"""Reserved: what changed because we spoke."""
