"""Counts how many replies get the checks that they deserve, and how many others are asked for nothing.

    python -m bench.judged FILE [FILE ...]

Each line of a FILE is {"story", "story_kind", "reply", "writer_name", "expect", "must_not"}: a post, a reply,
the checks that it deserves and those that it must not get (phrases/replies/asked). Whoever wrote it should
have seen no rule. A post is read as its label says.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.intervals import share
from candour.domain.checks import Code, Draft, check
from candour.domain.kinds import Kind
from candour.reading.beside import with_reading
from candour.reading.reader import look_closely, read_closely


@dataclass
class Counts:
    """How often each check was deserved and found, and had to stay away and came."""

    deserved: Counter[Code] = field(default_factory=Counter)
    found: Counter[Code] = field(default_factory=Counter)
    kept_off: Counter[Code] = field(default_factory=Counter)
    false: Counter[Code] = field(default_factory=Counter)

    def add(self, row: dict[str, Any], codes: frozenset[Code]) -> None:
        """This will count one reply, of which these checks were found."""
        deserved, others = _labels(row, "expect"), _labels(row, "must_not")
        self.deserved.update(deserved)
        self.found.update(deserved & codes)
        self.kept_off.update(others)
        self.false.update(others & codes)


def main() -> None:
    """This will print, check by check and together, what was found and what was asked for nothing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    rows = [row for path in parser.parse_args().files for row in rows_of(path)]
    for name, is_looked_at in (("rules alone", False), ("rules and model", True)):
        counts = counted(rows, is_looked_at=is_looked_at)
        print(name)
        for code in Code:
            if counts.deserved[code]:
                print(f"  {code:22} {_line(counts, [code])}")
        print(f"  {'all':22} {_line(counts, list(Code))}")


def rows_of(path: Path) -> list[dict[str, Any]]:
    """This will read the judged replies of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def counted(rows: Iterable[dict[str, Any]], *, is_looked_at: bool) -> Counts:
    """This will check each reply, by the rules or by rules and model, and count."""
    counts = Counts()
    for row in rows:
        counts.add(
            row, frozenset(one.check for one in check(_draft(row, is_looked_at=is_looked_at)).findings)
        )
    return counts


def _draft(row: dict[str, Any], *, is_looked_at: bool) -> Draft:
    story, reply = row["story"], row["reply"]
    draft = Draft(reply, incoming=story, writer_name=row.get("writer_name") or None)
    draft = with_reading(draft, read_closely(story))
    if row["story_kind"] in set(Kind):
        draft = replace(draft, incoming_kind=Kind(row["story_kind"]), incoming_is_sure=True)
    return replace(draft, look=look_closely(reply, story)) if is_looked_at else draft


def _labels(row: dict[str, Any], name: str) -> set[Code]:
    """This will give the checks of a label; whose name stands beside the reply has said who speaks."""
    labels = {Code(code) for code in row[name]}
    return labels - {Code.NO_PERSON} if row.get("writer_name") else labels


def _line(counts: Counts, codes: list[Code]) -> str:
    found, deserved, false, others = (
        sum(each[code] for code in codes)
        for each in (counts.found, counts.deserved, counts.false, counts.kept_off)
    )
    return f"found {share(found, deserved)}; for nothing {share(false, others)}"


if __name__ == "__main__":
    main()
