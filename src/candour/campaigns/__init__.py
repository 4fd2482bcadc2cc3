"""Campaigns by hashtag: their frame, their entries, the live wall and the story of the day."""
