"""A picture as an <img> prints it, a video as a <video>: each size, its words, and the room it needs."""

from dataclasses import dataclass

from django.urls import reverse

from candour.domain.picturing import Audience
from candour.domain.videos import VideoState
from candour.photos.models import Photo
from candour.web.filters import plural

_SHOWN_AT = 800
"""The longest side of what is shown where a browser does not choose."""


@dataclass(frozen=True)
class VideoOnPage:
    """The video behind a still picture, once it was made anew: where its bytes and its captions are."""

    src: str
    captions: str
    length: str


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
    video: VideoOnPage | None = None

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
            video=_video(photo, audience),
        )


def _video(photo: Photo, audience: Audience) -> VideoOnPage | None:
    video = photo.video
    if video is None or video.state != VideoState.MADE:
        return None
    public = "" if audience is Audience.INSIDE else "public-"
    captions = reverse(f"photos-{public}captions", args=[photo.pk])
    written_at = f"?{video.captioned_at:%s}" if video.captioned_at else ""
    return VideoOnPage(
        src=reverse(f"photos-{public}video", args=[photo.pk]),
        captions=captions + written_at if video.captions else "",
        length=plural(video.seconds, "second"),
    )
