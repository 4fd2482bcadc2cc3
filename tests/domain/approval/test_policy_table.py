"""The starting table, row by row: whom it asks, and what a right changes."""

from dataclasses import replace
from typing import Any

import pytest

from candour.domain.approval.facts import Facts
from candour.domain.approval.history import NO_HISTORY
from candour.domain.approval.route import Route, route
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.kinds import Flag, Kind
from candour.domain.roles import Right
from tests.domain.approval.people_of_st_brannocs import COMPLAINT, EVERYBODY, holding

SORRY: dict[str, Any] = {"regret_only": True, "harm_answer": False}
THANKS: dict[str, Any] = {"kind": Kind.COMPLIMENT, "criticality": 4}
ANSWER: dict[str, Any] = {"kind": Kind.QUESTION, "criticality": 0}
PUBLISHED: dict[str, Any] = {**ANSWER, "answers_from_published_facts": True}
SERIOUS: dict[str, Any] = {"criticality": -3}
NO_POST: dict[str, Any] = {"kind": None}
CRISIS: dict[str, Any] = {**ANSWER, "incident_open": True}

ROWS: list[tuple[str, dict[str, Any], tuple[Right, ...], str, list[str]]] = [
    ("a correction asks one person", {"is_correction": True}, (), "1", ["matron"]),
    ("a correction with own it asks nobody", {"is_correction": True}, (Right.OWN_IT,), "1", []),
    ("a sorry asks one person", SORRY, (), "2", ["matron"]),
    ("a sorry with say sorry asks nobody", SORRY, (Right.SAY_SORRY,), "2", []),
    ("a sorry for something serious is still a sorry", {**SORRY, **SERIOUS}, (Right.SAY_SORRY,), "2", []),
    (
        "a sorry before harm is ruled out is a complaint",
        {"regret_only": True},
        (Right.SAY_SORRY,),
        "5",
        ["matron"],
    ),
    ("thanks ask one person", THANKS, (), "3", ["matron"]),
    ("thanks with say thanks ask nobody", THANKS, (Right.SAY_THANKS,), "3", []),
    (
        "thanks with something held ask",
        {**THANKS, "holds": {"sameness"}},
        (Right.SAY_THANKS,),
        "11",
        ["matron"],
    ),
    ("published facts ask one person", PUBLISHED, (), "4", ["matron"]),
    ("published facts with inform ask nobody", PUBLISHED, (Right.INFORM,), "4", []),
    ("other facts ask one person", ANSWER, (Right.INFORM,), "11", ["matron"]),
    ("a complaint asks one person", {}, (), "5", ["matron"]),
    ("a complaint with the right asks nobody", {}, (Right.ANSWER_COMPLAINTS,), "5", []),
    ("a complaint with another right asks", {}, (Right.SAY_SORRY,), "5", ["matron"]),
    (
        "a held complaint is seen all the same",
        {"holds": {"contradiction"}},
        (Right.ANSWER_COMPLAINTS,),
        "5",
        ["matron"],
    ),
    ("clinical words are seen", {"holds": {"clinical_advice"}}, (Right.ANSWER_COMPLAINTS,), "5", ["matron"]),
    (
        "clinical words of a writer with the right to them are not",
        {"holds": {"clinical_advice"}},
        (Right.ANSWER_COMPLAINTS, Right.CLINICAL_WORDS),
        "5",
        [],
    ),
    ("a serious complaint asks two", SERIOUS, (), "6", ["matron", "press"]),
    ("a serious complaint asks two whatever the rights", SERIOUS, tuple(Right), "6", ["matron", "press"]),
    ("a claim of a change asks two", {"claims_change": True}, tuple(Right), "6", ["matron", "press"]),
    ("a promise asks two", {**ANSWER, "has_promise_with_date": True}, (), "6", ["matron", "press"]),
    (
        "a journalist asks the desk",
        {**ANSWER, "flags": {Flag.JOURNALIST_OR_MP}},
        tuple(Right),
        "7",
        ["press"],
    ),
    ("an inquest asks the desk", {**ANSWER, "flags": {Flag.SOLICITOR_OR_INQUEST}}, (), "7", ["press"]),
    ("an election asks the desk", {**NO_POST, "pre_election": True}, (), "7", ["press"]),
    ("an FOI request asks one", {**ANSWER, "flags": {Flag.FOI}}, (), "8", ["matron"]),
    (
        "a formal complaint asks one",
        {"kind": Kind.MIXED, "flags": {Flag.FORMAL_COMPLAINT}},
        (),
        "8",
        ["matron"],
    ),
    ("an incident asks its team", CRISIS, (), "9", ["lead"]),
    ("an incident with crisis voice asks its team", CRISIS, (Right.CRISIS_VOICE,), "9", ["lead"]),
    ("agreed facts with crisis voice", {**CRISIS, "from_agreed_facts": True}, (Right.CRISIS_VOICE,), "9", []),
    ("agreed facts without it", {**CRISIS, "from_agreed_facts": True}, (), "9", ["lead"]),
    ("a campaign entry asks nobody", {**NO_POST, "in_campaign_frame": True}, (), "10", []),
    (
        "a held campaign entry",
        {**NO_POST, "in_campaign_frame": True, "holds": {"alt_text_missing"}},
        (),
        "10",
        ["matron"],
    ),
    ("anything else asks one", NO_POST, tuple(Right), "11", ["matron"]),
    ("a suggestion asks one", {"kind": Kind.SUGGESTION}, tuple(Right), "11", ["matron"]),
]


