"""The pages of playlists: a view loads, makes one call and answers."""
