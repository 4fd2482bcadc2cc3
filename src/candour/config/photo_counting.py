"""Counts a photo day from its files alone: what the server took, against what it gives out at the end.

DIR/requests.jsonl   what was taken, in the order of each line: {"time", "kind", "post", "words", ...}
DIR/export.jsonl     what the campaign's own file says at the end: {"kind", "post", "words", ...}, in order

lost           what was taken and is not given out
doubled        what is given out more than once, or was never taken
out_of_order   comments that stand before one which was taken earlier in the same thread
"""

import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

_GPS = 0x8825
_MARKS = (b"http://ns.adobe.com/xap", b"GPSLatitude", b"GPSLongitude")


@dataclass(frozen=True)
class Counted:
    """What the two files say."""

    photos: int
    comments: int
    lost: int
    doubled: int
    out_of_order: int


def count(out: Path) -> Counted:
    """This will count from the files in a folder."""
    taken, given = list(_lines(out / "requests.jsonl")), list(_lines(out / "export.jsonl"))
    asked = Counter((each["kind"], each["post"], each["words"]) for each in taken)
    got = Counter((each["kind"], each["post"], each["words"]) for each in given)
    kinds = Counter(each["kind"] for each in given)
    return Counted(
        photos=kinds["photo"],
        comments=kinds["comment"],
        lost=sum((asked - got).values()),
        doubled=sum((got - asked).values()),
        out_of_order=_out_of_order(taken, given),
    )


def taken(out: Path) -> dict[str, int]:
    """This will count what the server took, whether or not it gives it out."""
    kinds = Counter(each["kind"] for each in _lines(out / "requests.jsonl"))
    return {"photos_taken": kinds["photo"], "comments_taken": kinds["comment"]}


def gps_tags(picture: bytes) -> int:
    """This will count what a picture still says of where it was taken."""
    with Image.open(io.BytesIO(picture)) as image:
        found = len(image.getexif().get_ifd(_GPS))
    return found + sum(picture.count(mark) for mark in _MARKS)


def _out_of_order(taken: list[dict[str, object]], given: list[dict[str, object]]) -> int:
    place: dict[object, dict[object, int]] = defaultdict(dict)
    for each in taken:
        if each["kind"] == "comment":
            place[each["post"]].setdefault(each["words"], len(place[each["post"]]))
    last: dict[object, int] = defaultdict(lambda: -1)
    wrong = 0
    for each in given:
        if each["kind"] != "comment" or each["words"] not in place[each["post"]]:
            continue
        here = place[each["post"]][each["words"]]
        wrong += here < last[each["post"]]
        last[each["post"]] = max(last[each["post"]], here)
    return wrong


def _lines(file: Path) -> Iterator[dict[str, object]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
