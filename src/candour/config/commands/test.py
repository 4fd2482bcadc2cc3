"""Run the whole suite, on SQLite and on PostgreSQL beside it; other words are passed on to pytest."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

from candour.config import networks
from candour.config.command import WrongUse
from candour.config.launch import ROOT, CannotSetUp

PASSES_ON = True
LIGHT_BROWSER = "chromium-headless-shell"
BROWSERS = (LIGHT_BROWSER, "chromium", "chromium-browser", "google-chrome")
NOTHING_COLLECTED = 5
GIVES_WAY = 3
"""How nice (1 to 19) the three processes are to the one beside them; all that they start is as nice."""
SAYS_HOW = ("-n", "--numprocesses", "--pdb", "-s")
"""Words that say how pytest is to run; then one database has its turn after the other."""
WRITES_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
_OUTCOMES = re.compile(r"(\d+) (passed|failed|error|skipped|xfailed|xpassed|warning)s?\b")
_CLOSING = re.compile(r"=* ?(.*\d+ (?:passed|failed|error|deselected|skipped).* in [\d.]+s.*?) ?=*$")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the options of `candour test`."""
    parser.add_argument("--full", action="store_true", help="the long versions: 10,000 walks, drills")


def run(args: argparse.Namespace) -> int:
    """This will find what the tests need, run them on both databases, and print the total."""
    named = [word for word in args.rest if Path(word.partition("::")[0]).exists()]
    needs_networks = networks.are_needed(named)
    if not named:
        _bring_light_browser()
    _need_programs(_missing_programs(compiler=needs_networks))
    coming = _Coming() if needs_networks else None
    if coming and named:
        coming.must_be_there()
    if args.full:
        os.environ["CANDOUR_FULL"] = "1"
    started = time.monotonic()
    status, totals = 0, Counter[str]()
    for each in _runs(_databases(args.rest), args.rest):
        ended, outcomes = each.printed()
        totals += outcomes
        status = status or (0 if ended == NOTHING_COLLECTED and totals["passed"] else ended)
    if coming:
        coming.must_be_there()
    print(_closing_line(totals, time.monotonic() - started), flush=True)
    return 1 if status else 0


def _databases(rest: list[str]) -> list[str]:
    chosen = os.environ.get("CANDOUR_TEST_DATABASE", "")
    if any(word == "--on" or word.startswith("--on=") for word in rest):
        return [""]
    if chosen and chosen not in {"sqlite", "postgresql"}:
        raise WrongUse("CANDOUR_TEST_DATABASE must be sqlite or postgresql.")
    return [chosen] if chosen else ["sqlite", "postgresql"]


def _runs(databases: list[str], rest: list[str]) -> Iterator["_Run"]:
    """This will start pytest on each database: all at once, or one after the other where words say how.

    Tests wait for browsers, servers and clocks, so three processes beside one keep two cores busy. The one
    alone has the longest way, one test after the other, and so the others give way to it.
    """
    if any(word.startswith(SAYS_HOW) for word in rest):
        return (_Run(database, rest) for database in databases)
    runs = [_Run(database, [*_how(place), *rest]) for place, database in enumerate(databases)]
    if len(runs) > 1:
        runs[0].give_way()
    return iter(runs)


def _how(place: int) -> list[str]:
    """This will give the words for the first database, three processes, and for one beside it, one."""
    return ["-n", "0"] if place else ["-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"]


