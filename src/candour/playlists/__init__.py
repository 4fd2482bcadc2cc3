"""Reserved: playlists of wards and campaigns."""
