"""The addresses of pictures: their bytes, who is in them, what those people say."""

from tests.house.address import SEEN, STAFF, WRITER, Address, who

INCOMPLETE = frozenset({422})
VISITOR = {"kind": "=visitor"}
REFUSED = frozenset({403})
SPEAKS_FOR_OTHERS = WRITER | who("communications", "administrator")
PHOTO = {"photo_id": "photo"}
FILM = {"photo_id": "film"}

TOLD = {"alt": "=A kettle.", "people": "=these", "background": "=yes"}
NAMES = {"name": "=Nobody Here", "audience": "=inside"}
EVERYBODYS = {"place": "=everybody"}

PHOTOS = (
    Address("photos-of-me", get=STAFF),
    Address("photos-photo", PHOTO, get=WRITER, post=WRITER, body=TOLD),
    Address("photos-name", PHOTO, post=WRITER, body=NAMES, posted=REFUSED),
    Address("photos-written", PHOTO, get=WRITER, post=WRITER, body=VISITOR, posted=INCOMPLETE),
    Address("photos-take-down", PHOTO, post=WRITER),
    Address("photos-agree", {"pictured_id": "pictured"}, post=WRITER, body={"audience": "=inside"}),
    Address("photos-no", {"pictured_id": "visitor_pictured"}, post=SPEAKS_FOR_OTHERS),
    Address("photos-unname", {"pictured_id": "asked_pictured"}, post=WRITER),
    Address("photos-piece", {"key": "=k", "size": "=10", "offset": "=0"}, post=STAFF, posted=SEEN),
    Address("network-photos", EVERYBODYS, get=STAFF, post=STAFF, body={**EVERYBODYS, "text": "=Tea."}),
    Address("network-leave-out", {**EVERYBODYS, "photo_id": "chosen_photo"}, post=WRITER),
    Address("photos-file", {**PHOTO, "side": "=40", "form": "=webp"}, get=WRITER),
    Address("photos-caption", FILM, get=WRITER, post=WRITER, body={"speaks": "=no", "heard": "=Tea."}),
    Address("photos-captions", FILM, get=WRITER),
    Address("photos-video", FILM, get=WRITER),
    Address("photos-public-captions", FILM),
    Address("photos-public-video", FILM),
    Address("photos-public-file", {**PHOTO, "side": "=40", "form": "=webp"}),
)
