"""Pictures are made anew: what can be seen stays, all else is left, and what is no picture is refused."""

import io
import random

import pytest
from PIL import Image

from candour.domain.refusal import Refusal
from candour.photos.safe_pictures import LARGEST_FILE, LARGEST_MADE, LONGEST_SIDE, made_safe
from tests.drawing import drawn

GPS, MAKE, TURNED = 0x8825, 0x010F, 0x0112


def seen(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("WEBP", "RGB"),
        ("GIF", "P"),
    ],
)
def test_what_can_be_seen_becomes_a_new_jpeg(form: str, mode: str) -> None:
    made = seen(made_safe(drawn(form=form, mode="RGB" if mode in {"P", "CMYK"} else mode)))
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (40, 30))


def test_where_and_when_it_was_taken_stays_behind() -> None:
    about = Image.Exif()
    about[MAKE] = "A phone"
    about.get_ifd(GPS)[1] = "N"
    sent = drawn(exif=about, comment=b"taken at home", icc_profile=b"x" * 200)
    assert b"A phone" in sent
    made = seen(made_safe(sent))
    assert not made.getexif()
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(made.info)


def test_a_picture_that_was_taken_sideways_stands_upright() -> None:
    about = Image.Exif()
    about[TURNED] = 6
    assert seen(made_safe(drawn((40, 30), exif=about))).size == (30, 40)


def test_a_large_picture_becomes_small_enough_for_every_network() -> None:
    points = random.Random(7).randbytes(2600 * 1300 * 3)  # noqa: S311 - noise to look at, not a secret
    noise = Image.frombytes("RGB", (2600, 1300), points)
    out = io.BytesIO()
    noise.save(out, "PNG", compress_level=0)
    made = made_safe(out.getvalue())
    assert len(made) <= LARGEST_MADE
    assert max(seen(made).size) <= LONGEST_SIDE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html><script>alert(1)</script>",
        b"%PDF-1.7",
        drawn()[:200],
        drawn(form="PNG")[:60],
        drawn(form="BMP"),
        drawn(form="TIFF"),
        b"\x00" * 1000,
    ],
)
def test_what_is_no_whole_picture_is_refused_with_a_way_on(content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        made_safe(content)
    assert refused.value.remedy


def test_a_picture_that_hides_a_page_is_only_a_picture_afterwards() -> None:
    assert b"<script" not in made_safe(drawn() + b"<script>alert(1)</script>")


@pytest.mark.parametrize("size", [(30_000, 30_000), (65_000, 1_000), (5_100, 5_000)])
def test_a_bomb_is_refused_by_its_head(size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.new("1", size).save(out, "PNG", compress_level=1)
    with pytest.raises(Refusal, match="million points"):
        made_safe(out.getvalue())


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    with pytest.raises(Refusal, match="20 MB"):
        made_safe(b"\xff" * (LARGEST_FILE + 1))