class _Run:
    """One run of pytest; what it prints is kept until it is its turn to be read."""

    def __init__(self, database: str, rest: list[str]) -> None:
        words = [sys.executable, "-m", "pytest", *(["--on", database] if database else [])]
        words += ["--color=yes" if sys.stdout.isatty() else "--color=no", *rest]
        # Python is started some hundred times, so what it compiles is kept, whatever the shell says.
        environment = {name: value for name, value in os.environ.items() if name != WRITES_NO_BYTECODE}
        self._pytest = subprocess.Popen(
            words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, errors="replace"
        )
        self._lines = SimpleQueue[str | None]()
        self._reading = threading.Thread(target=self._read)
        self._reading.start()

    def give_way(self) -> None:
        """This will let this run have the processor after others, who end sooner for it."""
        os.setpriority(os.PRIO_PROCESS, self._pytest.pid, os.getpriority(os.PRIO_PROCESS, 0) + GIVES_WAY)

    def _read(self) -> None:
        with self._pytest as running:
            for line in running.stdout or ():
                self._lines.put(line)
        self._lines.put(None)

    def printed(self) -> tuple[int, Counter[str]]:
        """This will print as pytest prints, and give its exit status and the outcomes in its closing line."""
        outcomes = Counter[str]()
        try:
            for line in iter(self._lines.get, None):
                sys.stdout.write(line)
                sys.stdout.flush()
                closing = _CLOSING.match(_COLOURS.sub("", line.rstrip()))
                if closing:
                    outcomes = Counter({word: int(count) for count, word in _OUTCOMES.findall(closing[1])})
        finally:
            self._reading.join()
        return self._pytest.returncode, outcomes


def _closing_line(totals: Counter[str], seconds: float) -> str:
    """This will sum both runs up in one line as pytest prints it."""
    order = ("failed", "passed", "skipped", "xfailed", "xpassed", "warning", "error")
    many = {word: "s" for word in ("warning", "error") if totals[word] > 1}
    parts = [f"{totals[word]} {word}{many.get(word, '')}" for word in order if totals[word]]
    minutes, rest = divmod(int(seconds), 60)
    clock = f" ({minutes // 60}:{minutes % 60:02}:{rest:02})" if seconds >= 60 else ""
    return f"{', '.join(parts) or 'no tests ran'} in {seconds:.2f}s{clock}"


class _Coming(threading.Thread):
    """Brings the networks' own servers while other tests run; those that talk to them wait (`blueskies`)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._reason: CannotSetUp | None = None
        self.start()

    def run(self) -> None:
        """This will bring them, and keep the reason where it cannot."""
        try:
            networks.install()
        except CannotSetUp as reason:
            self._reason = reason

    def must_be_there(self) -> None:
        """This will wait for them; a run whose tests could not all be made is no good run."""
        self.join()
        if self._reason:
            raise WrongUse(str(self._reason)) from self._reason


def _need_programs(missing: list[str]) -> None:
    """This will install the browser, the database server and a compiler where we may; else say how."""
    if not missing:
        return
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or apt is None:
        raise WrongUse(f"the tests need {' and '.join(missing)}. Run: apt-get install -y {' '.join(missing)}")
    print(f"Installing {' and '.join(missing)}", file=sys.stderr, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "install", "-y", "-qq", "--no-install-recommends", *missing]
    for words in ([apt, "update", "-qq"], install):
        answer = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
        if words is install and answer.returncode != 0:
            sys.stderr.write(answer.stderr[-2000:])
            raise WrongUse(f"apt-get could not install {' and '.join(missing)}; its last words are above.")


def _bring_light_browser() -> None:
    """This will try for Chromium's headless shell, which takes half of the processor's time.

    A Chromium that is here stays as it is, and serves where the shell cannot be had.
    """
    apt = shutil.which("apt-get")
    if shutil.which(LIGHT_BROWSER) or os.geteuid() != 0 or apt is None:
        return
    print(f"Installing {LIGHT_BROWSER}", file=sys.stderr, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    patience = [word for name in ("http", "https") for word in ("-o", f"Acquire::{name}::Timeout=15")]
    install = [
        apt,
        *patience,
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "--no-remove",
        LIGHT_BROWSER,
    ]
    for words in (install, [apt, *patience, "update", "-qq"], install):
        answer = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
        if words is install and answer.returncode == 0:
            return
    print("It cannot be had here; the journeys take another browser.", file=sys.stderr, flush=True)


def _missing_programs(*, compiler: bool) -> list[str]:
    """This will name what is missing; the compiler is for one part of Bluesky's servers."""
    missing = [name for name in ("g++", "make") if compiler and not shutil.which(name)]
    if not any(shutil.which(name) for name in BROWSERS):
        missing.append("chromium")
    if not any(Path("/usr/lib/postgresql").glob("*/bin/postgres")) and not shutil.which("postgres"):
        missing.append("postgresql")
    return missing
