"""Spotify: the trust's playlists. Nobody can speak there, and nothing comes in."""
