"""The pages in docs/ that are written by hand: numbered in turn, listed, and linked to what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = sorted(file for file in (ROOT / "docs" / "adr").glob("*.md") if file.name != "README.md")
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]
MADE_BY_TESTS = re.compile(r"\bdocs/screens/|^\.\./screens/")
"""Pictures that the journeys take; they are there once those have run."""


def test_decisions_are_numbered_in_turn_from_one() -> None:
    assert [int(file.name[:4]) for file in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_a_decision_carries_its_number_in_its_heading() -> None:
    heads = [file.read_text("utf-8").splitlines()[0] for file in DECISIONS]
    assert [head.partition(".")[0] for head in heads] == [f"# {int(file.name[:4])}" for file in DECISIONS]


def test_the_index_of_decisions_lists_each_by_its_heading() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    rows = [f"| [{int(file.name[:4])}]({file.name}) | {_decided(file)} |" for file in DECISIONS]
    assert [row for row in rows if row not in index] == []
    assert index.count("\n| [") == len(rows)


def _decided(file: Path) -> str:
    return file.read_text("utf-8").splitlines()[0].partition(". ")[2]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_link_leads_to_a_page_that_is_there(file: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", file.read_text("utf-8"))
    there = [link for link in links if not MADE_BY_TESTS.search(link)]
    assert [link for link in there if not (file.parent / link).exists()] == []
