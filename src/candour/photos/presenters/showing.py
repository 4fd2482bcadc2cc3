"""A picture as an <img> prints it: every size that there is, its words, and the room it needs."""

from dataclasses import dataclass

from django.urls import reverse

from candour.domain.picturing import Audience
from candour.photos.models import Photo

_SHOWN_AT = 800
"""The longest side of what is shown where a browser does not choose."""


@dataclass(frozen=True)
class PictureOnPage:
    """One picture: `src` is a JPEG for any browser, the others are for those that choose."""

    pk: int
    src: str
    webp: str
    jpeg: str
    alt: str
    width: int
    height: int

    @staticmethod
    def of(photo: Photo, audience: Audience = Audience.INSIDE) -> "PictureOnPage":
        """This will take a picture; for the public it has addresses that ask for no sign-in."""
        name = "photos-file" if audience is Audience.INSIDE else "photos-public-file"
        longest = max(photo.width, photo.height)
        sides = sorted({int(file.split(".")[0]) for file in photo.renditions})

        def at(side: int, form: str) -> str:
            return reverse(name, args=[photo.pk, side, form])

        def set_of(form: str) -> str:
            return ", ".join(f"{at(side, form)} {round(photo.width * side / longest)}w" for side in sides)

        shown = next((side for side in sides if side >= _SHOWN_AT), sides[-1])
        return PictureOnPage(
            pk=photo.pk,
            src=at(shown, "jpg"),
            webp=set_of("webp"),
            jpeg=set_of("jpg"),
            alt=photo.alt,
            width=photo.width,
            height=photo.height,
        )
