"""Reserved: campaigns, their frame, the live wall and the story of the day."""
