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
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING
from zipfile import ZipFile

from candour.config import served
from candour.config.command import WrongUse, print_result
from candour.config.drill_ground import empty_folder, must_be_empty
from candour.config.photo_counting import Counted, count, gps_tags
from candour.config.photographing import Browser, Line, Log, Reader, Site, shares, signed_in

if TYPE_CHECKING:
    from candour.demo.photo_day import PhotoDay

PATIENCE = 120.0
"""Seconds after the last request in which the last picture becomes an entry."""


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
        browsers = {each.pk: signed_in(address, str(each.pk), each.door) for each in day.staff}
        return _live(args, out, day, address, browsers)
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


def _live(
    args: argparse.Namespace, out: Path, day: "PhotoDay", address: str, browsers: dict[int, Browser]
) -> int:
    sites: dict[str, list[Browser]] = {}
    for each in day.staff:
        sites.setdefault(each.site, []).append(browsers[each.pk])
    campaign = f"/campaigns/{day.campaign}"
    paths = ["/feed", campaign, f"{campaign}/wall", "/feed/tags/ourphotoday"]
    reader = Reader(address, signed_in(address, "reader", day.staff[0].door), paths)
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
    for fault in faults:
        print(fault, file=sys.stderr)
    owner = signed_in(address, str(day.owner.pk), day.owner.door)  # only now: an idle one is signed out
    settled = _settle(args, address, owner, campaign)
    tags = _take_away(out, address, owner, campaign)
    exact = _are_exact(out, day, Line(address).get(owner, campaign)[2].decode())
    counted = count(out)
    percentile = quantiles(reader.took, n=20)[-1] * 1000 if len(reader.took) > 1 else 0.0
    result = {
        **asdict(counted),
        "gps_tags": tags,
        "seconds": round(seconds, 1),
        "reader_p95_ms": round(percentile, 1),
        "reads": len(reader.took),
        "settled_seconds": round(settled, 1),
        "counts_exact": exact,
        "refused": len(faults),
    }
    print_result(args, result)
    return 0 if _holds(args, counted, tags) and exact and not faults else 1


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


def _settle(args: argparse.Namespace, address: str, owner: Browser, campaign: str) -> float:
    """This will wait until every picture is an entry, and say how many seconds that took."""
    began, line = time.monotonic(), Line(address)
    wanted = f"{args.photos:,} picture"
    while time.monotonic() - began < PATIENCE:
        if wanted in line.get(owner, campaign)[2].decode():
            break
        time.sleep(0.2)
    return time.monotonic() - began


def _take_away(out: Path, address: str, owner: Browser, campaign: str) -> int:
    """This will take the campaign's own file, write down what it says, and count tags in its pictures."""
    content = Line(address).download(owner, f"{campaign}/export.zip")
    (out / "export.zip").write_bytes(content)
    with ZipFile(io.BytesIO(content)) as files, (out / "export.jsonl").open("w", encoding="utf-8") as lines:
        captions = csv.DictReader(io.StringIO(files.read("captions.csv").decode("utf-8-sig")))
        for row in captions:
            line = {"kind": "photo", "post": int(row["post"]), "words": row["words"], "site": row["site"]}
            lines.write(json.dumps(line) + "\n")
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


def _holds(args: argparse.Namespace, counted: Counted, tags: int) -> bool:
    whole = (counted.photos, counted.comments) == (args.photos, args.comments)
    return whole and not (counted.lost or counted.doubled or counted.out_of_order or tags)
