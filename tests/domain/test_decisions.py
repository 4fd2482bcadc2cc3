"""Who may decide, and whether approved words may leave: one line a refusal."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from candour.domain.decisions import Decided, Decider, may_decide
from candour.domain.departures import Approval, Departure, may_leave
from candour.domain.roles import Right
from candour.domain.statements import StatementState

NOW = datetime(2026, 5, 5, 21, 10, tzinfo=UTC)
MATRON = Decider("matron", "human-matron")
ON = Decided(
    state=StatementState.WAITING,
    version="v1",
    seen="v1",
    author=frozenset({"nurse", "human-nurse"}),
    asked=frozenset({"matron", "nurse", "nurse-2"}),
)


def test_whoever_was_asked_decides() -> None:
    assert may_decide(MATRON, ON) is None


@pytest.mark.parametrize(
    ("by", "changes", "reason"),
    [
        (Decider("nurse", "human-nurse"), {}, "These are your own words."),
        (Decider("nurse-2", "human-nurse"), {}, "These are your own words, written from your other account."),
        (MATRON, {"co_authors": frozenset({"matron"})}, "You wrote these words together with somebody."),
        (MATRON, {"editors": frozenset({"matron"})}, "You changed these words."),
        (MATRON, {"editors": frozenset({"human-matron"})}, "You changed these words."),
        (MATRON, {"decided": frozenset({"human-matron"})}, "You have decided on these words already."),
        (MATRON, {"seen": "v0"}, "The words changed since you looked."),
        (MATRON, {"state": StatementState.DRAFT}, "This no longer waits for a decision."),
        (MATRON, {"state": StatementState.APPROVED}, "This no longer waits for a decision."),
        (MATRON, {"asked": frozenset({"reader"})}, "You have not been asked about this."),
        (replace(MATRON, is_suspended=True), {}, "You cannot decide at present."),
    ],
)
def test_nobody_decides_on_words_that_are_not_theirs_to_decide(
    by: Decider, changes: dict[str, Any], reason: str
) -> None:
    refusal = may_decide(by, replace(ON, **changes))
    assert refusal
    assert refusal.reason == reason
    assert refusal.remedy


YES = Approval(by="matron", human="human-matron", version="v1", may_approve=True)
LEAVING = Departure(
    state=StatementState.APPROVED,
    version="v1",
    current="v1",
    author_is_suspended=False,
    author_rights=frozenset(),
    wrote_or_edited=frozenset({"nurse", "human-nurse"}),
    approvals=(YES,),
    needs_approvals=1,
    due_at=NOW,
)
BY_RIGHT: dict[str, Any] = {"approvals": (), "needs_approvals": 0, "needs_right": Right.SAY_SORRY}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"state": StatementState.LEAVING},
        {**BY_RIGHT, "author_rights": frozenset({Right.SAY_SORRY})},
        {"approvals": (), "needs_approvals": 0},
        {"approvals": (YES, replace(YES, by="press", human="")), "needs_approvals": 2},
    ],
)
def test_approved_words_leave(changes: dict[str, Any]) -> None:
    assert may_leave(replace(LEAVING, **changes), NOW) is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"current": "v2"}, "The words changed after they were approved."),
        ({"state": StatementState.DRAFT}, "This is not approved."),
        ({"state": StatementState.WITHDRAWN}, "This is not approved."),
        ({"state": StatementState.HELD_BACK}, "Somebody holds this back."),
        ({"author_is_suspended": True}, "The writer cannot sign in at present."),
        (BY_RIGHT, 'The writer no longer holds the right "say sorry".'),
        ({"approvals": ()}, "Somebody who approved this may no longer do so"),
        ({"needs_approvals": 2}, "Somebody who approved this may no longer do so"),
        ({"needs_approvals": 2, "approvals": (YES, replace(YES, by="matron-2"))}, "Somebody who approved"),
        ({"approvals": (replace(YES, version="v0"),)}, "Somebody who approved this may no longer do so"),
        ({"approvals": (replace(YES, may_approve=False),)}, "Somebody who approved this may no longer do so"),
        ({"approvals": (replace(YES, is_suspended=True),)}, "Somebody who approved this may no longer do so"),
        (
            {"approvals": (replace(YES, human="human-nurse"),)},
            "Somebody who approved this may no longer do so",
        ),
        (
            {"wrote_or_edited": frozenset({"nurse", "matron"})},
            "Somebody who approved this may no longer do so",
        ),
        ({"open_holds": frozenset({"identity"})}, "Something in it is held."),
        ({"pause": "A false alarm about the water."}, "Everything is paused: A false alarm about the water."),
        ({"due_at": NOW + timedelta(seconds=1)}, "Its time has not come."),
    ],
)
def test_words_stay_when_anything_no_longer_holds(changes: dict[str, Any], reason: str) -> None:
    refusal = may_leave(replace(LEAVING, **changes), NOW)
    assert refusal
    assert refusal.reason.startswith(reason)
    assert refusal.remedy
