"""What holds for every policy, everybody on duty and all facts."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from candour.domain.approval.card import card
from candour.domain.approval.facts import Facts
from candour.domain.approval.history import NO_HISTORY
from candour.domain.approval.people import OnDuty
from candour.domain.approval.plain import from_plain, to_plain
from candour.domain.approval.policy import Policy, prove
from candour.domain.approval.route import Route, route
from candour.domain.approval.steps import Step, who_is_asked
from candour.domain.kinds import HUMAN_NOW, Flag
from candour.domain.roles import Right
from tests.domain.approval import any_policy
from tests.domain.approval.any_policy import NOW

any_case = given(any_policy.facts, any_policy.policies(), any_policy.people)


def routed(facts: Facts, policy: Policy, people: list[OnDuty]) -> Route:
    return route(facts, policy, people, NO_HISTORY, NOW)


def everybody_asked(found: Route) -> list[OnDuty]:
    steps = [*found.steps, *([found.hands_to] if found.hands_to else [])]
    return [person for step in steps for person in (*step.chain, step.duty) if person]


@any_case
def test_a_route_has_at_most_two_human_steps(facts: Facts, policy: Policy, people: list[OnDuty]) -> None:
    assert len(routed(facts, policy, people).steps) <= 2


@any_case
def test_nobody_is_asked_about_words_that_they_wrote_or_edited(
    facts: Facts, policy: Policy, people: list[OnDuty]
) -> None:
    barred = {facts.author.person, facts.author.human, *facts.editors} - {""}
    humans = {person.human for person in people if person.person in barred} - {""}
    for person in everybody_asked(routed(facts, policy, people)):
        assert person.person not in barred
        assert person.human not in barred | humans


@any_case
def test_only_people_whose_notice_is_delivered_now_are_asked(
    facts: Facts, policy: Policy, people: list[OnDuty]
) -> None:
    for person in everybody_asked(routed(facts, policy, people)):
        assert person.reachable
        assert person.until is None or person.until > NOW


@any_case
def test_the_steps_of_a_route_ask_different_human_beings(
    facts: Facts, policy: Policy, people: list[OnDuty]
) -> None:
    steps = routed(facts, policy, people).steps
    asked = [person.human_key for step in steps for person in step.chain]
    assert len(asked) == len(set(asked))
    assert not {step.duty.human_key for step in steps if step.duty} & set(asked)


@any_case
def test_no_policy_passes_a_floor(facts: Facts, policy: Policy, people: list[OnDuty]) -> None:
    harm = Flag.POSSIBLE_HARM in facts.flags or "duty_of_candour" in facts.holds or facts.harm_answer is True
    danger = bool(facts.flags & HUMAN_NOW) or "safeguarding" in facts.holds
    stopped = (harm or danger) and not facts.handoff_released
    found = routed(facts, policy, people)
    assert (found.refusal is not None) is (stopped or "identity" in facts.holds or facts.raises_concern)
    assert not (found.refusal and found.steps)


@any_case
def test_every_step_asks_somebody_or_the_duty_role_and_ends_there(
    facts: Facts, policy: Policy, people: list[OnDuty]
) -> None:
    for step in routed(facts, policy, people).steps:
        assert step.asked_first
        assert step.who or step.role == policy.duty_role
        assert who_is_asked(step, NOW, NOW + timedelta(days=1)).role == policy.duty_role


@given(any_policy.facts, any_policy.policies(), any_policy.people, st.sampled_from(Right))
def test_a_right_never_lengthens_a_route(
    facts: Facts, policy: Policy, people: list[OnDuty], right: Right
) -> None:
    richer = replace(facts, author=replace(facts.author, rights=facts.author.rights | {right}))
    assert len(routed(richer, policy, people).steps) <= len(routed(facts, policy, people).steps)


@any_case
def test_what_would_shorten_does_shorten_as_far_as_it_says(
    facts: Facts, policy: Policy, people: list[OnDuty]
) -> None:
    found = routed(facts, policy, people)
    for shorter in found.what_would_shorten:
        author = replace(facts.author, rights=facts.author.rights | {shorter.right})
        then = routed(replace(facts, author=author), policy, people)
        assert len(then.steps) == shorter.leads_to < len(found.steps)


@any_case
def test_every_route_has_words_for_its_card(facts: Facts, policy: Policy, people: list[OnDuty]) -> None:
    for sentence in card(routed(facts, policy, people), NOW):
        assert sentence.strip() == sentence != ""


@settings(max_examples=300)
@given(any_policy.facts, any_policy.policies())
def test_the_proof_of_a_table_agrees_with_what_it_does(facts: Facts, policy: Policy) -> None:
    proof = prove(policy)
    possible = facts if facts.kind else replace(facts, flags=frozenset())
    if routed(possible, policy, []).refusal:
        return
    row = policy.row_for(possible)
    assert (row is None) is any(gap.holds_for(possible.values()) for gap in proof.gaps)
    assert row is None or row.number not in proof.unreachable


@given(any_policy.policies())
def test_a_policy_survives_being_written_as_plain_values_and_read_again(policy: Policy) -> None:
    assert from_plain(to_plain(policy)) == policy


@st.composite
def asked_steps(draw: st.DrawFn) -> Step:
    """This will draw a step with a chain of up to three people."""
    people = [OnDuty(f"person-{number}", f"Person {number}", "matron") for number in range(4)]
    who, deputy, on_call = [*people[: draw(st.integers(0, 3))], None, None, None][:3]
    duty = draw(st.sampled_from([None, people[3]]))
    return Step(
        who,
        "matron",
        deputy,
        on_call,
        duty,
        "site manager",
        draw(st.integers(1, 60)),
        draw(st.integers(1, 60)),
    )


@given(asked_steps(), st.integers(0, 300), st.integers(0, 300))
def test_a_question_only_ever_moves_on_and_never_expires(step: Step, one: int, other: int) -> None:
    earlier = who_is_asked(step, NOW, NOW + timedelta(minutes=min(one, other)))
    later = who_is_asked(step, NOW, NOW + timedelta(minutes=max(one, other)))
    assert later.so_far[: len(earlier.so_far)] == earlier.so_far
    assert earlier.since <= later.since
    assert earlier.next_at is None or earlier.next_at > NOW + timedelta(minutes=min(one, other))
    assert later.person or later.role
