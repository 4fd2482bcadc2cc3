"""Reserved: the ward's own network (spaces, posts, photos and consent, campaigns)."""
