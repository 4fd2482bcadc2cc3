"""Puts all that a machine without internet needs into one folder: packages, design system, source, steps."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from typing import Any

import candour
from candour.config import launch, wheelhouse
from candour.config.command import WrongUse

SUMS = "SHA256SUMS"
BUILDERS = ("setuptools", "wheel")
LEFT_OUT = {".git", ".venv", "build", "node_modules", "var", "wheelhouse", "__pycache__"}
STEPS = """#!/bin/sh
# Installs Candour from this folder on a machine without internet: sh install.sh /opt/candour
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:?Say where to: sh install.sh /opt/candour}
(cd "$here" && sha256sum --quiet -c SHA256SUMS)
mkdir -p "$target"
tar -xzf "$here/candour.tar.gz" -C "$target" --strip-components=1
CANDOUR_WHEELHOUSE="$here" "$target/candour" --offline help
echo
echo "Candour is in $target. Next: docs/how-to/install.md"
"""


def bundle(out: Path) -> dict[str, Any]:
    """This will fill an empty folder and give its figures; packages are checked by hash as they come."""
    started = time.perf_counter()
    if out.exists() and any(out.iterdir()):
        raise WrongUse(f"{out} is not empty. Name an empty folder with --out.")
    out.mkdir(parents=True, exist_ok=True)
    _fetch_wheels(out / "wheels")
    shutil.copytree(launch.ASSETS, out / "assets")
    _pack_source(out / "candour.tar.gz")
    (out / "install.sh").write_text(STEPS, "utf-8")
    about = wheelhouse.About(
        version=candour.__version__,
        python=wheelhouse.this_python(),
        machine=wheelhouse.this_machine(),
        requirements=launch.packages_hash("run"),
        assets=launch.assets_hash(),
    )
    wheelhouse.write_about(out, about)
    files = _write_sums(out)
    return {
        "folder": str(out),
        "python": about.python,
        "machine": about.machine,
        "packages": len(list((out / "wheels").iterdir())),
        "files": len(files),
        "bytes": sum(file.stat().st_size for file in files),
        "seconds": round(time.perf_counter() - started, 1),
    }


def _fetch_wheels(target: Path) -> None:
    """This will have pip fetch exactly what the requirements name, by hash, for this Python.

    A package that is published as source alone is built where it is installed, and that takes BUILDERS.
    """
    file = launch.ROOT / "requirements" / "run.txt"
    _pip_download(target, "--require-hashes", "--no-deps", "--prefer-binary", "-r", str(file))
    if any(each.suffix != ".whl" for each in target.iterdir()):
        _pip_download(target, "--only-binary", ":all:", *BUILDERS)


def _pip_download(target: Path, *what: str) -> None:
    words = [sys.executable, "-m", "pip", "download", "--no-input", "--disable-pip-version-check"]
    words += ["--progress-bar", "off", "--dest", str(target), *what]
    answer = subprocess.run(words, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        why = (answer.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise WrongUse(f"pip could not fetch the packages: {why}")


def _pack_source(target: Path) -> None:
    """This will pack the project: what git has at its head, or, without git, the folder as it is."""
    words = ["git", "archive", "--format=tar.gz", "--prefix=candour/", "-o", str(target), "HEAD"]
    is_cloned = (launch.ROOT / ".git").exists() and shutil.which("git")
    if is_cloned and subprocess.run(words, cwd=launch.ROOT, capture_output=True, check=False).returncode == 0:
        return
    with tarfile.open(target, "w:gz") as archive:
        for each in sorted(launch.ROOT.iterdir()):
            if each.name not in LEFT_OUT:
                archive.add(each, f"candour/{each.name}", filter=_without_leftovers)


def _without_leftovers(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if LEFT_OUT & set(Path(entry.name).parts) else entry


def _write_sums(out: Path) -> list[Path]:
    """This will write the sha256 of every file, as sha256sum reads it."""
    files = sorted(file for file in out.rglob("*") if file.is_file())
    lines = []
    for file in files:
        with file.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        lines.append(f"{sha256}  {file.relative_to(out).as_posix()}\n")
    (out / SUMS).write_text("".join(lines), "utf-8")
    return files