def routed(facts: Facts) -> Route:
    return route(facts, STARTING_POLICY, EVERYBODY, NO_HISTORY, facts.at)


def facts_with(changes: dict[str, Any], rights: tuple[Right, ...] = ()) -> Facts:
    frozen: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, set) else value for name, value in changes.items()
    }
    return holding(replace(COMPLAINT, **frozen), *rights)


@pytest.mark.parametrize(
    ("changes", "rights", "row", "asked"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_each_row_asks_whom_the_table_says(
    changes: dict[str, Any], rights: tuple[Right, ...], row: str, asked: list[str]
) -> None:
    found = routed(facts_with(changes, rights))
    assert found.row == row
    assert [step.who.person if step.who else None for step in found.steps] == asked
    assert found.refusal is None


FLOORS: list[tuple[str, dict[str, Any], str, bool]] = [
    ("safeguarding", {"flags": {Flag.SAFEGUARDING}}, "floor 1", True),
    ("self-harm", {"flags": {Flag.SELF_HARM}}, "floor 1", True),
    ("danger now", {"flags": {Flag.DANGER_NOW}, "kind": Kind.COMPLIMENT}, "floor 1", True),
    ("a safeguarding check", {"holds": {"safeguarding"}}, "floor 1", True),
    ("possible harm by flag", {"flags": {Flag.POSSIBLE_HARM}}, "floor 2", True),
    ("possible harm by check", {"holds": {"duty_of_candour"}}, "floor 2", True),
    ("possible harm by the writer's word", {**SORRY, "harm_answer": True}, "floor 2", True),
    ("an identity", {"holds": {"identity"}, "is_correction": True}, "floor 3", False),
    ("an identity in a campaign", {"holds": {"identity"}, "in_campaign_frame": True}, "floor 3", False),
    ("an identity after release", {"holds": {"identity"}, "handoff_released": True}, "floor 3", False),
    ("speaking up", {"raises_concern": True}, "floor 4", False),
]


@pytest.mark.parametrize(
    ("changes", "clause", "hands_over"), [f[1:] for f in FLOORS], ids=[f[0] for f in FLOORS]
)
def test_a_floor_stops_every_right_with_a_reason_and_a_remedy(
    changes: dict[str, Any], clause: str, hands_over: bool
) -> None:
    found = routed(facts_with(changes, tuple(Right)))
    assert found.refusal
    assert found.refusal.clause == clause
    assert found.refusal.reason
    assert found.refusal.remedy
    assert found.steps == ()
    assert (found.hands_to is not None) is hands_over


@pytest.mark.parametrize("flag", [Flag.SAFEGUARDING, Flag.POSSIBLE_HARM])
def test_a_release_by_the_named_human_opens_the_way_again(flag: Flag) -> None:
    found = routed(facts_with({"flags": {flag}, "handoff_released": True}))
    assert found.refusal is None
    assert len(found.steps) == 1


def test_speaking_up_names_the_guardian_and_nobody_else() -> None:
    found = routed(facts_with({"raises_concern": True}))
    assert found.refusal
    assert "Freedom to Speak Up guardian" in found.refusal.remedy
    assert found.hands_to is None


def test_a_correction_goes_first_in_the_queue() -> None:
    assert routed(facts_with({"is_correction": True})).first_in_queue
    assert not routed(COMPLAINT).first_in_queue


def test_the_lesson_that_shortens_is_named_with_its_minutes_and_what_it_leads_to() -> None:
    (shorter,) = routed(facts_with(SORRY)).what_would_shorten
    assert (shorter.what, shorter.minutes, shorter.leads_to) == ("Saying sorry", 9, 0)
