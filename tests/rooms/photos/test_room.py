"""Room for pictures: two small ones are made at once, a large one alone, whoever came first."""

import io
import threading
import time

import pytest
from PIL import Image

from candour.domain.refusal import Refusal
from candour.photos.safe_pictures import PLACES, Room, made_for_pages, places_of
from tests.drawing import drawn


@pytest.mark.parametrize(
    ("size", "form", "places"),
    [
        ((1600, 1200), "JPEG", 1),
        ((3200, 3200), "JPEG", 1),  # unpacked at half its size
        ((4032, 3024), "JPEG", PLACES),
        ((2000, 2000), "PNG", 1),
        ((2100, 2000), "PNG", PLACES),
    ],
)
def test_what_a_picture_takes_is_known_by_its_head(size: tuple[int, int], form: str, places: int) -> None:
    assert places_of(drawn(size, form=form), 1600) == places


@pytest.mark.parametrize(("mode", "progressive"), [("RGB", True), ("L", True), ("L", False), ("P", False)])
def test_a_file_that_unpacks_to_more_than_its_head_says_takes_the_whole_room(
    mode: str, progressive: bool
) -> None:
    """A progressive JPEG is unpacked whole whatever size is wanted; grey and palettes become colours."""
    size, written = (3200, 3200) if progressive else (2100, 2000), io.BytesIO()
    Image.new(mode, size).save(written, "GIF" if mode == "P" else "JPEG", progressive=progressive)
    assert places_of(written.getvalue(), 1600) == PLACES


def test_a_large_one_waits_for_the_small_ones_and_is_not_passed() -> None:
    room, order = Room(2), list[str]()

    def make(name: str, places: int) -> None:
        with room.taken(places):
            order.append(name)

    with room.taken(1), room.taken(1):
        waits = threading.Thread(target=make, args=("large", 2))
        waits.start()
        while not room.is_asked_for:
            time.sleep(0.001)
        passes = threading.Thread(target=make, args=("small", 1))
        passes.start()
        assert order == []
    for each in (waits, passes):
        each.join(10)
    assert order == ["large", "small"]


def test_a_picture_that_is_refused_gives_its_place_back() -> None:
    for _ in range(PLACES + 1):
        with pytest.raises(Refusal, match="broken off"):
            made_for_pages(drawn((400, 300))[:-200])
    assert made_for_pages(drawn()).files
