"""Owning a mistake through the actions: correction, take-down with its record, the route afterwards."""

import pytest

from candour.amends.actions import breaches, owning
from candour.amends.models import Breach
from candour.domain.amending import TakeDownReason
from candour.domain.approval.route import Route
from candour.domain.breaches import Risk
from candour.domain.refusal import Refusal
from candour.ledger.holds import is_held
from candour.ledger.models import Event
from candour.people.models import Notice
from candour.voice.models import Statement
from candour.voice.queries.routes import route_before_a_word
from tests.rooms.amends.mistakes import PARTS, correct, own, publish_reply
from tests.world import COMPLAINT, HUMAN_REPLY, World


def told(name: str) -> int:
    return Event.objects.filter(name=name).count()


def test_owning_it_opens_a_draft_with_what_was_written(world: World) -> None:
    correction = own(world, publish_reply(world))
    assert correction.state == "draft"
    assert correction.draft_parts == PARTS


def test_a_correction_is_public_and_its_author_is_asked_what_was_learnt(world: World) -> None:
    first = publish_reply(world)
    correct(world, first)
    asked = Notice.objects.get(kind="learn")
    assert (asked.person, asked.opens) == (first.author, f"/own/{first.pk}/learn")
    assert "sorry" not in asked.words


def test_what_exposes_somebody_comes_down_with_its_record_and_its_evidence_apart(world: World) -> None:
    first = publish_reply(world)
    breach = owning.take_down_at_once(
        by=world["porter"], statement=first, reason=TakeDownReason.STRANGER, now=world.now
    )
    first.refresh_from_db()
    assert first.state == "taken_down"
    assert breach is not None
    assert (breach.due_at - breach.aware_at).total_seconds() == 72 * 3600
    assert is_held(f"statement:{first.pk}")
    notice = Notice.objects.get(kind="breach")
    assert (notice.person, notice.is_urgent, notice.opens) == (
        world["legal"], True, f"/breaches/{breach.pk}",
    )  # fmt: skip
    assert told("amends:breach:opened") == 1


def test_a_second_press_opens_no_second_record(world: World) -> None:
    first = publish_reply(world)
    for who in ("nurse", "porter"):
        owning.take_down_at_once(
            by=world[who], statement=first, reason=TakeDownReason.STRANGER, now=world.now
        )
    assert Breach.objects.count() == 1
    assert told("ledger:hold:placed") == 1


def test_what_a_court_asks_for_opens_no_record(world: World) -> None:
    first = publish_reply(world)
    assert not owning.take_down_at_once(
        by=world["legal"], statement=first, reason=TakeDownReason.LAW, now=world.now
    )
    assert not Breach.objects.exists()


def test_the_desk_is_reminded_until_the_record_is_closed(world: World) -> None:
    breach = _open(world)
    words = [Notice.objects.get(kind="breach", done_at=None).words]
    for hours in (25, 36, 12):
        world.wait(hours=hours)
        words.append(Notice.objects.get(kind="breach", done_at=None).words)
    assert words == [
        "Something that exposed somebody was taken down. The 72 hours run.",
        "A breach record is open: 47 hours left of 72.",
        "A breach record is open: 11 hours left of 72.",
        "A breach record is open: 1 hour over of 72.",
    ]
    _close(world, breach)
    assert not Notice.objects.filter(kind="breach", done_at=None).exists()
    assert told("amends:breach:reminded") == 3


def test_a_closed_record_is_reminded_of_no_more(world: World) -> None:
    _close(world, _open(world))
    world.wait(hours=80)
    assert told("amends:breach:reminded") == 0


def test_only_its_desk_writes_in_a_record_and_it_holds_no_name(world: World) -> None:
    breach = _open(world)
    assessed = breaches.Assessed(consequences="Teasing at school.", risk=Risk.SOME, ico_told=True)
    with pytest.raises(Refusal, match="looks after breaches"):
        breaches.assess(by=world["nurse"], breach=breach, assessed=assessed, now=world.now)
    for words in ("We should have asked Maya.", "She was in bay 3.", "Ask Penhale"):
        named = breaches.Assessed(consequences=words, risk=Risk.SOME, ico_told=True)
        with pytest.raises(Refusal):
            breaches.assess(by=world["legal"], breach=breach, assessed=named, now=world.now)
    breaches.assess(by=world["legal"], breach=breach, assessed=assessed, now=world.now)
    breach.refresh_from_db()
    assert breach.consequences == "Teasing at school."
    assert told("amends:breach:assessed") == 1


def test_a_record_is_not_closed_before_the_risk_is_known(world: World) -> None:
    breach = _open(world)
    with pytest.raises(Refusal, match="how great the risk is"):
        breaches.close_breach(by=world["legal"], breach=breach, reason="Nothing in it.", now=world.now)


def test_the_record_holds_no_word_of_what_came_down(world: World) -> None:
    _close(world, _open(world))
    kept = " ".join(str(value) for value in Breach.objects.values_list().get())
    assert not set(HUMAN_REPLY.lower().split()) & {word for word in kept.lower().split() if len(word) > 4}


def test_an_owned_mistake_lengthens_no_later_route(world: World) -> None:
    """Two posts alike, before and after; between them the nurse owns two mistakes in a row."""
    before = _route(world)
    for _ in range(2):
        correct(world, publish_reply(world))
    owning.take_down_at_once(
        by=world["nurse"], statement=publish_reply(world), reason=TakeDownReason.CHILD, now=world.now
    )
    after = _route(world)
    assert [(step.role, step.within_minutes, len(step.chain)) for step in after.steps] == [
        (step.role, step.within_minutes, len(step.chain)) for step in before.steps
    ]
    assert (after.row, after.minutes.p50, after.minutes.p90) == (
        before.row,
        before.minutes.p50,
        before.minutes.p90,
    )


def _route(world: World) -> Route:
    return route_before_a_word(post=world.receive(COMPLAINT), author=world["nurse"], now=world.now)


def _open(world: World) -> Breach:
    first: Statement = publish_reply(world)
    breach = owning.take_down_at_once(
        by=world["nurse"], statement=first, reason=TakeDownReason.STRANGER, now=world.now
    )
    assert breach is not None
    return breach


def _close(world: World, breach: Breach) -> None:
    assessed = breaches.Assessed(risk=Risk.UNLIKELY, ico_told=False, ico_because="Gone in two minutes.")
    breaches.assess(by=world["legal"], breach=breach, assessed=assessed, now=world.now)
    breaches.close_breach(by=world["legal"], breach=breach, reason="Nobody was harmed by it.", now=world.now)
