"""Counts how many posts that need a flag get it, and how many others get one, by rules alone and by both.

    python -m bench.flags FILE

FILE holds lines of {"text", "flags"}, or of a flag ("none"), a tab and a text (phrases/flags/asked).
Whoever wrote them should have seen neither rules nor phrases. Figures are shares with 95 % intervals.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.intervals import wilson
from candour.config.command import WrongUse
from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.reader import read, read_closely, strongest

Flags = frozenset[Flag]


@dataclass(frozen=True)
class Post:
    """A text and the flags that its writer meant."""

    text: str
    flags: Flags


def posts_of(path: Path) -> list[Post]:
    """This will read a file of posts; raises WrongUse where a line is neither of the two forms."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        _post(line, number)
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("# ")
    ]


def _post(line: str, number: int) -> Post:
    try:
        if line.startswith("{"):
            row = json.loads(line)
            return Post(str(row["text"]), frozenset(map(Flag, row["flags"])))
        label, text = line.split("\t", 1)
        return Post(text, frozenset() if label.startswith(("none", "not")) else frozenset({Flag(label)}))
    except (ValueError, KeyError) as wrong:
        raise WrongUse(f"Line {number} is no post with flags that Candour knows.") from wrong


def share(found: int, of: int) -> str:
    """This will write a share with its interval."""
    low, high = wilson(found, of)
    return f"{found:4d} of {of:4d}  {found / of if of else 0:6.1%} ({low:.1%} to {high:.1%})"


def figures(posts: Sequence[Post], flags_of: Callable[[str], Flags]) -> list[tuple[str, int, int]]:
    """This will count what is found of each flag, of the three that call a human now, and false calls."""
    read_as = [(post.flags, flags_of(post.text)) for post in posts]
    wanted = sorted({flag for post in posts for flag in post.flags})
    rows = [
        (
            f"{flag} found",
            sum(flag in true and flag in got for true, got in read_as),
            sum(flag in true for true, _ in read_as),
        )
        for flag in wanted
    ]
    now = [(true & HUMAN_NOW, got & HUMAN_NOW) for true, got in read_as]
    at_risk = [got for true, got in now if true]
    others = [got for true, got in now if not true]
    return [
        *rows,
        ("a human now, found", sum(map(bool, at_risk)), len(at_risk)),
        ("a human now, called for nothing", sum(map(bool, others)), len(others)),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """This will print both tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.flags", description=__doc__)
    parser.add_argument("file")
    args = parser.parse_args(arguments)
    posts = posts_of(Path(args.file))
    if strongest().missing:
        print(strongest().missing, file=sys.stderr)
    alone = figures(posts, lambda text: read(text).flags)
    both = figures(posts, lambda text: read_closely(text).flags)
    print(f"{'':34} {'rules alone':42} rules and meaning")
    for (name, found, of), (_, found_by_both, _) in zip(alone, both, strict=True):
        print(f"{name:34} {share(found, of):42} {share(found_by_both, of)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
