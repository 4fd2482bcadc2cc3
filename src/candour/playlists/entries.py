"""What playlists put on pages of the feed: a way to them."""

from candour.network import registers as network


def put() -> None:
    """This will add the way; doing it twice changes nothing."""
    network.add_way("Playlists", "playlists")
