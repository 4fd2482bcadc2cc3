"""Measures Misago's list of threads: a forum in an environment and a PostgreSQL of its own."""

import json
import os
import statistics
import subprocess
import tempfile
import venv
from pathlib import Path

from candour.config.command import WrongUse

ROOT = Path(__file__).resolve().parents[1]
LOCKED = ROOT / "requirements" / "misago.txt"
PAGES_A_ROUND, THREADS = 5, 30


def measured(rounds: int) -> float:
    """This will give the middle CPU of one page in milliseconds; what PostgreSQL spends is not counted."""
    from tests.databases import USER, Cluster  # noqa: PLC0415 - Django is set up by now

    with tempfile.TemporaryDirectory(prefix="candour-misago-") as folder:
        python = _environment(Path(folder))
        cluster = Cluster()
        try:
            create = ["createdb", "-h", str(cluster.folder), "-U", USER, "misago"]
            subprocess.run(create, check=True)  # noqa: S603 - ours
            database = {"name": "misago", "user": USER, "host": str(cluster.folder)}
            return _asked(python, {"database": database, "threads": THREADS}, rounds)
        finally:
            cluster.remove()


def _environment(folder: Path) -> str:
    venv.create(folder / "env", with_pip=True)
    python = str(folder / "env" / "bin" / "python")
    words = [python, "-m", "pip", "install", "-q", "--require-hashes", "--no-deps", "-r", str(LOCKED)]
    if subprocess.run(words, check=False).returncode != 0:  # noqa: S603 - ours
        raise WrongUse("Misago could not be installed. Can PyPI be reached? Or leave --misago out.")
    return python


def _asked(python: str, told: dict[str, object], rounds: int) -> float:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("CANDOUR", "DJANGO"))}
    forum = subprocess.Popen(  # noqa: S603 - ours
        [python, str(ROOT / "bench" / "misago" / "forum.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=own,
        cwd=str(ROOT),
    )
    assert forum.stdin is not None and forum.stdout is not None  # noqa: S101, PT018 - asked for above
    forum.stdin.write(json.dumps(told) + "\n")
    forum.stdin.flush()
    first = next((line for line in forum.stdout if line.startswith("{")), "")
    if not first or json.loads(first)["status"] != 200:
        raise WrongUse("Misago did not print its list of threads.")
    times = []
    for _ in range(max(1, rounds)):
        forum.stdin.write(f"go {PAGES_A_ROUND}\n")
        forum.stdin.flush()
        times.append(float(forum.stdout.readline() or "nan"))
    forum.stdin.write("end\n")
    forum.stdin.close()
    forum.wait(30)
    return statistics.median(times)
