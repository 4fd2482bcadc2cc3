"""A picture that somebody chose, made anew before it is kept: nothing of its file goes on but what is seen.

What it was taken with, where and when, smaller copies of it, and whatever else a file can hold stay behind.
A file that would take too much room when it is unpacked is refused by its head, before it is unpacked.
"""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from candour.domain.refusal import Refusal

LARGEST_FILE = 20_000_000
"""Bytes of a file that is looked into at all."""
MOST_POINTS = {"JPEG": 50_000_000, "MPO": 50_000_000}
MOST_POINTS_ELSEWHERE = 25_000_000
"""Points of a picture that is unpacked. Only a JPEG (a phone's may hold two: MPO) can be unpacked smaller."""
MOST_FRAMES = 200
LONGEST_SIDE = 2048
LARGEST_MADE = 950_000
"""Bytes of what goes out to networks: Bluesky takes a million, and the others more."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
SIDES = (1600, 800, 400)
"""Longest sides of what pages show, in points: a large screen, a phone, a list."""
_QUALITIES = (88, 80, 70, 55)
_FOR_PAGES: dict[str, tuple[str, dict[str, int]]] = {
    "webp": ("WEBP", {"quality": 78, "method": 3}),
    "jpg": ("JPEG", {"quality": 80}),
}


@dataclass(frozen=True)
class MadeAnew:
    """A picture in the sizes that pages show: `files` by name ("800.webp"), and the largest one's size."""

    sha256: str
    width: int
    height: int
    files: dict[str, bytes]


def made_safe(content: bytes) -> bytes:
    """This will give the picture as a new JPEG of at most 950 kB. Raises Refusal with what helps."""
    with _refusing():
        return _written(_unpacked(content, LONGEST_SIDE))


def made_for_pages(content: bytes) -> MadeAnew:
    """This will give the picture in every size that pages show, each as WebP and as JPEG.

    Raises Refusal with what helps.
    """
    with _refusing():
        largest = _unpacked(content, SIDES[0])
        files: dict[str, bytes] = {}
        for picture in _sizes(largest):
            for ending, (form, how) in _FOR_PAGES.items():
                made = io.BytesIO()
                picture.save(made, form, **how)
                files[f"{max(picture.size)}.{ending}"] = made.getvalue()
        return MadeAnew(hashlib.sha256(content).hexdigest(), *largest.size, files)


@contextmanager
def _refusing() -> Iterator[None]:
    """This will say in plain words what is wrong with a file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise _too_large(MOST_POINTS["JPEG"]) from bomb
    except UnidentifiedImageError as other:
        raise Refusal("This is no picture that we can read.", "Choose a JPEG, PNG, WebP or GIF.") from other
    except (OSError, SyntaxError, ValueError, EOFError) as broken:
        raise Refusal(
            "This picture is broken off, or damaged.", "Choose it again, or another one."
        ) from broken


def _unpacked(content: bytes, side: int) -> Image.Image:
    """This will unpack a picture to what can be seen of it: upright, on white, at most `side` points long."""
    if len(content) > LARGEST_FILE:
        raise Refusal("This file is larger than 20 MB.", "Choose a smaller picture.")
    with Image.open(io.BytesIO(content), formats=FORMATS) as found:
        width, height = found.size
        most = MOST_POINTS.get(found.format or "", MOST_POINTS_ELSEWHERE)
        if width * height > most:
            raise _too_large(most)
        if getattr(found, "n_frames", 1) > MOST_FRAMES:
            raise Refusal(
                f"This picture moves for more than {MOST_FRAMES} frames.", "Choose one that stands."
            )
        found.draft("RGB", (side, side))  # a large JPEG is unpacked smaller at once
        found.seek(0)
        found.thumbnail((side, side))  # before any copy of it is made
        seen = ImageOps.exif_transpose(found)
        if seen.mode == "RGB" and "transparency" not in seen.info:
            seen.info.clear()  # a WebP would take its colour profile along
            return seen
        seen = seen.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    ground.alpha_composite(seen)
    return ground.convert("RGB")


def _sizes(largest: Image.Image) -> Iterator[Image.Image]:
    """This will give a picture, then smaller ones of it, each made from the one before."""
    yield largest
    for side in SIDES:
        if side < max(largest.size):
            width, height = largest.size
            share = side / max(width, height)
            size = max(1, round(width * share)), max(1, round(height * share))
            largest = largest.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
            yield largest


def _written(picture: Image.Image) -> bytes:
    """This will write it as well as fits: first less exactly, then smaller."""
    while True:
        for quality in _QUALITIES:
            made = io.BytesIO()
            picture.save(made, "JPEG", quality=quality, optimize=True)
            if made.tell() <= LARGEST_MADE:
                return made.getvalue()
        width, height = picture.size
        picture = picture.resize((max(1, width * 3 // 4), max(1, height * 3 // 4)))


def _too_large(most: int) -> Refusal:
    return Refusal(f"This picture has more than {most // 1_000_000} million points.", "Choose a smaller one.")
