"""Run the whole suite, on SQLite and then on PostgreSQL; other words are passed on to pytest."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from candour.config import networks
from candour.config.command import WrongUse
from candour.config.launch import ROOT, CannotSetUp

PASSES_ON = True
LIGHT_BROWSER = "chromium-headless-shell"
BROWSERS = (LIGHT_BROWSER, "chromium", "chromium-browser", "google-chrome")
NOTHING_COLLECTED = 5
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
    if needs_networks:
        _need_networks()
    if args.full:
        os.environ["CANDOUR_FULL"] = "1"
    started = time.monotonic()
    status, totals = 0, Counter[str]()
    for database in _databases(args.rest):
        ended, outcomes = _pytest(database, args.rest)
        totals += outcomes
        status = status or (0 if ended == NOTHING_COLLECTED and totals["passed"] else ended)
    print(_closing_line(totals, time.monotonic() - started), flush=True)
    return 1 if status else 0


def _databases(rest: list[str]) -> list[str]:
    chosen = os.environ.get("CANDOUR_TEST_DATABASE", "")
    if any(word == "--on" or word.startswith("--on=") for word in rest):
        return [""]
    if chosen and chosen not in {"sqlite", "postgresql"}:
        raise WrongUse("CANDOUR_TEST_DATABASE must be sqlite or postgresql.")
    return [chosen] if chosen else ["sqlite", "postgresql"]


def _pytest(database: str, rest: list[str]) -> tuple[int, Counter[str]]:
    """This will run pytest, printing as it prints, and count the outcomes in its closing line."""
    words = [sys.executable, "-m", "pytest", *(["--on", database] if database else [])]
    if not any(word.startswith(("-n", "--numprocesses", "--pdb", "-s")) for word in rest):
        words += ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    words += ["--color=yes" if sys.stdout.isatty() else "--color=no", *rest]
    outcomes = Counter[str]()
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, errors="replace") as pytest:
        for line in pytest.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            closing = _CLOSING.match(_COLOURS.sub("", line.rstrip()))
            if closing:
                outcomes = Counter({word: int(count) for count, word in _OUTCOMES.findall(closing[1])})
    return pytest.returncode, outcomes


def _closing_line(totals: Counter[str], seconds: float) -> str:
    """This will sum both runs up in one line as pytest prints it."""
    order = ("failed", "passed", "skipped", "xfailed", "xpassed", "warning", "error")
    many = {word: "s" for word in ("warning", "error") if totals[word] > 1}
    parts = [f"{totals[word]} {word}{many.get(word, '')}" for word in order if totals[word]]
    minutes, rest = divmod(int(seconds), 60)
    clock = f" ({minutes // 60}:{minutes % 60:02}:{rest:02})" if seconds >= 60 else ""
    return f"{', '.join(parts) or 'no tests ran'} in {seconds:.2f}s{clock}"


def _need_networks() -> None:
    """This will bring the networks' own servers that tests talk to."""
    try:
        networks.install()
    except CannotSetUp as reason:
        raise WrongUse(str(reason)) from reason


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
