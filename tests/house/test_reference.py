"""The pages of docs/reference say what the code does, and name every clause that a no can cite."""

import re
from pathlib import Path

import pytest

from candour.domain.approval.floors import FLOORS
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.checks.clauses import CLAUSE_OF, CLAUSES
from candour.domain.checks.codes import LIFTED_BY
from candour.domain.decisions import OWN_WORDS_CLAUSE
from tests.approving import assert_written
from tests.house.reference import PAGES
from tests.house.reference.refusals import said_in
from tests.house.reference.words import page, table

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "reference"
BY_HAND = {
    "ledger-format.md": "what an export of the ledger holds, and how to verify it without Candour",
    "feed-json.md": "what the feed holds as JSON, for the trust's own programs, and who may read it",
}


def index_page() -> str:
    """This will list the pages with the first sentence of each."""
    rows = [
        [f"[{name}]({name})", write().split("\n\n")[2].split(". ")[0] + "."] for name, write in PAGES.items()
    ]
    rows += [[f"[{name}]({name})", words] for name, words in BY_HAND.items()]
    return page(
        "Reference", "Written from the code, but for those named last.", table(["page", "begins"], rows)
    )


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_what_the_code_does(name: str) -> None:
    assert_written(FOLDER / name, PAGES[name]())


def test_the_index_names_every_page_and_no_other() -> None:
    assert_written(FOLDER / "README.md", index_page())
    assert {file.name for file in FOLDER.iterdir()} == {*PAGES, *BY_HAND, "README.md"}


def test_every_clause_that_a_no_can_cite_stands_in_the_reference() -> None:
    cited = {*CLAUSE_OF.values(), *CLAUSES, OWN_WORDS_CLAUSE}
    cited |= {floor.clause for floor in FLOORS} | {row.clause for row in STARTING_POLICY.rows}
    cited |= {said.clause for said in said_in(".") if said.clause and "{" not in said.clause}
    printed = (FOLDER / "policy.md").read_text("utf-8") + (FOLDER / "checks.md").read_text("utf-8")
    assert [clause for clause in sorted(cited) if not re.search(rf"\b{re.escape(clause)}\b", printed)] == []


def test_every_hold_says_what_ends_it() -> None:
    printed = (FOLDER / "checks.md").read_text("utf-8")
    assert [words for words in LIFTED_BY.values() if words not in printed] == []
