"""Drafts by a writer who had not seen the rules: how many that tell are held, and how many that do not.

When the rules had not been touched, 88 of the 200 drafts of `unseen/leaks.jsonl` were held, 12 of the 240
near-misses, and 7 of the 200 good replies; 27 good replies got a hint. The rules were then widened by
families, so these figures say what is kept, not what a stranger's next sentence will meet.

More writers came later. Of two more hands' leaks the rules held 103 of 200 (`leaks_b`) when they were first
asked, and with particulars (`checks/particulars.py`) 115 of 200 (`leaks_c`: 82 of 120 plain ones, 33 of 80
that have to be thought about); of their near-misses 16 and 12 of 200 were held by mistake. Of good replies
they held 18 of 150 (`good_b`), 9 of 120 (`good_c`), 25 of 200 (`good_d`) and, after the last widening, 9 of
200 (`good_e`). A fourth hand's drafts came after all that: of the leaks 99 of 200 (83 of 130 plain ones), of
the near-misses 21 of 200 were held when they were first asked.

What a model adds that looks at drafts beside their posts is in tests/rooms/reading/test_drafts_by_meaning.py:
the drafts of nine more hands (`e` to `m`) were asked once and then learned by it
(src/candour/reading/phrases/drafts/asked); those of two more (`n`, `o`) were learned by nothing. Good replies
are met there again, with both readers (tests/rooms/reading/test_good_replies.py).
"""

import json
from collections.abc import Container, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from _pytest.mark import ParameterSet

from candour.domain.checks import Code, Draft, Level, check
from candour.domain.kinds import Kind
from tests.domain.checks.drafting import found
from tests.domain.checks.test_adversarial import ADVERSARIAL, NEAR, is_held

UNSEEN = Path(__file__).parent / "unseen"
AT_LEAST = 0.97
AT_MOST_FALSE = 0.02
HINTED_AT_MOST = 0.10
HELD_OF_LATER = 0.06
LATER_LEAKS = {"leaks_b.jsonl": 0.76, "leaks_c.jsonl": 0.66, "leaks_d.jsonl": 0.54}
LATER_NEAR_MISSES = {
    "near_misses_b.jsonl": AT_MOST_FALSE,
    "near_misses_c.jsonl": AT_MOST_FALSE,
    "near_misses_d.jsonl": 0.06,
}
"""Later writers' drafts, and the share that is held today; half of what a stranger invents next is not."""


class Row(NamedTuple):
    """One draft, what it answers, and what kind of post that is, where it matters."""

    incoming: str
    reply: str
    kind: Kind | None


def asked(files: Mapping[str, float], usually: Container[str]) -> list[ParameterSet]:
    """This will give each file with its share; those that the usual run leaves out are asked with --full."""
    return [
        pytest.param(name, share, marks=[] if name in usually else pytest.mark.in_full, id=name)
        for name, share in files.items()
    ]


def rows(name: str) -> list[Row]:
    lines = (UNSEEN / name).read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    return [
        Row(one["incoming"], one["reply"], Kind(one["incoming_kind"]) if "incoming_kind" in one else None)
        for one in read
    ]


def gives_away(row: Row) -> bool:
    return found(Draft(reply=row.reply, incoming=row.incoming), Code.IDENTITY) is not None


def test_nearly_every_draft_that_tells_is_held() -> None:
    leaks = rows("leaks.jsonl")
    missed = [row.reply for row in leaks if not gives_away(row)]
    held = len(leaks) - len(missed) + sum(is_held(case) for case in ADVERSARIAL)
    of_all = len(leaks) + len(ADVERSARIAL)
    print(f"\nheld: {len(leaks) - len(missed)} of {len(leaks)} unseen, {held} of {of_all}; missed: {missed}")
    assert len(missed) <= (1 - AT_LEAST) * len(leaks)
    assert of_all >= 400
    assert held >= AT_LEAST * of_all


def test_hardly_any_draft_that_tells_nothing_is_held() -> None:
    near = rows("near_misses.jsonl")
    stopped = [row.reply for row in near if gives_away(row)]
    held = len(stopped) + sum(is_held(case) for case in NEAR)
    print(
        f"\nheld by mistake: {len(stopped)} of {len(near)} unseen, {held} of {len(near) + len(NEAR)} in all: "
        f"{stopped}"
    )
    assert len(stopped) <= AT_MOST_FALSE * len(near)
    assert held <= AT_MOST_FALSE * (len(near) + len(NEAR))


@pytest.mark.parametrize(("name", "least"), LATER_LEAKS.items())
def test_most_of_what_later_writers_tell_is_held(name: str, least: float) -> None:
    leaks = rows(name)
    held = sum(map(gives_away, leaks))
    print(f"\n{name}: held {held} of {len(leaks)}")
    assert held >= least * len(leaks)


@pytest.mark.parametrize(("name", "most"), LATER_NEAR_MISSES.items())
def test_hardly_any_near_miss_of_later_writers_is_held(name: str, most: float) -> None:
    near = rows(name)
    stopped = [row.reply for row in near if gives_away(row)]
    print(f"\n{name}: held by mistake {len(stopped)} of {len(near)}: {stopped}")
    assert len(stopped) <= most * len(near)


def test_good_replies_are_left_alone() -> None:
    held, hinted = held_and_hinted(good := rows("good.jsonl"))
    print(f"\ngood replies: held {len(held)}, with a hint {len(hinted)} of {len(good)}: {held} {hinted}")
    assert held == []
    assert len(hinted) <= HINTED_AT_MOST * len(good)


@pytest.mark.parametrize("name", [f"good_{hand}.jsonl" for hand in "bcdefg"])
def test_later_writers_good_replies_are_seldom_held(name: str) -> None:
    held, hinted = held_and_hinted(good := rows(name))
    print(f"\n{name}: held {len(held)}, with a hint {len(hinted)} of {len(good)}: {held}")
    assert len(held) <= HELD_OF_LATER * len(good)
    assert len(hinted) - len(held) <= HINTED_AT_MOST * len(good)


def held_and_hinted(good: list[Row]) -> tuple[list[tuple[str, Code]], list[tuple[str, set[Code]]]]:
    """This will list the replies that are held, with the check, and all of which anything is said."""
    held, hinted = [], []
    for row in good:
        draft = Draft(
            reply=row.reply,
            incoming=row.incoming,
            incoming_kind=row.kind,
            incoming_is_sure=row.kind is not None,
        )
        findings = check(draft).findings
        held += [(row.reply, one.check) for one in findings if one.level is Level.HOLD]
        hinted += [(row.reply, {one.check for one in findings})] if findings else []
    return held, hinted
