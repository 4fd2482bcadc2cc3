"""Pictures are made anew: what can be seen stays, all else is left, and what is no picture is refused."""

import io
import random
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from candour.domain.refusal import Refusal
from candour.photos.safe_pictures import LARGEST_FILE, LARGEST_MADE, LONGEST_SIDE, made_for_pages, made_safe
from tests.drawing import drawn

HERE = Path(__file__).parent
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


def frames(many: int, form: str) -> bytes:
    first, *others = [Image.new("L", (8, 8), (number * 37) % 256).convert("RGB") for number in range(many)]
    out = io.BytesIO()
    first.save(out, form, save_all=True, append_images=others, duration=1, lossless=True)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        lambda: drawn((30_000, 30_000), "PNG", "1"),
        lambda: drawn((64_000, 1_000), "PNG", "1"),
        lambda: drawn((5_100, 5_000), "PNG", "1"),
        lambda: drawn((9_000, 6_000), "JPEG", "L", progressive=True),
        lambda: drawn((4_000, 2_100), "WEBP", method=0),
        lambda: drawn((5_000, 5_000), "GIF", "L"),
        (HERE / "too-large.heic").read_bytes,
    ],
    ids=["png", "strip", "wide", "progressive", "webp", "gif", "heic"],
)
def test_a_bomb_is_refused_by_its_head(content: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = content()
    monkeypatch.setattr(Image.Image, "load", unpacks)
    with pytest.raises(Refusal, match="million points"):
        made_for_pages(bomb)


def unpacks(*_: object) -> None:
    raise AssertionError("it was unpacked before it was refused")


@pytest.mark.parametrize(("form", "many"), [("GIF", 1_000), ("PNG", 201), ("WEBP", 201)])
def test_what_moves_for_long_is_refused(form: str, many: int) -> None:
    with pytest.raises(Refusal, match="200 frames"):
        made_for_pages(frames(many, form))


@pytest.mark.parametrize("form", ["AVIF", "ICO", "TIFF", "BMP"])
def test_other_kinds_of_picture_are_refused_with_what_to_choose(form: str) -> None:
    with pytest.raises(Refusal, match="no picture that we can read") as refused:
        made_for_pages(drawn(form=form))
    assert "JPEG" in refused.value.remedy


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    with pytest.raises(Refusal, match="20 MB"):
        made_safe(b"\xff" * (LARGEST_FILE + 1))


def test_a_picture_of_an_iphone_becomes_what_every_browser_shows() -> None:
    made = made_for_pages((HERE / "kettle.heic").read_bytes())
    assert (made.width, made.height) == (120, 80)
    assert {seen(content).format for content in made.files.values()} == {"WEBP", "JPEG"}


def test_every_size_is_there_and_none_is_larger_than_what_was_sent() -> None:
    made = made_for_pages(drawn((1000, 500)))
    assert sorted(made.files) == ["1000.jpg", "1000.webp", "400.jpg", "400.webp", "800.jpg", "800.webp"]
    assert seen(made.files["400.webp"]).size == (400, 200)


def marked_40_times() -> bytes:
    """This will draw a picture with forty marks in what its file says: EXIF, GPS, XMP, ICC, a comment."""
    about = Image.Exif()
    beside: MutableMapping[int, Any] = about
    camera, place = about.get_ifd(0x8769), about.get_ifd(GPS)
    texts = [(beside, tag) for tag in (0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x013C, 0x8298)]
    texts += [(camera, tag) for tag in (0xA420, 0xA430, 0xA431, 0xA433, 0xA434, 0xA435)]
    texts += [(place, tag) for tag in (1, 3, 8, 9, 10, 12, 14, 16, 18, 21, 23, 25, 29)]
    unspoken = [
        (beside, 0x9C9B),
        (beside, 0x9C9C),
        (beside, 0x9C9D),
        (camera, 0x9286),
        (place, 27),
        (place, 28),
    ]
    for number, (where, tag) in enumerate([*texts, *unspoken]):
        where[tag] = mark(number) if number < len(texts) else mark(number).encode()
    profile = b"".join(mark(each).encode() for each in range(32, 36)).ljust(10_000_000, b"i")
    xmp = f"<x:xmpmeta>{mark(36)}{mark(37)}</x:xmpmeta>".encode()
    thumbnail = drawn(comment=mark(39).encode())
    sent = drawn((900, 700), exif=about, xmp=xmp, icc_profile=profile, comment=mark(38).encode())
    return sent + thumbnail


def mark(place: int) -> str:
    return f"mark-{place:02}-of-40"


def test_nothing_that_a_file_says_beside_the_picture_is_left_in_any_size() -> None:
    sent = marked_40_times()
    assert all(mark(place).encode() in sent for place in range(40)), "all forty are in what is sent"
    made = made_for_pages(sent)
    assert len(made.files) == 6
    kept = [*made.files.values(), made_safe(sent), made_safe(made.files["900.jpg"])]
    left = [place for place in range(40) for content in kept if mark(place).encode() in content]
    assert not left, f"{len(left)} of 40 are left"
    for content in kept:
        picture = seen(content)
        assert not picture.getexif()
        assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & set(picture.info)


POLYGLOTS = {
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "html": b"<!DOCTYPE html><script>alert(1)</script>",
    "pdf": b"%PDF-1.7 <script>alert(1)</script>",
    "picture, then page": drawn() + b"<script>alert(1)</script>",
    "page in a comment": drawn(comment=b"*/<script>alert(1)</script>"),
    "script that begins as a picture": b"\xff\xd8\xff\xe0<script>alert(1)</script>",
    "GIF that is a script": b"GIF89a/*" + b"<script>alert(1)</script>*/",
}


@pytest.mark.parametrize("content", POLYGLOTS.values(), ids=POLYGLOTS.keys())
def test_a_page_that_calls_itself_a_picture_is_refused_or_only_a_picture_afterwards(content: bytes) -> None:
    files: dict[str, bytes] = {}
    with suppress(Refusal):
        files = made_for_pages(content).files
    assert all(b"<script" not in each for each in files.values())


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "HEIC"])
def test_a_file_that_was_cut_anywhere_is_refused_in_plain_words(form: str) -> None:
    whole = (HERE / "kettle.heic").read_bytes() if form == "HEIC" else drawn((200, 150), form)
    for tenths in range(10):
        with pytest.raises(Refusal) as refused:
            made_for_pages(whole[: len(whole) * tenths // 10])
        assert refused.value.remedy, tenths
