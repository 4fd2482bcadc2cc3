"""Other people's own servers that tests talk to, installed at test set-up and never for running Candour.

Bluesky publishes its whole network as a package for npm. It lies in build/networks/bluesky, stamped with the
hash of what it was made from, and needs Node 22 and a compiler for one of its parts.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from candour.config.launch import ENVIRONMENT, ROOT, pip_install, run, taking_turns

SOURCE = ROOT / "tests" / "networks" / "bluesky"
BLUESKY = ROOT / "build" / "networks" / "bluesky"
NEEDED_BY = ("tests/contracts/channels", "tests/journeys/networks")
"""Folders whose tests talk to them."""
NODE_MAJOR = 22
_MADE_FROM = ("package.json", "package-lock.json", ".npmrc")
_STAMP = BLUESKY / "stamp"


class NoNetwork(Exception):
    """This will say what to run first."""


def are_needed(paths: Sequence[str]) -> bool:
    """This will say whether a run of these paths (all, where there are none) talks to such a server."""
    asked = [Path(path.partition("::")[0]).resolve() for path in paths]
    needed = [ROOT / folder for folder in NEEDED_BY]
    return not asked or any(
        one == other or one in other.parents or other in one.parents for one in asked for other in needed
    )


def install() -> None:
    """This will bring Bluesky's servers unless they are there already; `launch.CannotSetUp` if it cannot."""
    if _own_node() is not None and _is_installed():
        return
    with taking_turns():
        if _own_node() is None:
            pip_install(ROOT / "requirements" / "node.txt")
        if _is_installed():
            return
        print("Bringing Bluesky's own servers for the tests", file=sys.stderr, flush=True)
        _STAMP.unlink(missing_ok=True)
        BLUESKY.mkdir(parents=True, exist_ok=True)
        for name in _MADE_FROM:
            shutil.copyfile(SOURCE / name, BLUESKY / name)
        failure = "npm could not bring Bluesky's servers"
        npm = str(Path(node()).with_name("npm"))
        run([npm, "ci", "--ignore-scripts", "--silent"], failure, _environment(), BLUESKY)
        run([npm, "rebuild", "better-sqlite3", "--silent"], failure, _environment(), BLUESKY)
        _STAMP.write_text(_hash(), encoding="utf-8")


def bluesky() -> list[str]:
    """This will give the words that start the network, or raise NoNetwork."""
    if not _is_installed():
        raise NoNetwork("Bluesky's servers are not installed. Run: ./candour test tests/contracts/channels")
    for program in SOURCE.glob("*.mjs"):
        shutil.copyfile(program, BLUESKY / program.name)
    return [node(), str(BLUESKY / "network.mjs")]


def node() -> str:
    """This will give Node 22, the machine's own or the environment's; some newer ones end with a crash."""
    found = _own_node()
    if found is None:
        raise NoNetwork("Node 22 is not installed. Run: ./candour test tests/contracts/channels")
    return found


def _own_node() -> str | None:
    for found in (str(ENVIRONMENT / "bin" / "node"), shutil.which("node")):
        if found and Path(found).exists() and Path(found).with_name("npm").exists():
            answer = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
            if answer.stdout.startswith(f"v{NODE_MAJOR}."):
                return found
    return None


def _is_installed() -> bool:
    return _STAMP.exists() and _STAMP.read_text(encoding="utf-8") == _hash()


def _hash() -> str:
    parts = [(SOURCE / name).read_bytes() for name in _MADE_FROM]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _environment() -> dict[str, str]:
    """This will let npm find this Node first, and its headers, from which one part is compiled."""
    own = {
        **os.environ,
        "PATH": f"{Path(node()).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "npm_config_build_from_source": "true",
    }
    home = subprocess.run(
        [node(), "-p", "path.dirname(path.dirname(process.execPath))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    if (Path(home) / "include" / "node" / "node.h").exists():
        own["npm_config_nodedir"] = home
    return own
