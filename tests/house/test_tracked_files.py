"""What git tracks is ours, small, and belongs to no one machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 2_000_000
MODELS = {"minilm.onnx": 25_000_000, "flags.npz": 5_000_000, "drafts.npz": 11_000_000}
"""What may be larger, and how large at most."""
LARGEST_SOURCE = 400
LARGEST_TEMPLATE = 120
MADE_BY_TOOLS = {"package-lock.json"}
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/")
REGISTRY_HOSTS = re.compile(r"files\.python[h]osted|registry\.npm[j]s|py[p]i\.org|index-url=", re.IGNORECASE)
THIRD_PARTY = re.compile(r"(?:^|/)(?:nhsuk|htmx|Frutiger|favicon)[^/]*\.(?:js|css|woff2?|ico|png)$")
READABLE = {
    ".py",
    ".html",
    ".css",
    ".js",
    ".md",
    ".toml",
    ".txt",
    ".yml",
    ".yaml",
    ".json",
    ".svg",
    ".in",
    "",
}


def tracked() -> list[Path]:
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in answer.stdout.split("\0") if name and (ROOT / name).is_file()]


FILES = tracked()


def words_of(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.suffix in READABLE else ""


def test_no_tracked_file_names_a_machine_s_folders() -> None:
    found = [str(file.relative_to(ROOT)) for file in FILES if MACHINE_PATHS.search(words_of(file))]
    assert found == []


def test_no_tracked_file_names_a_package_registry() -> None:
    others = [file for file in FILES if file != Path(__file__)]
    found = [str(file.relative_to(ROOT)) for file in others if REGISTRY_HOSTS.search(words_of(file))]
    assert [name for name in found if name != ".npmrc"] == []


def test_no_asset_of_somebody_else_is_tracked() -> None:
    names = [file.relative_to(ROOT).as_posix() for file in FILES]
    assert [name for name in names if THIRD_PARTY.search(name) or name.startswith("node_modules/")] == []


def test_no_tracked_file_is_a_giant() -> None:
    giants = [file for file in FILES if file.stat().st_size > LARGEST]
    assert [file.name for file in giants if file.stat().st_size > MODELS.get(file.name, LARGEST)] == []


@pytest.mark.parametrize(("suffix", "most"), [(".py", LARGEST_SOURCE), (".html", LARGEST_TEMPLATE)])
def test_no_source_file_holds_more_than_one_subject(suffix: str, most: int) -> None:
    ours = [file for file in FILES if file.suffix == suffix and "migrations" not in file.parts]
    lengths = {str(file.relative_to(ROOT)): words_of(file).count("\n") for file in ours}
    long = {name: lines for name, lines in lengths.items() if lines > most}
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in FILES
        if file.suffix == ".py"
        and "migrations" not in file.parts
        and words_of(file).strip()
        and not words_of(file).lstrip().startswith(('"""', "#!", 'r"""'))
    ]
    assert silent == []
