"""A proposal's stages: who may do what, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from candour.domain.consensus import proposing
from candour.domain.consensus.proposing import Clause, Effect, Proposed, Stage
from candour.domain.refusal import Refusal

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
AUTHOR, OTHER = 1, 2
HOUR = timedelta(hours=1)


def at(stage: Stage, votes_from: datetime = NOW, ends_at: datetime | None = None) -> Proposed:
    return Proposed(stage, AUTHOR, votes_from, ends_at)


def said(refusal: Refusal | None) -> str:
    assert refusal is None or refusal.remedy
    return refusal.reason if refusal else ""


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        (Clause("Say who you are.", "People ask.", ""), ""),
        (Clause("", "People ask.", ""), "There is no clause yet."),
        (Clause("Say who you are.", "", ""), "Nobody knows yet why."),
        (Clause("x" * 242, "People ask.", ""), "The clause is 2 characters too long."),
        (Clause("Say.", "x" * 601, ""), "The reason is 1 characters too long."),
        (Clause("Say.", "Why.", "x" * 700), "The example is 100 characters too long."),
    ],
)
def test_a_clause_is_short_and_says_why(clause: Clause, reason: str) -> None:
    assert said(proposing.to_propose(clause)) == reason


@pytest.mark.parametrize(
    ("proposed", "person", "open_ones", "reason"),
    [
        (at(Stage.DRAFT), AUTHOR, 0, ""),
        (at(Stage.DRAFT), AUTHOR, 2, ""),
        (at(Stage.DRAFT), AUTHOR, 3, "You have 3 proposals open."),
        (at(Stage.DRAFT), OTHER, 0, "This is somebody else's draft."),
        (at(Stage.VOTING), AUTHOR, 0, "This is at another stage: vote on it."),
    ],
)
def test_a_draft_is_put_to_colleagues_by_its_author_three_at_a_time(
    proposed: Proposed, person: int, open_ones: int, reason: str
) -> None:
    assert said(proposing.to_open(proposed, person, open_ones)) == reason


ELSEWHERE = [stage for stage in Stage if stage not in {Stage.DRAFT, Stage.CLARIFYING}]


@pytest.mark.parametrize("stage", ELSEWHERE)
def test_words_questions_and_taking_back_end_with_the_first_stage(stage: Stage) -> None:
    for refusal in (
        proposing.to_mend(at(stage), AUTHOR),
        proposing.to_ask(at(stage), "What of students?"),
        proposing.to_withdraw(at(stage), AUTHOR),
        proposing.to_begin_vote(at(stage), AUTHOR, NOW),
    ):
        assert said(refusal).startswith("This is at another stage: ")


def test_its_author_mends_it_takes_it_back_and_begins_the_vote_after_the_time_to_ask() -> None:
    clarifying = at(Stage.CLARIFYING)
    assert said(proposing.to_mend(clarifying, AUTHOR)) == ""
    assert said(proposing.to_mend(at(Stage.DRAFT), AUTHOR)) == ""
    assert said(proposing.to_withdraw(at(Stage.DRAFT), AUTHOR)) == ""
    assert said(proposing.to_mend(clarifying, OTHER)) == "Only its author changes a proposal."
    assert said(proposing.to_withdraw(clarifying, OTHER)) == "Only its author takes a proposal back."
    assert said(proposing.to_begin_vote(clarifying, OTHER, NOW)) == "Its author begins the vote."
    assert said(proposing.to_begin_vote(clarifying, AUTHOR, NOW)) == ""
    early = proposing.to_begin_vote(clarifying, AUTHOR, NOW - HOUR)
    assert said(early) == "People have had too little time to ask."


@pytest.mark.parametrize(
    ("question", "reason"),
    [("What of students?", ""), ("", "There is no question yet."), ("x" * 301, "The question is too long.")],
)
def test_anybody_asks_while_it_is_clarified(question: str, reason: str) -> None:
    assert said(proposing.to_ask(at(Stage.CLARIFYING), question)) == reason


@pytest.mark.parametrize(
    ("stage", "now", "votes", "counts"),
    [
        (Stage.VOTING, NOW - HOUR, "", "The vote still runs."),
        (Stage.VOTING, NOW, "The vote has ended.", ""),
        (
            Stage.CLARIFYING,
            NOW,
            "This is at another stage: ask about it.",
            "This is at another stage: ask about it.",
        ),
        (Stage.ADOPTED, NOW, "This is at another stage: in force.", "This is at another stage: in force."),
    ],
)
def test_a_vote_runs_for_its_time_and_is_counted_after_it(
    stage: Stage, now: datetime, votes: str, counts: str
) -> None:
    proposed = at(stage, ends_at=NOW)
    assert said(proposing.to_vote(proposed, "", now)) == votes
    assert said(proposing.to_count(proposed, now)) == counts


def test_a_reason_for_a_vote_is_short() -> None:
    proposed = at(Stage.VOTING, ends_at=NOW + HOUR)
    assert said(proposing.to_vote(proposed, "x" * 301, NOW)) == "Your reason is too long."


@pytest.mark.parametrize(
    ("is_adopted", "effect", "stage"),
    [
        (False, Effect.WORDS, Stage.NOT_ADOPTED),
        (False, Effect.LOOSER, Stage.NOT_ADOPTED),
        (True, Effect.WORDS, Stage.ADOPTED),
        (True, Effect.STRICTER, Stage.ADOPTED),
        (True, Effect.LOOSER, Stage.WITH_OFFICER),
    ],
)
def test_only_what_loosens_a_route_waits_for_the_accountable_officer(
    is_adopted: bool,
    effect: Effect,
    stage: Stage,
) -> None:
    assert proposing.after_vote(is_adopted=is_adopted, effect=effect) is stage


@pytest.mark.parametrize(
    ("is_officer", "accepts", "reason", "answer"),
    [
        (True, True, "", ""),
        (True, False, "It would leave nobody to ask at night.", ""),
        (True, False, "", "A no needs a reason."),
        (True, True, "x" * 301, "The reason is too long."),
        (False, True, "", "The accountable officer answers this."),
    ],
)
def test_the_officer_accepts_or_declines_with_a_reason(
    is_officer: bool,
    accepts: bool,
    reason: str,
    answer: str,
) -> None:
    waiting = at(Stage.WITH_OFFICER, ends_at=NOW)
    given = proposing.to_answer(waiting, is_officer=is_officer, accepts=accepts, reason=reason)
    assert said(given) == answer
    assert said(proposing.to_answer(at(Stage.ADOPTED), is_officer=True, accepts=True, reason="")) != ""


def test_an_officer_who_lets_the_time_pass_is_overdue_and_nobody_else_is() -> None:
    assert proposing.is_overdue(at(Stage.WITH_OFFICER, ends_at=NOW), NOW)
    assert not proposing.is_overdue(at(Stage.WITH_OFFICER, ends_at=NOW), NOW - HOUR)
    assert not proposing.is_overdue(at(Stage.VOTING, ends_at=NOW), NOW)
