"""What is asked about playlists."""
