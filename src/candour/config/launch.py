"""Makes the project's environment (packages, NHS.UK assets) where it is missing, then starts a command in it.

Standard library only. Everything is stamped with the hash of what it was made from, so that a second start
only compares hashes; a lock lets two starts at once take turns. Words for people go to standard error:
standard output belongs to the command.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from candour.config import wheelhouse
from candour.config.assets import copy_assets
from candour.config.streams import INTERRUPTED, hold_back_interrupt, keep_standard_error

ROOT = Path(__file__).resolve().parents[3]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMPS = ENVIRONMENT / "candour-stamps.json"
ASSETS = ROOT / "build" / "assets"
NODE_AT_LEAST = 20

WITH_TEST_PACKAGES = {"test", "train-reader", "bench"}
WITHOUT_PAGES = {
    *("read", "check", "route", "policy", "ledger", "train-reader", "import-posts"),
    *("backup", "restore", "doctor", "hosts", "units"),
}
"""Commands that never print a page, and so never wait for the NHS.UK assets."""


class CannotSetUp(Exception):
    """This will end the start with exit status 2 and one sentence that says what to do."""


def main(words: Sequence[str]) -> int:
    """This will make what is missing, then become `python -m candour WORDS`; it returns when it cannot.

    With `--offline` before the command, nothing is fetched: what is missing comes from a wheelhouse.
    """
    keep_standard_error()
    offline = bool(words) and words[0] == wheelhouse.OFFLINE
    words = words[1:] if offline else words
    command = words[0] if words else "help"
    requirements = "test" if command in WITH_TEST_PACKAGES else "run"
    try:
        if _missing(command, requirements):
            with taking_turns():
                house = _wheelhouse(requirements, must=offline)
                for part in _missing(command, requirements):
                    _make(part, requirements, house)
        return _become(words)
    except (CannotSetUp, wheelhouse.NoWheelhouse) as reason:
        print(f"candour: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED


def _become(words: Sequence[str]) -> NoReturn:
    hold_back_interrupt()
    os.execv(PYTHON, [str(PYTHON), "-m", "candour", *words])


def _missing(command: str, requirements: str) -> list[str]:
    """This will name the parts to make, in their order: "python", "packages", "assets"."""
    stamps = _stamps()
    if not PYTHON.exists():
        return ["python", "packages", *([] if command in WITHOUT_PAGES else ["assets"])]
    parts = [] if stamps.get(requirements) == packages_hash(requirements) else ["packages"]
    if command not in WITHOUT_PAGES and not _assets_are_there(stamps):
        parts.append("assets")
    return parts


def _wheelhouse(requirements: str, *, must: bool) -> Path | None:
    """This will give the wheelhouse to make things from, if there is one; tests' packages are in none."""
    house = wheelhouse.find(ROOT, must=must)
    if house is None:
        return None
    if requirements != "run":
        raise wheelhouse.NoWheelhouse("a wheelhouse holds no packages for tests and training.")
    wheelhouse.check(house, packages_hash("run"), assets_hash())
    return house


def _make(part: str, requirements: str, house: Path | None) -> None:
    if part == "python":
        _make_environment()
    elif part == "packages":
        _install(requirements, house)
    elif house is not None:
        wheelhouse.bring_assets(house, ASSETS)
        _stamp({"assets": assets_hash()})
    else:
        _bring_assets()


def _make_environment() -> None:
    try:
        import ensurepip  # noqa: F401, PLC0415  # Debian leaves it out where python3-venv is not installed
    except ImportError:
        raise CannotSetUp("Python's venv is missing. Run: apt-get install -y python3-venv") from None
    _say("Making the environment in .venv")
    venv.create(ENVIRONMENT, with_pip=True, clear=True, symlinks=True)


