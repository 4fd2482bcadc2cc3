"""Reserved: the incident room."""
