"""Drafts written to slip past the identity check, and drafts that only look as if they did.

The texts stand in `adversarial/`: `first.txt` was written before these rules, `second.txt` afterwards by
somebody who had not read them, `third.txt` by somebody who had. Whatever still slips through is in
`missed.txt`, which may only shrink.
"""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from candour.domain.checks import Code, Draft
from tests.domain.checks.drafting import found

TEXTS = Path(__file__).parent / "adversarial"
HIDDEN_NAME = "Joan Pellow"
"""The real name behind the pseudonym, in the groups that have one."""

AT_MOST_FALSE = 0.02


class Case(NamedTuple):
    """One draft, what its teller wrote, and the trick or the thing it stands near."""

    group: str
    story: str
    reply: str

    def as_draft(self) -> Draft:
        hidden = HIDDEN_NAME if "pseudonym" in self.group else None
        return Draft(reply=self.reply, incoming=self.story, patient_name=hidden)


def read(name: str) -> list[Case]:
    group = story = ""
    found: list[Case] = []
    path = TEXTS / name
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line.startswith("## "):
            group, _, story = (part.strip() for part in line[3:].partition("|"))
        elif line.strip() and not line.startswith("# "):
            found.append(Case(group, story, line))
    return found


ADVERSARIAL = [*read("first.txt"), *read("second.txt"), *read("third.txt")]
NEAR = read("near_misses.txt")
MISSED = {case.reply for case in read("missed.txt")}


def is_held(case: Case) -> bool:
    return found(case.as_draft(), Code.IDENTITY) is not None


@pytest.mark.parametrize("case", ADVERSARIAL, ids=lambda case: case.reply[:60])
def test_a_draft_that_tells_who_somebody_is_goes_nowhere(case: Case) -> None:
    assert is_held(case) is (case.reply not in MISSED)


def test_ordinary_answers_go_on() -> None:
    stopped = [case.reply for case in NEAR if is_held(case)]
    print(f"\nheld by mistake: {len(stopped)} of {len(NEAR)} near-misses: {stopped}")
    assert len(stopped) <= AT_MOST_FALSE * len(NEAR)


def test_what_is_missed_is_known_and_counted() -> None:
    tricks = Counter(case.group for case in ADVERSARIAL if case.reply in MISSED)
    print(f"\nheld: {len(ADVERSARIAL) - sum(tricks.values())} of {len(ADVERSARIAL)} adversarial drafts")
    for trick, count in sorted(tricks.items()):
        print(f"  missed: {count} by {trick}")
    assert not MISSED - {case.reply for case in ADVERSARIAL}
