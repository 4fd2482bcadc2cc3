"""Sending a draft: what is held and by whom it is lifted, the question about harm, one reply a post."""

from datetime import timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from candour.listening import actions as listening
from candour.listening.models import HandOff
from candour.voice.actions import completing, deciding, drafting, stopping, submitting
from candour.voice.actions.handing_over import hand_over_if_harmed
from candour.voice.models import Asking, Delivery, HoldLifted, Pause, Statement, Version
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import COMPLAINT, PRAISE, REPLY, Place

WORDS = REPLY.format(thing="wait", name="Maya")


def send(place: Place, statement: Statement, who: str = "nurse") -> Statement:
    return submitting.submit(by=place[who], statement=statement, now=place.now)


def refused(place: Place, statement: Statement, who: str = "nurse") -> Refusal:
    with pytest.raises(Refusal) as no:
        send(place, statement, who)
    assert no.value.remedy
    assert Statement.objects.get(pk=statement.pk).state == "draft"
    assert not Version.objects.filter(statement=statement).exists()
    return no.value


def test_a_trained_nurse_sends_without_waiting(place: Place) -> None:
    statement = place.send(place.come_in(PRAISE), REPLY.format(thing="kind words", name="Carys"), by="sister")
    assert statement.state == "approved"
    assert not Asking.objects.exists()
    place.now += timedelta(seconds=59)
    place.deliver()
    assert SQUARE.calls == []
    place.now += timedelta(seconds=2)
    place.deliver()
    assert len(SQUARE.live()) == 1


def test_an_identity_cannot_be_sent_by_anybody(place: Place) -> None:
    words = "I am sorry about the wait. Your mum in bay 4, Mrs Edith Tregenza, is on Rowan ward now. Maya"
    draft = place.draft(place.come_in(COMPLAINT), words)
    assert "identity" not in refused(place, draft).reason
    with pytest.raises(Refusal):
        drafting.lift_hold(by=place["nurse"], statement=draft, code="identity", reason="x", now=place.now)
    drafting.save_draft(by=place["nurse"], statement=draft, text=WORDS, harm_answer="no", now=place.now)
    assert send(place, draft).state == "waiting"


def test_a_contradiction_is_lifted_by_its_author_with_a_reason_for_these_words_only(place: Place) -> None:
    words = "So sorry about that, I am sorry that it was so bad for you on Juniper ward. Maya"
    draft = place.draft(place.come_in(PRAISE), words)
    assert refused(place, draft)
    with pytest.raises(Refusal):
        drafting.lift_hold(
            by=place["nurse"], statement=draft, code="contradiction", reason=" ", now=place.now
        )
    drafting.lift_hold(
        by=place["nurse"], statement=draft, code="contradiction", reason="It was irony.", now=place.now
    )
    assert Event.objects.filter(name="voice:hold:lifted").count() == 1
    other = words.replace("so bad", "so very bad")
    drafting.save_draft(by=place["nurse"], statement=draft, text=other, harm_answer="no", now=place.now)
    assert refused(place, draft)
    drafting.save_draft(by=place["nurse"], statement=draft, text=words, harm_answer="no", now=place.now)
    assert send(place, draft).state == "waiting"


def test_the_third_reply_in_the_same_words_within_a_day_needs_a_person_who_says_why(place: Place) -> None:
    for number in range(3):
        statement = place.send(place.come_in(COMPLAINT), WORDS)
        assert statement.current is not None
        seen = statement.current.sha256
        if number < 2:
            deciding.approve(by=place["matron"], statement=statement, seen=seen, now=place.now)
    with pytest.raises(Refusal):
        deciding.approve(by=place["matron"], statement=statement, seen=seen, now=place.now)
    lifts = {"sameness": "Required wording."}
    deciding.approve(by=place["matron"], statement=statement, seen=seen, lifts=lifts, now=place.now)
    lifted = HoldLifted.objects.get()
    assert (lifted.check_code, lifted.reason, lifted.lifted_by) == (
        "sameness",
        "Required wording.",
        place["matron"],
    )
    with pytest.raises(Refusal):
        drafting.lift_hold(by=place["nurse"], statement=statement, code="sameness", reason="x", now=place.now)


def test_a_day_later_the_same_words_are_no_hold(place: Place) -> None:
    for _ in range(2):
        place.send(place.come_in(COMPLAINT), WORDS)
    place.now += timedelta(hours=25)
    statement = place.send(place.come_in(COMPLAINT), WORDS)
    assert statement.current is not None
    deciding.approve(by=place["matron"], statement=statement, seen=statement.current.sha256, now=place.now)


def test_clinical_words_go_to_a_person_though_their_writer_has_the_right_for_the_rest(place: Place) -> None:
    words = "Thank you for your kind words. Stop taking your ibuprofen and double your paracetamol. Carys"
    statement = place.send(place.come_in(PRAISE), words, by="sister")
    assert statement.state == "waiting"
    assert statement.current is not None
    with pytest.raises(Refusal):
        deciding.approve(
            by=place["matron"], statement=statement, seen=statement.current.sha256, now=place.now
        )


