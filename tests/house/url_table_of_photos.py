"""The addresses of pictures: their bytes, who is in them, what those people say."""

from tests.house.address import WRITER, Address

PHOTO = {"photo_id": "photo"}

PHOTOS = (
    Address("photos-file", {**PHOTO, "side": "=40", "form": "=webp"}, get=WRITER),
    Address("photos-public-file", {**PHOTO, "side": "=40", "form": "=webp"}),
)
