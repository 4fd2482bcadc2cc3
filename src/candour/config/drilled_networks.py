"""The networks of a publishing drill, each in processes of its own: pretended ones, twins, and real servers.

Pretended networks come with Candour. Twins and other people's own servers lie in the project's `tests`, which
are no part of what is installed: they are started by the name of a module, from a copy of the project, and
stand behind a line that fails on demand (`candour.channels.pretend.proxy`).
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from candour.config.command import WrongUse
from candour.config.launch import ROOT

KINDS = {"keyed": "pretend", "listed": "pretend_listed", "blind": "pretend_blind"}
"""Kind of a pretended network -> its channel."""
FAILING = (
    *("--look-rate", "0.3", "--hang-seconds", "8", "--late-seconds", "1"),
    *("--refuse-seconds", "0.3", "--hour-seconds", "4"),
)
"""A third of what is looked up meets a fault; an hour lasts four seconds."""
LISTED_LAG = "1.5"
STAND_INS = "tests.contracts.drilled"
"""In a copy of the project: starts a twin, or a real server, by name."""
ANSWERS_WITHIN = 60.0
PAUSES = (0.5, 1.0, 2.0)
"""Seconds after which a person who finds a network's door shut tries again: it is shut for less than one."""


@dataclass(frozen=True)
class Faults:
    """Which faults are met (as `Plan.of` reads them), by what share of posts, and drawn by which seed."""

    names: str
    rate: float
    seed: int

    def words(self, number: int) -> list[str]:
        """This will give the words that tell a network of the drill."""
        own = ("--faults", self.names, "--rate", str(self.rate), "--seed", str(self.seed + number))
        return [*own, *FAILING]


@dataclass
class Network:
    """One network: what Candour calls, how it is connected, and the processes behind it.

    `joined` is what the network gave when it was connected, for those that let nobody in without. A pretended
    network lists what is public at `/_public`; a stand-in is asked by its standard input.
    """

    name: str
    kind: str
    channel: str
    address: str
    processes: list[subprocess.Popen[str]]
    joined: dict[str, Any] = field(default_factory=dict)
    said: int = 0

    def say(self, text: str) -> str:
        """This will let somebody outside say something to the trust, and give its number there."""
        self.said += 1
        if not self.joined:
            return f"outside-{self.name}-{self.said}"
        return str(_ask(self.processes[0], {"say": text})["id"])

    def listed(self) -> list[dict[str, str]]:
        """This will ask the network itself what it lists of the trust's posts: {"id", "words"}."""
        if self.joined:
            posts: list[dict[str, str]] = _ask(self.processes[0], {"listed": True})["posts"]
            return posts
        shown = _public(f"{self.address}/_public")
        return [{"id": each["id"], "words": each["text"]} for each in shown]

    def stop(self) -> None:
        """This will end the network; all that it accepted is on disk already."""
        for process in reversed(self.processes):
            if process.stdin is not None:
                process.stdin.close()
            else:
                process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(20)
            if process.stdout is not None:
                process.stdout.close()


def stand_ins() -> list[str]:
    """This will name the twins and real servers that can be started here; none without the tests."""
    if not (ROOT / f"{STAND_INS.replace('.', '/')}.py").is_file():
        return []
    words = [sys.executable, "-m", STAND_INS, "--list"]
    found = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, env=_environment())
    return found.stdout.split()


def chosen(asked: str) -> list[str]:
    """This will read how many networks, or which by name; WrongUse for one that is not here.

    Up to three are pretended. More begin with all that can be started here, and pretended ones follow.
    """
    pretended, here = list(KINDS), stand_ins()
    if not asked.isdigit():
        names = [name.strip() for name in asked.split(",")]
        unknown = [name for name in names if name not in (*pretended, *here)]
        if unknown:
            raise WrongUse(f"there is no network called {unknown[0]} here: {', '.join([*pretended, *here])}.")
        return names
    count = int(asked)
    if count < 1:
        raise WrongUse("it needs at least one network.")
    known = here if count > len(pretended) else []
    return [*known, *(pretended[number % 3] for number in range(count))][:count]


def start(folder: Path, number: int, name: str, faults: Faults) -> Network:
    """This will start a network; in a drill it is called by its kind and its place."""
    called = f"{name}-{number + 1}"
    told = ["--log", str(folder / f"{called}.jsonl"), *faults.words(number)]
    if name not in KINDS:
        return _start_stand_in(folder, called, name, told)
    lag = ["--lag-seconds", LISTED_LAG] if name == "listed" else []
    words = ["-m", "candour.channels.pretend.server", "--kind", name, *told, *lag]
    process, ready = _started(words)
    return Network(called, name, KINDS[name], str(ready["address"]), [process])


def _start_stand_in(folder: Path, called: str, name: str, told: Sequence[str]) -> Network:
    behind, ready = _started(["-m", STAND_INS, name, "--folder", str(folder)], is_asked=True)
    described = json.dumps(ready["described"])
    line = ["-m", "candour.channels.pretend.proxy", "--to", ready["address"], "--described", described]
    before, open_at = _started([*line, *told])
    address = str(open_at["address"])
    joined = _ask(behind, {"join": address})["joined"]
    return Network(called, name, str(ready["channel"]), address, [behind, before], joined)


def _started(words: Sequence[str], *, is_asked: bool = False) -> tuple[subprocess.Popen[str], dict[str, Any]]:
    process = subprocess.Popen(
        [sys.executable, *words],
        stdin=subprocess.PIPE if is_asked else None,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT if is_asked else None,
        env=_environment() if is_asked else None,
    )
    said = process.stdout.readline() if process.stdout is not None else ""
    if not said:
        process.kill()
        raise RuntimeError(f"A network did not start: {' '.join(words[:3])}")
    return process, json.loads(said)


def _public(address: str) -> list[dict[str, str]]:
    """This will read a pretended network's public page, as a person does who tries again at a shut door."""
    import httpx  # noqa: PLC0415  # only a drill needs it here

    for pause in (*PAUSES, None):
        try:
            posts: list[dict[str, str]] = httpx.get(address, timeout=ANSWERS_WITHIN).json()["posts"]
        except httpx.TransportError:
            if pause is None:
                raise
            time.sleep(pause)
        else:
            break
    return posts


def _ask(process: subprocess.Popen[str], what: dict[str, Any]) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("This network cannot be asked.")
    process.stdin.write(json.dumps(what) + "\n")
    process.stdin.flush()
    answer: dict[str, Any] = json.loads(process.stdout.readline())
    return answer


def _environment() -> dict[str, str]:
    """This will let the project's tests be found, whatever the drill's own database is."""
    paths = [str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
