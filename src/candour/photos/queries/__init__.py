"""What is asked about pictures: who may see one, what may be shown where, and who is in them."""

from candour.photos.queries.finding import (
    added_since,
    asked_by,
    by_file,
    loaded,
    of_person,
    photo_of,
    pictured_of,
    to_erase,
    to_forget,
)
from candour.photos.queries.joined import Joined, gathered, joined, to_join
from candour.photos.queries.showing import (
    kept_inside,
    may_go_out,
    may_see,
    seen_by_all,
    shown,
    shown_outside,
    waits_for,
    went_out_as,
)

__all__ = [
    "Joined",
    "added_since",
    "asked_by",
    "by_file",
    "gathered",
    "joined",
    "kept_inside",
    "loaded",
    "may_go_out",
    "may_see",
    "of_person",
    "photo_of",
    "pictured_of",
    "seen_by_all",
    "shown",
    "shown_outside",
    "to_erase",
    "to_forget",
    "to_join",
    "waits_for",
    "went_out_as",
]
