"""A picture that somebody chose, made anew before it is kept: nothing of its file goes on but what is seen.

What it was taken with, where and when, smaller copies of it, and whatever else a file can hold stay behind.
A file that would take too much room when it is unpacked is refused by its head, before it is unpacked.
"""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from candour.domain.refusal import Refusal

LARGEST_FILE = 20_000_000
"""Bytes of a file that is looked into at all."""
MOST_POINTS = {"JPEG": 50_000_000}
MOST_POINTS_ELSEWHERE = 25_000_000
"""Points of a picture that is unpacked. Only a JPEG can be unpacked smaller, so it may be large."""
LONGEST_SIDE = 2048
LARGEST_MADE = 950_000
"""Bytes of what is kept: Bluesky takes a million, and the others more."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_QUALITIES = (88, 80, 70, 55)


def made_safe(content: bytes) -> bytes:
    """This will give the picture as a new JPEG of at most 950 kB. Raises Refusal with what helps."""
    if len(content) > LARGEST_FILE:
        raise Refusal("This file is larger than 20 MB.", "Choose a smaller picture.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _written(_unpacked(content))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise _too_large(MOST_POINTS["JPEG"]) from bomb
    except UnidentifiedImageError as other:
        raise Refusal("This is no picture that we can read.", "Choose a JPEG, PNG, WebP or GIF.") from other
    except (OSError, SyntaxError, ValueError, EOFError) as broken:
        raise Refusal(
            "This picture is broken off, or damaged.", "Choose it again, or another one."
        ) from broken


def _unpacked(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=FORMATS) as found:
        width, height = found.size
        most = MOST_POINTS.get(found.format or "", MOST_POINTS_ELSEWHERE)
        if width * height > most:
            raise _too_large(most)
        found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is unpacked smaller at once
        found.seek(0)
        found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))  # before any copy of it is made
        seen = ImageOps.exif_transpose(found).convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    ground.alpha_composite(seen)
    return ground.convert("RGB")


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
