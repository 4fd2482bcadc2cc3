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
MOST_POINTS = 50_000_000
"""Points of a picture that is unpacked: more than phones take."""
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
        raise _too_large() from bomb
    except UnidentifiedImageError as other:
        raise Refusal("This is no picture that we can read.", "Choose a JPEG, PNG, WebP or GIF.") from other
    except (OSError, SyntaxError, ValueError, EOFError) as broken:
        raise Refusal(
            "This picture is broken off, or damaged.", "Choose it again, or another one."
        ) from broken


def _unpacked(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=FORMATS) as found:
        width, height = found.size
        if width * height > MOST_POINTS:
            raise _too_large()
        found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is unpacked smaller at once
        found.seek(0)
        found.load()
        upright = ImageOps.exif_transpose(found)
        seen = upright.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    ground.alpha_composite(seen)
    plain = ground.convert("RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return plain


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


def _too_large() -> Refusal:
    return Refusal("This picture has more than 50 million points.", "Choose a smaller one.")
