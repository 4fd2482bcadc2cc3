"""A correction's copy follows the copy with the mistake: it waits, answers it, or stays in with it."""

import pytest

from candour.channels import actions as channels
from candour.domain.refusal import Refusal
from candour.jobs.models import Work
from candour.ledger.models import Event
from candour.people.models import Notice
from candour.voice.actions import completing, settling
from candour.voice.models import Delivery, Statement
from tests.rooms.voice.owning import copy_of, corrected, owned
from tests.rooms.voice.sending import UNDO, later, sent
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import TESTER, Place


def state_of(statement: Statement) -> str:
    return Statement.objects.values_list("state", flat=True).get(pk=statement.pk)


@pytest.mark.parametrize("kind", ["square_keyed", "square_listed"])
def test_it_waits_while_nobody_knows_and_leaves_once_the_faulty_copy_is_found(
    place: Place, kind: str
) -> None:
    first = sent(place, "late", kind=kind)
    SQUARE.looks_fail = True
    correction = owned(place, first.statement)
    later(place, UNDO)
    assert copy_of(correction).state == "queued"
    assert not Work.objects.filter(
        name="voice.deliver", state="waiting", payload={"delivery": copy_of(correction).pk}
    ).exists()
    SQUARE.looks_fail = False
    later(place, 60)
    first.refresh_from_db()
    copy = copy_of(correction)
    assert (first.state, copy.state) == ("published", "published")
    assert [each.in_reply_to for each in SQUARE.live()] == ["post-1", first.network_id]


@pytest.mark.parametrize("kind", ["square_keyed", "square_listed"])
def test_what_never_arrived_is_neither_sent_again_nor_corrected(place: Place, kind: str) -> None:
    first = sent(place, "unclear_before", kind=kind)
    SQUARE.looks_fail = True
    correction = owned(place, first.statement)
    later(place, UNDO)
    SQUARE.looks_fail = False
    for _ in range(10):
        later(place, 30)
    first.refresh_from_db()
    assert (first.state, copy_of(correction).state) == ("withdrawn", "withdrawn")
    assert copy_of(correction).reason == "What it corrects never went out here."
    assert (state_of(first.statement), state_of(correction)) == ("not_sent", "withdrawn")
    assert (len(SQUARE.calls), SQUARE.live()) == (1, [])
    assert Event.objects.filter(name="voice:correction:not_needed").count() == 1
    told = set(Notice.objects.filter(done_at=None, kind="sent_back").values_list("words", flat=True))
    assert told == {
        "Your correction did not leave: what it corrects never went out.",
        "Your reply did not leave, because its mistake was owned first.",
    }


def test_a_faulty_copy_that_waits_for_its_network_stays_in_once_the_correction_is_due(place: Place) -> None:
    first = sent(place, "wait")
    correction = owned(place, first.statement)
    later(place, UNDO)
    first.refresh_from_db()
    assert (first.state, copy_of(correction).state, len(SQUARE.calls)) == ("withdrawn", "withdrawn", 1)


def test_a_faulty_copy_waits_while_its_correction_can_still_be_held(place: Place) -> None:
    first = sent(place, "wait")
    correction = owned(place, first.statement)
    later(place, 31)
    first.refresh_from_db()
    assert (first.state, len(SQUARE.calls)) == ("queued", 1)
    completing.withdraw(by=place["nurse"], statement=correction, now=place.now)
    later(place, 1)
    first.refresh_from_db()
    assert (first.state, len(SQUARE.live())) == ("published", 1)


def test_a_person_who_says_that_it_is_live_lets_the_correction_go(place: Place) -> None:
    first = sent(place, "unclear_after", kind="square_blind")
    correction = owned(place, first.statement)
    later(place, UNDO)
    assert copy_of(correction).state == "queued"
    settling.say_live(by=place["nurse"], delivery=first, url="", now=place.now)
    later(place, 1)
    assert copy_of(correction).state == "published"
    assert [each.in_reply_to for each in SQUARE.live()] == ["post-1", "post-1"]


def test_a_copy_that_failed_needs_no_correction_and_is_not_tried_again_after_one(place: Place) -> None:
    first = sent(place)
    other = Delivery.objects.create(
        trust_id=first.trust_id,
        statement=first.statement,
        version=first.version,
        account=place.accounts["square_listed"],
        key="another-copy",
        frozen=bytes(first.frozen),
        frozen_sha256=first.frozen_sha256,
        state="failed",
        due_at=place.now,
        reason="It was too long.",
    )
    correction = owned(place, first.statement)
    later(place, UNDO)
    states = dict(Delivery.objects.filter(statement=correction).values_list("account__channel", "state"))
    assert states == {"square_keyed": "published", "square_listed": "withdrawn"}
    assert state_of(correction) == "published"
    with pytest.raises(Refusal) as refused:
        settling.try_again(by=place["nurse"], delivery=other, now=place.now)
    assert refused.value.reason == "The mistake in it was owned before it left, so it is not sent."


def test_every_account_that_carries_the_mistake_gets_the_correction(place: Place) -> None:
    first = sent(place)
    other = Delivery.objects.create(
        trust_id=first.trust_id,
        statement=first.statement,
        version=first.version,
        account=place.accounts["square_listed"],
        key="another-copy",
        frozen=bytes(first.frozen),
        frozen_sha256=first.frozen_sha256,
        state="published",
        due_at=place.now,
        network_id="99",
        published_at=place.now,
    )
    correction = owned(place, first.statement)
    later(place, UNDO)
    answers = {copy.account: copy.in_reply_to for copy in SQUARE.live()[1:]}
    assert answers == {first.account_id: first.network_id, other.account_id: "99"}
    assert state_of(correction) == "published"


def test_a_paused_account_keeps_the_correction_until_it_may_write(place: Place) -> None:
    first = sent(place)
    account = place.accounts["square_keyed"]
    correction = owned(place, first.statement)
    channels.pause_account(by=TESTER, account=account, reason="A test.", remedy="Wait.", now=place.now)
    later(place, UNDO)
    assert len(SQUARE.live()) == 1
    channels.resume_account(by=TESTER, account=account, now=place.now)
    later(place, 1)
    assert copy_of(correction).state == "published"


def test_a_post_that_was_taken_down_by_its_author_does_not_stop_a_correction(place: Place) -> None:
    first = sent(place)
    post = first.statement.post
    assert post is not None
    type(post).objects.filter(pk=post.pk).update(deleted_at=place.now, text="")
    correction = owned(place, first.statement)
    later(place, UNDO)
    assert copy_of(correction).state == "published"


def test_a_correction_leaves_the_post_as_it_is(place: Place) -> None:
    """Whoever wrote again still waits: a correction of what was said before is no answer to that."""
    first = sent(place)
    post = first.statement.post
    assert post is not None
    type(post).objects.filter(pk=post.pk).update(waits_since=place.now)
    owned(place, first.statement)
    later(place, UNDO)
    post.refresh_from_db()
    assert post.waits_since is not None


def test_a_correction_can_be_sent_back_changed_and_sent_again(place: Place) -> None:
    first = sent(place)
    correction = corrected(place, first.statement)
    completing.change_words(by=place["nurse"], statement=correction, now=place.now)
    again = owned(place, first.statement, right="It shuts at nine.")
    assert again.pk == correction.pk
    later(place, UNDO)
    assert "It shuts at nine." in SQUARE.live()[1].text
    assert len(SQUARE.live()) == 2
