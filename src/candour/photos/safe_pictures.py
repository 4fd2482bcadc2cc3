"""A picture that somebody chose, made anew before it is kept: nothing of its file goes on but what is seen.

What it was taken with, where and when, smaller copies of it, and whatever else a file can hold stay behind.
A file that would take too much room when it is unpacked is refused by its head, before it is unpacked.
"""

import hashlib
import io
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from candour.domain.refusal import Refusal
from candour.photos.heic import Heic, is_heic

LARGEST_FILE = 20_000_000
"""Bytes of a file that is looked into at all."""
MOST_POINTS = {"JPEG": 50_000_000, "MPO": 50_000_000, "HEIC": 18_000_000, "WEBP": 8_000_000}
MOST_POINTS_ELSEWHERE = 20_000_000
"""Points of a picture that is unpacked. Only a JPEG (a phone's may hold two: MPO) can be unpacked smaller.

All of them so that one picture takes at most 150 MB, with the process around it."""
MOST_FRAMES = 200
LONGEST_SIDE = 2048
LARGEST_MADE = 950_000
"""Bytes of what goes out to networks: Bluesky takes a million, and the others more."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
ASKED_FOR = "image/jpeg,image/png,image/webp,image/gif"
"""What the boxes for pictures ask for. Not HEIC, though it is read: asked for this, an iPhone sends a JPEG,
which may be larger."""
SIDES = (1600, 800, 400)
"""Longest sides of what pages show, in points: a large screen, a phone, a list."""
SMALL = 12_000_000
"""Bytes, once unpacked, of a picture beside which another one may be made: four million points. Two of
them, with what writing them takes, need less memory than the largest one alone."""
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)  # for all threads at once
_STRIP = 64
"""Rows of the smaller picture that are made at once."""
_TURNED = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a camera was held (EXIF), and what sets it right."""
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
    with _refusing(), _ROOM.taken(places_of(content, LONGEST_SIDE)):
        return _written(_unpacked(content, LONGEST_SIDE))


def made_for_pages(content: bytes) -> MadeAnew:
    """This will give the picture in every size that pages show, each as WebP and as JPEG.

    Raises Refusal with what helps.
    """
    with _refusing(), _ROOM.taken(places_of(content, SIDES[0])):
        largest = _unpacked(content, SIDES[0])
        files: dict[str, bytes] = {}
        for picture in _sizes(largest):
            for ending, (form, how) in _FOR_PAGES.items():
                made = io.BytesIO()
                picture.save(made, form, **how)
                files[f"{max(picture.size)}.{ending}"] = made.getvalue()
        return MadeAnew(hashlib.sha256(content).hexdigest(), *largest.size, files)


class Room:
    """Memory for pictures: however many come at once, only so many are unpacked, whoever came first."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._door = threading.Lock()
        self._change = threading.Condition()

    @property
    def is_asked_for(self) -> bool:
        """This will say whether somebody waits for a place."""
        return self._door.locked()

    @contextmanager
    def taken(self, places: int) -> Iterator[None]:
        """This will wait for so many places, and hold them."""
        with self._door, self._change:
            self._change.wait_for(lambda: self._free >= places)
            self._free -= places
        try:
            yield
        finally:
            with self._change:
                self._free += places
                self._change.notify_all()


PLACES = 2
_ROOM = Room(PLACES)


def places_of(content: bytes, side: int) -> int:
    """This will say by a file's head what it takes: one place where it is small, else all of them."""
    if len(content) > LARGEST_FILE or is_heic(content):
        return PLACES
    with Image.open(io.BytesIO(content), formats=FORMATS) as found:
        if not found.info.get("progressive"):  # such a file is unpacked whole, whatever size is wanted
            found.draft("RGB", (side, side))
        return 1 if found.width * found.height * max(3, len(found.getbands())) <= SMALL else PLACES


@contextmanager
def _refusing() -> Iterator[None]:
    """This will say in plain words what is wrong with a file."""
    try:
        yield
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise _too_large(MOST_POINTS["JPEG"]) from bomb
    except UnidentifiedImageError as other:
        raise Refusal(
            "This is no picture that we can read.", "Choose a JPEG, PNG, WebP, HEIC or GIF."
        ) from other
    except (OSError, SyntaxError, ValueError, EOFError) as broken:
        raise Refusal(
            "This picture is broken off, or damaged.", "Choose it again, or another one."
        ) from broken


def _unpacked(content: bytes, side: int) -> Image.Image:
    """This will unpack a picture to what can be seen of it: upright, on white, at most `side` points long."""
    if len(content) > LARGEST_FILE:
        raise Refusal("This file is larger than 20 MB.", "Choose a smaller picture.")
    if is_heic(content):
        heic = Heic(content)
        _must_fit(heic.size, MOST_POINTS["HEIC"], heic.many)
        return _smaller(heic.size, heic.rows, side)
    with Image.open(io.BytesIO(content), formats=FORMATS) as found:
        most = MOST_POINTS.get(found.format or "", MOST_POINTS_ELSEWHERE)
        _must_fit(found.size, most)  # before its frames are counted, which takes a while
        _must_fit(found.size, most, getattr(found, "n_frames", 1))
        found.draft("RGB", (side, side))  # a large JPEG is unpacked smaller at once
        found.seek(0)
        found.load()
        width = found.width
        made = _smaller(found.size, lambda top, bottom: found.crop((0, top, width, bottom)), side)
        turned = found.getexif().get(_TURNED, 1)
    return made.transpose(_TURNS[turned]) if turned in _TURNS else made


def _smaller(size: tuple[int, int], rows: Callable[[int, int], Image.Image], side: int) -> Image.Image:
    """This will put a picture on white, at most `side` points long, with nothing else that its file said.

    It is halved, or more, a strip at a time: at once it would stand in memory twice.
    """
    width, height = size
    times = max(1, max(width, height) // side)
    whole = Image.new("RGB", (-(-width // times), -(-height // times)), "white")
    for top in range(0, height, _STRIP * times):
        strip = rows(top, min(top + _STRIP * times, height))
        if strip.has_transparency_data:
            strip = strip.convert("RGBA").reduce(times)
            whole.paste(strip, (0, top // times), strip)
        else:
            whole.paste(strip.convert("RGB").reduce(times), (0, top // times))
    whole.thumbnail((side, side))
    return whole


def _must_fit(size: tuple[int, int], most: int, frames: int = 1) -> None:
    if size[0] * size[1] > most:
        raise _too_large(most)
    if frames > MOST_FRAMES:
        raise Refusal(f"This picture moves for more than {MOST_FRAMES} frames.", "Choose one that stands.")


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
    return Refusal(
        f"This picture has more than {most // 1_000_000} million points.", "Choose a smaller one, or a JPEG."
    )
