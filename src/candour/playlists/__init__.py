"""Playlists of wards and interests: songs by vote, in and out by file, shared outside, and on Spotify."""
