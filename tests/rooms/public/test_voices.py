"""Who may speak, and how an answer is approved, from the policy in force."""

from dataclasses import replace

import pytest

from candour.demo.trust import PLEDGE
from candour.domain.approval.conditions import ALWAYS, FEATURES, when
from candour.domain.approval.policy import Ask, Policy
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.roles import Role
from candour.people import actions as people
from candour.public.presenters.approval import Approval
from candour.voice.models import PolicyVersion
from tests.pages import Visit
from tests.world import World


def test_writers_stand_there_by_first_name_and_role(world: World, visit: Visit) -> None:
    html = visit("/voices").content.decode()
    nurse = world["nurse"]
    assert f"<strong>{nurse.first_name}</strong>, {nurse.job_title}" in html
    assert nurse.last_name not in html
    assert nurse.email not in html
    people.end_role(by=world["administrator"], person=nurse, role=Role.WRITER, now=world.now)
    assert f"<strong>{nurse.first_name}</strong>, {nurse.job_title}" not in visit("/voices").content.decode()


def test_the_page_explains_the_policy_in_force(world: World, visit: Visit) -> None:
    html = visit("/voices").content.decode()
    assert "We answer kind words" in html
    assert "Staff who passed the lesson “Saying sorry” publish without waiting." in html
    assert "Staff who passed the lesson “Reading a post” publish without waiting." in html
    assert "Clinical words" not in html, "no lesson is named that nobody can open"
    assert "they hear it from us in person before we say anything in public" in html
    assert "15 minutes on a working day and 30 minutes at night" in html
    assert "site manager on duty" in html


def test_the_pledge_is_read_in_public_whole_and_in_the_executive_s_name(world: World, visit: Visit) -> None:
    page = visit("/voices").content.decode()
    assert PLEDGE in page
    assert "Diane Marrow, Chief executive" in page


def test_a_trust_without_a_policy_says_so(world: World, visit: Visit) -> None:
    PolicyVersion.objects.all().delete()
    assert "We have not settled our rules yet" in visit("/voices").content.decode()


def said(policy: Policy) -> Approval:
    return Approval.of(policy, "Site manager on duty")


def test_every_row_of_the_starting_table_is_a_sentence() -> None:
    rules = said(STARTING_POLICY).rules
    assert [(rule.when, rule.who) for rule in rules][4:7] == [
        ("We answer a less serious complaint", "One colleague looks first."),
        (
            (
                "We answer a very serious complaint; or we say that something has changed; "
                "or we promise something by a date"
            ),
            (
                "Two people look first: somebody from the writer’s own ward or team, "
                "and somebody from communications."
            ),
        ),
        (
            (
                "A journalist or a member of parliament asks; or a solicitor or an inquest is part of it; "
                "or an election is near"
            ),
            "Somebody from communications looks first.",
        ),
    ]
    assert rules[1].when == "We say sorry and nothing else and nobody can have been harmed"
    assert rules[9].who == "Nobody has to look again; it is checked and then published."
    assert rules[-1].when == "Anything else"


@pytest.mark.parametrize("feature", sorted(FEATURES))
def test_every_condition_that_a_trust_may_write_has_words(feature: str) -> None:
    for value in sorted(FEATURES[feature]):
        row = replace(STARTING_POLICY.rows[-1], conditions=(when({feature: value}),))
        words = said(replace(STARTING_POLICY, rows=(row,))).rules[0].when
        assert words
        assert "_" not in words


def test_each_way_of_asking_has_words() -> None:
    for ask in Ask:
        row = replace(STARTING_POLICY.rows[-1], asks=(ask,), conditions=(ALWAYS,))
        assert said(replace(STARTING_POLICY, rows=(row,))).rules[0].who.endswith("looks first.")


def test_the_time_to_hold_an_answer_back_is_the_policys() -> None:
    assert "1 minute to hold it back" in said(STARTING_POLICY).hold
    assert "published at once" in said(replace(STARTING_POLICY, undo_seconds=0)).hold
