"""What a real trust starts with: one who may let people in, and a table by which everything is seen first."""

import pytest
from django.utils import timezone

from candour.config.answers import Answers
from candour.config.first_trust import FIRST_ROLES, build, invite_again, waiting
from candour.domain.actor import Visitor
from candour.domain.approval.policy import prove
from candour.domain.approval.starting_table import SEEN_FIRST, STARTING_POLICY
from candour.domain.refusal import Refusal
from candour.joining import actions as joining
from candour.joining.actions import Given
from candour.people.models import Trust
from candour.people.queries import roles_of, standing_duty
from candour.voice.models import PolicyVersion

ANSWERS = Answers(
    trust="Kenwith Vale",
    site="Kenwith Hospital",
    team="Heron ward",
    address="https://talk.kenwith.example",
    first_name="Gwen",
    last_name="Ash",
    email="gwen@kenwith.example",
    job="Head of patient experience",
    mail="",
    mail_password_file="",
    mail_from="",
    proxies="",
)


def test_everything_is_seen_first_and_nothing_is_left_open() -> None:
    assert all(row.asks and row.right is None for row in SEEN_FIRST.rows)
    assert prove(SEEN_FIRST).holds
    assert [row.conditions for row in SEEN_FIRST.rows] == [row.conditions for row in STARTING_POLICY.rows]
    assert not any("none" in row.route_words for row in SEEN_FIRST.rows)


@pytest.mark.django_db
def test_a_first_day_has_all_that_it_needs() -> None:
    made = build(ANSWERS, timezone.now())
    assert roles_of(made.administrator) == set(FIRST_ROLES)
    assert standing_duty(made.trust) == [made.administrator]
    version = PolicyVersion.objects.for_trust(made.trust).get()
    assert "seen by one person first" in version.reason


@pytest.mark.django_db
def test_the_first_administrator_is_invited_again_until_they_came_in() -> None:
    now = timezone.now()
    made = build(ANSWERS, now)
    assert waiting(made.trust) == made.administrator
    second = invite_again(made.trust, made.administrator, now)
    given = Given(password="a-gull-on-the-quay-wall")
    with pytest.raises(Refusal, match="was ended"):
        joining.accept(by=Visitor(), invitation=made.invitation, given=given, now=now)
    joining.accept(by=Visitor(), invitation=second, given=given, now=now)
    assert waiting(made.trust) is None


@pytest.mark.django_db
def test_a_trust_is_made_whole_or_not_at_all() -> None:
    from dataclasses import replace  # noqa: PLC0415 - only here

    with pytest.raises(Refusal):
        build(replace(ANSWERS, first_name="Gwen\u200b"), timezone.now())
    assert not Trust.objects.exists()
