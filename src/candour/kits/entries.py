"""What kits put on other rooms' pages: a way on from the feed, and which pictures they show."""

from candour.kits.queries import in_kits, sees_by_a_kit
from candour.network import registers as network
from candour.photos import registers as photos


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    network.add_way("Share kits", "kits")
    photos.add_inside(sees_by_a_kit)
    photos.add_use(in_kits)
