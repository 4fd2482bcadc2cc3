"""Measures what it costs to take a picture in: made anew in every size, hashed, and on the disk.

The pictures are like a phone's: 12 million points, each another one, with EXIF. The baseline calls the bare
library for the same sizes and kinds of file, and checks nothing. Both in turns, in one process.
"""

import argparse
import hashlib
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from bench.baselines import makes_by_library
from candour.config.command import WrongUse
from candour.ledger.keys import make_once
from candour.photos.safe_pictures import SIDES, made_for_pages

SIZE = 4032, 3024
PLACE, NORTH = 0x8825, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add how many pictures there are."""
    parser.add_argument("--pictures", type=int, default=6, help="photo: pictures a round (6)")


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will take in `--pictures` a round; `ratio` is our CPU time against that of the bare library."""
    if args.pictures < 1 or args.rounds < 1:
        raise WrongUse("It needs at least one picture and one round.")
    rng = np.random.default_rng(args.seed)
    pictures = [_picture(rng) for _ in range(args.pictures)]
    ours, bare, walls = [], [], []
    with tempfile.TemporaryDirectory(prefix="candour-bench-") as name:
        for round_ in range(args.rounds + 1):
            for number, content in enumerate(pictures):
                folder = Path(name) / f"{round_}-{number}"
                folder.mkdir()
                spent, wall = _timed(lambda: _take_in(content, folder / "ours"))  # noqa: B023 - at once
                baseline, _ = _timed(lambda: makes_by_library(content, SIDES, folder))  # noqa: B023
                if round_:  # the first round warms both
                    ours.append(spent)
                    bare.append(baseline)
                    walls.append(wall)
    return {
        "pictures": args.pictures,
        "rounds": args.rounds,
        "bytes": round(statistics.mean(len(content) for content in pictures)),
        "rate": round(1 / statistics.mean(ours), 2),
        "cpu_ms": round(1000 * statistics.mean(ours), 1),
        "baseline_cpu_ms": round(1000 * statistics.mean(bare), 1),
        "ratio": round(sum(ours) / sum(bare), 3),
        "p50_ms": round(1000 * statistics.median(walls), 1),
        "p95_ms": round(1000 * sorted(walls)[int(0.95 * len(walls))], 1),
        "peak_mib": _peak(pictures[0]),
    }


def _take_in(content: bytes, folder: Path) -> None:
    made = made_for_pages(content)
    for name, file in made.files.items():
        make_once(folder / name, lambda file=file: file)  # type: ignore[misc]
        hashlib.sha256((folder / name).read_bytes()).hexdigest()


def _peak(content: bytes) -> float:
    """This will take one picture in, in a process that does nothing else, and give its memory in MiB."""
    child = "import sys; from bench.photo import alone; alone(sys.stdin.buffer.read())"
    told = subprocess.run([sys.executable, "-c", child], input=content, capture_output=True, check=True)  # noqa: S603
    return round(int(told.stdout) / 1024, 1)


def alone(content: bytes) -> None:
    """This will make one picture anew and print the peak of this process's memory in KiB, its own alone."""
    made_for_pages(content)
    told = Path("/proc/self/status").read_text()
    print(told.partition("VmHWM:")[2].split()[0])


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    spent, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - spent, time.perf_counter() - clock


def _picture(rng: np.random.Generator) -> bytes:
    """This will draw what compresses as a photograph does: soft shapes with a little noise."""
    soft = Image.fromarray(rng.integers(0, 256, (24, 32, 3), dtype=np.uint8)).resize(SIZE)
    grain = rng.integers(-6, 7, (SIZE[1], SIZE[0], 1), dtype=np.int16)
    seen = np.clip(np.asarray(soft, dtype=np.int16) + grain, 0, 255).astype(np.uint8)
    about, out = Image.Exif(), io.BytesIO()
    about.get_ifd(PLACE)[NORTH] = "N"
    Image.fromarray(seen).save(out, "JPEG", quality=85, exif=about)
    return out.getvalue()
