"""Live a photo day over HTTP: sites send pictures and comments at full speed; count what is there."""

import argparse
import csv
import io
import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING
from zipfile import ZipFile

from candour.config import served
from candour.config.command import WrongUse, print_result
from candour.config.drill_ground import empty_folder, must_be_empty
from candour.config.photo_counting import count, gps_tags, taken
from candour.config.photographing import FAULTS, Browser, Line, Log, Reader, Refused, Site, shares, signed_in

if TYPE_CHECKING:
    from candour.demo.photo_day import PhotoDay

PATIENCE = 120.0
"""Seconds after the last request in which the last picture becomes an entry."""


@dataclass(frozen=True)
class Lived:
    """How a day went: what it took, each page that was read (both in seconds), and what was refused."""

    seconds: float
    took: Sequence[float]
    faults: Sequence[str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the options of `candour photo-day`."""
    parser.add_argument("--photos", type=int, default=86, help="how many pictures (86)")
    parser.add_argument("--comments", type=int, default=5853, help="how many comments (5853)")
    parser.add_argument("--sites", type=int, default=8, help="from how many sites (8)")
    parser.add_argument("--side", type=int, default=1600, help="the longer side of a picture (1600)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same pictures")
    parser.add_argument("--out", required=True, metavar="DIR", help="an empty folder for logs and counts")


def run(args: argparse.Namespace) -> int:
    """This will live the day and print the counts; 0 only where nothing is lost, doubled or out of order."""
    out = _where(args)
    day = _build(args)
    address, server = served.start(out)
    try:
        return _told(args, out, day, address, _live(args, out, day, address))
    finally:
        served.stop(server)


def _where(args: argparse.Namespace) -> Path:
    if min(args.photos, args.sites) < 1 or args.comments < 0 or args.photos < args.sites:
        raise WrongUse("it needs at least one site, and one picture for each.")
    return empty_folder(args)


def _build(args: argparse.Namespace) -> "PhotoDay":
    if subprocess.run([sys.executable, "-m", "candour.config.preparing"], check=False).returncode != 0:
        raise WrongUse("it could not get the data folder ready; the reason is above.")
    import django  # noqa: PLC0415  # only a command that needs it loads Django

    django.setup()
    from candour.demo import photo_day  # noqa: PLC0415

    must_be_empty()
    return photo_day.build(args.sites, datetime.now(UTC))


def _live(args: argparse.Namespace, out: Path, day: "PhotoDay", address: str) -> Lived:
    sites: dict[str, list[Browser]] = {}
    try:
        for each in day.staff:
            sites.setdefault(each.site, []).append(signed_in(address, str(each.pk), each.door))
        somebody = signed_in(address, "reader", day.staff[0].door)
    except Refused as refused:
        raise WrongUse(f"the day could not begin: {refused}") from refused
    campaign = _page_of(day)
    paths = ["/feed", campaign, f"{campaign}/wall", "/feed/tags/ourphotoday"]
    reader = Reader(address, somebody, paths)
    with (out / "requests.jsonl").open("w", encoding="utf-8") as file:
        workers = _workers(args, address, sites, Log(file))
        threads = [threading.Thread(target=each.run, daemon=True) for each in workers]
        reading = threading.Thread(target=reader.run, daemon=True)
        began = time.monotonic()
        for thread in (reading, *threads):
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - began
        reader.done.set()
        reading.join()
    faults = [*reader.faults, *(fault for each in workers for fault in each.faults)]
    return Lived(seconds, reader.took, faults)


def _told(args: argparse.Namespace, out: Path, day: "PhotoDay", address: str, lived: Lived) -> int:
    """This will count and print; where the end is refused it says so, and prints what was counted so far."""
    for each in lived.faults:
        print(each, file=sys.stderr)
    refused, result = len(lived.faults), dict[str, object](taken(out))
    try:
        for counted in _given(args, out, day, address):
            result |= counted
    except FAULTS as fault:
        refused += 1
        print(f"The campaign was not counted to its end: {fault}", file=sys.stderr)
    percentile = quantiles(lived.took, n=20)[-1] * 1000 if len(lived.took) > 1 else 0.0
    result |= {
        "seconds": round(lived.seconds, 1),
        "reader_p95_ms": round(percentile, 1),
        "reads": len(lived.took),
        "refused": refused,
    }
    print_result(args, result)
    return 0 if not refused and _holds(args, result) else 1


def _given(args: argparse.Namespace, out: Path, day: "PhotoDay", address: str) -> Iterator[dict[str, object]]:
    """This will count, one after the other, what the campaign's owner sees when the day is over.

    The owner signs in only now: whoever looks away for long is signed out. Raises what `FAULTS` names.
    """
    began, campaign = time.monotonic(), _page_of(day)
    owner = signed_in(address, "the campaign's owner", day.owner.door)
    with closing(Line(address)) as line:
        _settle(line, owner, campaign, f"{args.photos:,} picture", began + PATIENCE)
        yield {"settled_seconds": round(time.monotonic() - began, 1)}
        tags = _take_away(out, line, owner, campaign)
        yield {**asdict(count(out)), "gps_tags": tags}
        yield {"counts_exact": _are_exact(out, day, line.page(owner, campaign))}


def _page_of(day: "PhotoDay") -> str:
    return f"/campaigns/{day.campaign}"


def _workers(args: argparse.Namespace, address: str, sites: dict[str, list[Browser]], log: Log) -> list[Site]:
    from candour.demo.photo_day import once_tokens  # noqa: PLC0415

    everybody = [browser for each in sites.values() for browser in each]
    chance = random.Random(args.seed)  # noqa: S311 - a drill that can be repeated, not a secret
    return [
        Site(
            address=address,
            share=share,
            everybody=everybody,
            pictures=[_picture(args.side, chance) for _ in share.comments],
            tokens=once_tokens(sum(share.comments)),
            log=log,
            chance=random.Random(f"{args.seed} {share.site}"),  # noqa: S311
        )
        for share in shares(sites, args.photos, args.comments)
    ]


def _picture(side: int, chance: random.Random) -> bytes:
    """This will draw a picture as a phone would take it: with the place in it, in two ways."""
    from PIL import Image  # noqa: PLC0415
    from PIL.TiffImagePlugin import IFDRational  # noqa: PLC0415

    small = Image.frombytes("RGB", (64, 48), chance.randbytes(64 * 48 * 3))
    exif = Image.Exif()
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (IFDRational(51), IFDRational(6), IFDRational(54)), 3: "W", 4: (4, 13, 12)}
    )
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>51,6.9N</exif:GPSLatitude></x:xmpmeta>'
    out = io.BytesIO()
    image = small.resize((side, side * 3 // 4), Image.Resampling.BICUBIC)
    image.save(out, "JPEG", quality=88, exif=exif, xmp=xmp)
    return out.getvalue()


def _settle(line: Line, owner: Browser, campaign: str, wanted: str, end: float) -> None:
    """This will wait until every picture is an entry, but no longer than `end` on the clock that runs on."""
    while time.monotonic() < end and wanted not in line.get(owner, campaign)[2].decode():
        time.sleep(0.2)


def _take_away(out: Path, line: Line, owner: Browser, campaign: str) -> int:
    """This will take the campaign's own file, write down what it says, and count tags in its pictures."""
    content = line.download(owner, f"{campaign}/export.zip")
    (out / "export.zip").write_bytes(content)
    with ZipFile(io.BytesIO(content)) as files, (out / "export.jsonl").open("w", encoding="utf-8") as lines:
        captions = csv.DictReader(io.StringIO(files.read("captions.csv").decode("utf-8-sig")))
        for row in captions:
            photo = {"kind": "photo", "post": int(row["post"]), "words": row["words"], "site": row["site"]}
            lines.write(json.dumps(photo) + "\n")
        for comment in map(json.loads, files.read("comments.jsonl").splitlines()):
            lines.write(json.dumps({"kind": "comment", **comment}) + "\n")
        return sum(gps_tags(files.read(name)) for name in files.namelist() if name.endswith(".jpg"))


def _are_exact(out: Path, day: "PhotoDay", page: str) -> bool:
    """This will compare the numbers by site on the campaign's page with what was taken."""
    where = {str(each.pk): each.site for each in day.staff}
    photos: Counter[str] = Counter()
    comments: Counter[str] = Counter()
    for text in (out / "requests.jsonl").read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        if line["kind"] == "photo":
            photos[line["site"]] += 1
        else:
            comments[where[line["who"]]] += 1
    rows: Sequence[str] = [
        f'<th scope="row">{site}</th><td class="candour-number">{photos[site]:,}</td>'
        f'<td class="candour-number">{comments[site]:,}</td>'
        for site in dict.fromkeys(where.values())
    ]
    return all(row in page for row in rows)


def _holds(args: argparse.Namespace, result: Mapping[str, object]) -> bool:
    is_whole = (result["photos"], result["comments"]) == (args.photos, args.comments)
    wrong = any(result[key] for key in ("lost", "doubled", "out_of_order", "gps_tags"))
    return is_whole and not wrong and bool(result["counts_exact"])
