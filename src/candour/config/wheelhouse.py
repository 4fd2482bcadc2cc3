"""A wheelhouse: all that a machine without internet needs, made by `candour bundle` where there is internet.

Standard library only: the launcher asks it before any dependency is there.

    wheels/       every package of requirements/run.txt, for one Python on one kind of machine
    assets/       the NHS.UK design system, ready for use
    about.json    for which Python and machine, and of which assets
"""

import json
import os
import platform
import shutil
import sys
from dataclasses import asdict, dataclass, fields
from pathlib import Path

ABOUT = "about.json"
OFFLINE = "--offline"
OF_ANOTHER = (
    "the wheelhouse {place} is for {theirs}, and this is {ours}. Make one there: candour bundle --out DIR"
)


class NoWheelhouse(Exception):
    """This will say in a sentence why a wheelhouse cannot be used."""


@dataclass(frozen=True)
class About:
    """What a wheelhouse is for. `requirements` and `assets` are the hashes that the launcher stamps with."""

    version: str
    python: str
    machine: str
    requirements: str
    assets: str


def this_python() -> str:
    """This will name the Python that runs, as wheels do."""
    return f"{platform.python_implementation()} {sys.version_info.major}.{sys.version_info.minor}"


def this_machine() -> str:
    """This will name the kind of machine, as wheels do."""
    return f"{platform.system()} {platform.machine()}"


def find(root: Path, *, must: bool) -> Path | None:
    """This will find the wheelhouse: CANDOUR_WHEELHOUSE, or the folder `wheelhouse` in the project.

    Without one, packages come from the registry; `must` refuses that.
    """
    named = os.environ.get("CANDOUR_WHEELHOUSE", "")
    place = Path(named).expanduser().absolute() if named else root / "wheelhouse"
    if (place / ABOUT).is_file():
        return place
    if named or must:
        raise NoWheelhouse(
            f"there is no wheelhouse in {place}. Name it with CANDOUR_WHEELHOUSE, "
            "or make one where there is internet: candour bundle --out DIR"
        )
    return None


def check(place: Path, requirements: str, assets: str) -> None:
    """This will refuse a wheelhouse of another Python, machine or version of Candour."""
    try:
        raw = json.loads((place / ABOUT).read_text(encoding="utf-8"))
        about = About(**{each.name: str(raw[each.name]) for each in fields(About)})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoWheelhouse(f"the wheelhouse {place} cannot be read ({error}). Copy it anew.") from error
    pairs = [(about.python, this_python()), (about.machine, this_machine())]
    pairs.append((f"Candour {about.version} with other packages", "this version"))
    same = [about.python == this_python(), about.machine == this_machine()]
    same.append((about.requirements, about.assets) == (requirements, assets))
    for holds, (theirs, ours) in zip(same, pairs, strict=True):
        if not holds:
            raise NoWheelhouse(OF_ANOTHER.format(place=place, theirs=theirs, ours=ours))


def write_about(place: Path, about: About) -> None:
    """This will write what the wheelhouse is for."""
    (place / ABOUT).write_text(json.dumps(asdict(about), indent=1) + "\n", encoding="utf-8")


def pip_words(place: Path) -> list[str]:
    """This will give the words that let pip take packages from here and from nowhere else."""
    return ["--no-index", "--find-links", str(place / "wheels")]


def pip_environment() -> dict[str, str]:
    """This will give an environment in which no setting of this machine points pip elsewhere."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return own | {"PIP_CONFIG_FILE": os.devnull}


def bring_assets(place: Path, target: Path) -> None:
    """This will copy the design system out of the wheelhouse, in place of what was there."""
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(place / "assets", target)