def _install(requirements: str, house: Path | None) -> None:
    file = ROOT / "requirements" / f"{requirements}.txt"
    pip_install(file, house)
    packages = (
        ENVIRONMENT / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    )
    if not packages.is_dir():
        packages = next((ENVIRONMENT / "lib").glob("python3*/site-packages"))
    (packages / "candour.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    stamps = {name: packages_hash(name) for name in {requirements, "run"}}
    _stamp(stamps)


def pip_install(file: Path, house: Path | None = None) -> None:
    """This will install exactly what the file names, by hash, counting the packages in one line.

    Nothing is asked for beyond the file (`--no-deps`): it leaves out what is never imported, see
    requirements/never.in.
    """
    environment = wheelhouse.pip_environment() if house else None
    pip = [str(PYTHON), "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode != 0:
        run([str(PYTHON), "-m", "ensurepip"], "Python could not make pip")
    total = sum(1 for line in file.read_text(encoding="utf-8").splitlines() if line[:1].isalnum())
    words = [*pip, "install", "--require-hashes", "--no-deps", "--no-input", "--disable-pip-version-check"]
    words += ["--progress-bar", "off", "--no-warn-script-location", "-r", str(file)]
    words += wheelhouse.pip_words(house) if house else []
    count, kept = 0, []
    with subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip_run:
        for line in pip_run.stdout or ():
            kept.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied: ")):
                count += 1
                _say(f"Fetching packages: {min(count, total)} of {total}", again=count > 1)
            elif line.startswith("Installing collected"):
                _say(f"Installing {total} packages", again=True)
    _end_line()
    if pip_run.returncode != 0:
        sys.stderr.writelines(kept[-15:])
        raise CannotSetUp(
            f"pip could not install requirements/{file.name}; its last words are above. Try again."
        )


def _bring_assets() -> None:
    environment = os.environ | {"PATH": f"{ENVIRONMENT / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm = shutil.which("npm") if _node_is_new_enough(shutil.which("node")) else None
    if npm is None:
        npm = str(ENVIRONMENT / "bin" / "npm")
        if not _node_is_new_enough(str(ENVIRONMENT / "bin" / "node")) or not Path(npm).exists():
            pip_install(ROOT / "requirements" / "node.txt")
    _say("Bringing the NHS.UK design system")
    run([npm, "ci", "--ignore-scripts", "--silent"], "npm could not bring the NHS.UK assets", environment)
    copy_assets(ROOT / "node_modules" / "nhsuk-frontend", ASSETS)
    _stamp({"assets": assets_hash()})


def _node_is_new_enough(node: str | None) -> bool:
    if not node or not Path(node).exists():
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().lstrip("v").partition(".")[0]
    return answer.returncode == 0 and major.isdigit() and int(major) >= NODE_AT_LEAST


def run(
    words: Sequence[str], failure: str, environment: dict[str, str] | None = None, folder: Path = ROOT
) -> None:
    """This will run a program of the set-up; CannotSetUp with the `failure` where it fails."""
    answer = subprocess.run(
        words,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode != 0:
        sys.stderr.write((answer.stdout + answer.stderr)[-2000:])
        raise CannotSetUp(f"{failure}; its last words are above. Try again.")


@contextlib.contextmanager
def taking_turns() -> Iterator[None]:
    """This will let one start at a time set things up."""
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    with (folder / "setting-up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Waiting for another start that is setting things up")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def packages_hash(requirements: str) -> str:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return _hash(python.encode(), (ROOT / "requirements" / f"{requirements}.txt").read_bytes())


def assets_hash() -> str:
    copier = Path(__file__).with_name("assets.py")
    return _hash((ROOT / "package-lock.json").read_bytes(), copier.read_bytes())


def _assets_are_there(stamps: dict[str, str]) -> bool:
    return stamps.get("assets") == assets_hash() and (ASSETS / "nhsuk" / "nhsuk-frontend.css").exists()


def _hash(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _stamps() -> dict[str, str]:
    try:
        return dict(json.loads(STAMPS.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _stamp(made: dict[str, str]) -> None:
    new = STAMPS.with_suffix(".new")
    new.write_text(json.dumps(_stamps() | made, indent=1), encoding="utf-8")
    new.replace(STAMPS)


def _say(words: str, *, again: bool = False) -> None:
    """This will print a line; `again` writes over the line before on a terminal, and nothing elsewhere."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}" if again else words, end="" if again else "\n", file=sys.stderr, flush=True)
    elif not again:
        print(words, file=sys.stderr, flush=True)


def _end_line() -> None:
    if sys.stderr.isatty():
        print(file=sys.stderr)