def test_the_question_about_harm_must_be_answered(place: Place) -> None:
    draft = drafting.begin_reply(by=place["nurse"], post=place.come_in(COMPLAINT), now=place.now)
    drafting.save_draft(by=place["nurse"], statement=draft, text=WORDS, now=place.now)
    assert refused(place, draft).clause == "floor 2"


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_possible_harm_is_handed_over_first_and_sent_when_it_was_released(place: Place, answer: str) -> None:
    draft = drafting.begin_reply(by=place["nurse"], post=place.come_in(COMPLAINT), now=place.now)
    drafting.save_draft(by=place["nurse"], statement=draft, text=WORDS, harm_answer=answer, now=place.now)
    assert refused(place, draft)
    assert hand_over_if_harmed(by=place["nurse"], statement=draft, now=place.now)
    hand_off = HandOff.objects.get()
    assert hand_off.reason == "possible_harm"
    assert refused(place, draft)
    by = place["site_manager"]
    listening.see_hand_off(by=by, hand_off=hand_off, now=place.now)
    listening.record_hand_off(by=by, hand_off=hand_off, told_in_person=True, written_sent=True, now=place.now)
    listening.release_hand_off(by=by, hand_off=hand_off, reason="The family was told.", now=place.now)
    draft = Statement.objects.select_related("post").get(pk=draft.pk)
    assert not hand_over_if_harmed(by=place["nurse"], statement=draft, now=place.now)
    statement = send(place, draft)
    while statement.state == "waiting":
        asked = Asking.objects.filter(ended_at=None).select_related("person").order_by("step")[:1].get()
        assert statement.current is not None
        statement = deciding.approve(
            by=asked.person, statement=statement, seen=statement.current.sha256, now=place.now
        )
    place.now += timedelta(seconds=61)
    place.deliver()
    assert len(SQUARE.live()) == 1


def test_a_hand_off_that_opens_after_the_approval_keeps_the_reply_in(place: Place) -> None:
    statement = place.send(place.come_in(COMPLAINT), WORDS)
    assert statement.current is not None
    assert statement.post is not None
    deciding.approve(by=place["matron"], statement=statement, seen=statement.current.sha256, now=place.now)
    listening.open_hand_off(by=place["reader"], post=statement.post, reason="possible_harm", now=place.now)
    place.now += timedelta(seconds=61)
    place.deliver()
    assert (Delivery.objects.get().state, SQUARE.calls) == ("withdrawn", [])
    assert Statement.objects.get().state == "draft"


def test_a_second_tap_on_send_makes_no_second_reply(place: Place) -> None:
    statement = place.send(place.come_in(COMPLAINT), WORDS)
    with pytest.raises(Refusal):
        send(place, statement)
    assert Version.objects.count() == 1


def test_a_second_tap_on_write_a_reply_opens_the_same_draft(place: Place) -> None:
    post = place.come_in(COMPLAINT)
    drafts = {drafting.begin_reply(by=place["nurse"], post=post, now=place.now).pk for _ in range(3)}
    assert len(drafts) == 1


def test_words_that_are_too_long_for_the_network_are_refused_with_the_number(place: Place) -> None:
    draft = place.draft(place.come_in(COMPLAINT), WORDS + " I will tell you." * 30)
    assert "too long for Square" in refused(place, draft).reason


def test_the_stop_switch_has_a_reason_and_is_not_for_everybody(place: Place) -> None:
    with pytest.raises(Refusal) as no:
        stopping.pause_everything(by=place["porter"], reason="A rumour.", now=place.now)
    assert no.value.remedy
    with pytest.raises(Refusal):
        stopping.pause_everything(by=place["executive"], reason=" ", now=place.now)
    first = stopping.pause_everything(by=place["executive"], reason="A rumour.", now=place.now)
    assert stopping.pause_everything(by=place["legal"], reason="Another.", now=place.now) == first
    assert Pause.objects.count() == 1
    stopping.end_pause(by=place["legal"], now=place.now)
    with pytest.raises(Refusal):
        stopping.end_pause(by=place["legal"], now=place.now)


def test_one_trusts_stop_switch_stops_no_other_trust(place: Place, other: Place) -> None:
    stopping.pause_everything(by=other["executive"], reason="A rumour.", now=place.now)
    statement = place.send(place.come_in(PRAISE), REPLY.format(thing="praise", name="Carys"), by="sister")
    place.now += timedelta(seconds=61)
    place.deliver()
    statement.refresh_from_db()
    assert statement.state == "published"


def test_inside_the_undo_window_the_author_may_take_the_words_back_and_after_it_not(place: Place) -> None:
    statement = place.send(place.come_in(PRAISE), REPLY.format(thing="praise", name="Carys"), by="sister")
    place.now += timedelta(seconds=59)
    completing.change_words(by=place["sister"], statement=statement, now=place.now)
    statement = send(place, statement, "sister")
    assert statement.state == "approved"
    place.now += timedelta(seconds=61)
    place.deliver()
    with pytest.raises(Refusal) as no:
        completing.change_words(by=place["sister"], statement=statement, now=place.now)
    assert "Own it" in no.value.remedy
    assert len(SQUARE.live()) == 1


def test_a_draft_that_was_overtaken_by_a_colleagues_answer_is_not_sent_as_a_second_one(place: Place) -> None:
    post = place.come_in(COMPLAINT)
    mine = place.draft(post, WORDS)
    listening.give_back(by=place["nurse"], post=post, now=place.now)
    theirs = place.send(post, REPLY.format(thing="night", name="Oluwaseun"), by="doctor")
    assert "has this one" in refused(place, mine).reason
    assert theirs.current is not None
    deciding.approve(by=place["matron"], statement=theirs, seen=theirs.current.sha256, now=place.now)
    place.now += timedelta(seconds=61)
    place.deliver()
    assert refused(place, mine).reason == "This one has its answer."
    assert len(SQUARE.live()) == 1
