"""Changing public words in their place: the usual way, each copy once, and never over an owned mistake."""

from datetime import timedelta

import pytest

from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from candour.domain.threads import MARK
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Person
from candour.voice.actions import deciding, settling, submitting
from candour.voice.actions.completing import change_words, hold_it, withdraw
from candour.voice.actions.rewording import begin_rewording, rewording_refusal
from candour.voice.actions.taking_down import take_down
from candour.voice.actions.threading import cut_draft, take_parts_down
from candour.voice.models import Delivery, FixedRoute, Statement
from tests.pages import Visit
from tests.rooms.voice.owning import copy_of, corrected, owned
from tests.rooms.voice.rewording import change_of, passed, reworded
from tests.rooms.voice.sending import UNDO, later, sent
from tests.rooms.voice.square import FAULTS, SQUARE
from tests.rooms.voice.squares import TESTER, Place
from tests.rooms.voice.threading import parts_of, thread

SLIP = ("written", "writen")
MEANT = ("tomorrow", "on Friday")
FOR_LONG = timedelta(minutes=30)
KINDS = ("square_keyed", "square_listed", "square_blind")
FAILS = [fault for fault in FAULTS if fault not in {"", "refused", "revoked"}]
EACH = [(KINDS[number % 3], fault) for number, fault in enumerate(FAILS)] + [
    pytest.param(kind, fault, marks=pytest.mark.in_full)
    for number, fault in enumerate(FAILS)
    for kind in KINDS
    if kind != KINDS[number % 3]
]


def live(place: Place, copy: Delivery, was: str, now_is: str, *faults: str) -> Delivery:
    """This will have a copy's words changed, approved and sent into these faults."""
    passed(place, reworded(place, copy.statement, was, now_is))
    SQUARE.faults[:] = faults
    later(place, UNDO)
    return change_of(copy)


def test_new_words_stand_in_the_place_of_the_old_and_no_second_copy_is_made(place: Place) -> None:
    copy = sent(place)
    change = live(place, copy, *MEANT)
    (shown,) = SQUARE.live()
    assert "on Friday" in shown.text
    assert "tomorrow" not in shown.text
    assert shown.text.endswith("Maya, Staff nurse, Emergency department")
    assert (change.state, change.is_compared, change.network_id, change.url) == (
        "published",
        True,
        "",
        copy.url,
    )
    copy.refresh_from_db()
    first, words = copy.statement, change.statement
    first.refresh_from_db()
    assert (first.state, words.state) == ("published", "taken_in")
    assert first.current_id == copy.version_id == words.current_id
    told = Event.objects.filter(name="voice:wording:live").get()
    assert (told.about["statement"], told.about["rewording"]) == (first.pk, words.pk)


def test_a_changed_text_has_a_hash_a_key_and_bytes_of_its_own(place: Place) -> None:
    copy = sent(place)
    old = copy.version
    change = live(place, copy, *MEANT)
    assert change.version.sha256 != old.sha256
    assert change.frozen_sha256 != copy.frozen_sha256
    assert change.key != copy.key
    assert not change.version.decisions.filter(pk__in=old.decisions.values("pk")).exists()


def test_other_words_take_the_way_of_a_new_reply_and_a_slip_the_short_one(place: Place) -> None:
    copy = sent(place)
    usual = FixedRoute.objects.get(statement=copy.statement)
    first = FixedRoute.objects.get(statement=reworded(place, copy.statement, *MEANT))
    assert (first.row, first.is_first_in_queue) == (usual.row, False)
    withdraw(by=place["nurse"], statement=first.statement, now=place.now)
    second = FixedRoute.objects.get(statement=reworded(place, copy.statement, *SLIP))
    assert (second.row, second.is_first_in_queue) == ("1", True)


def test_whoever_has_learnt_to_own_it_mends_a_slip_without_waiting(place: Place) -> None:
    copy = sent(place)
    people.grant_right(
        by=TESTER,
        person=place["nurse"],
        right=Right.OWN_IT,
        earned_how="A lesson.",
        ends_at=place.now + timedelta(days=365),
        now=place.now,
    )
    assert reworded(place, copy.statement, *SLIP).state == "approved"
    later(place, UNDO)
    assert "writen" in SQUARE.live()[0].text


def test_words_that_are_held_do_not_leave(place: Place) -> None:
    copy = sent(place)
    with pytest.raises(Refusal) as refused:
        reworded(place, copy.statement, "ask about it", "look at your scan from 3 May, Mrs Okafor, and ask")
    assert refused.value.remedy


def test_nothing_changed_is_nothing_to_send(place: Place) -> None:
    copy = sent(place)
    with pytest.raises(Refusal) as refused:
        reworded(place, copy.statement, "tomorrow", "tomorrow")
    assert refused.value.reason == "Nothing is changed yet."


@pytest.mark.parametrize("who", ["nurse", "press", "communications"])
def test_its_author_the_account_s_owner_and_communications_may(place: Place, who: str) -> None:
    copy = sent(place)
    assert rewording_refusal(place[who], copy.statement, place.now) is None


@pytest.mark.parametrize("who", ["matron", "reader", "porter"])
def test_others_are_told_whom_to_ask(place: Place, who: str) -> None:
    copy = sent(place)
    with pytest.raises(Refusal) as refused:
        begin_rewording(by=place[who], statement=copy.statement, now=place.now)
    assert "communications" in refused.value.reason


def test_another_trust_is_told_nothing_more(place: Place, other: Place) -> None:
    copy = sent(place)
    refusal = rewording_refusal(other["communications"], copy.statement, place.now)
    assert refusal is not None
    assert "another trust" in refusal.reason


def test_a_colleague_s_change_keeps_its_name_and_tells_its_author(place: Place) -> None:
    copy = sent(place)
    words = reworded(place, copy.statement, *MEANT, by="communications")
    assert words.current is not None
    assert words.current.name == "Maya"
    assert place["nurse"].same_human in words.current.editors
    passed(place, words)
    later(place, UNDO)
    assert SQUARE.live()[0].text.endswith("Maya, Staff nurse, Emergency department")
    notice = place["nurse"].notices.filter(kind="reworded", done_at=None).get()
    assert "changed the words of your reply" in notice.words


def test_two_have_drafts_and_the_second_to_send_is_told(place: Place) -> None:
    copy = sent(place)
    theirs = begin_rewording(by=place["communications"], statement=copy.statement, now=place.now)
    assert begin_rewording(by=place["communications"], statement=copy.statement, now=place.now) == theirs
    reworded(place, copy.statement, *MEANT)
    with pytest.raises(Refusal) as refused:
        submitting.submit(by=place["communications"], statement=theirs, now=place.now)
    assert refused.value.reason.startswith("Maya has sent new words")


def test_a_draft_from_before_the_newest_words_is_begun_anew(place: Place) -> None:
    copy = sent(place)
    desk = place["communications"]
    stale = begin_rewording(by=desk, statement=copy.statement, now=place.now)
    place.now += timedelta(seconds=1)
    live(place, copy, *MEANT)
    Statement.objects.filter(pk=stale.pk).update(draft_text=f"{stale.draft_text} And at ten.")
    with pytest.raises(Refusal) as refused:
        submitting.submit(by=desk, statement=stale, now=place.now)
    assert refused.value.reason == "The words were changed since you began."
    fresh = begin_rewording(by=desk, statement=copy.statement, now=place.now)
    stale.refresh_from_db()
    assert (fresh.pk != stale.pk, stale.state, "on Friday" in fresh.draft_text) == (True, "withdrawn", True)
    passed(place, reworded(place, copy.statement, "on Friday", "on Monday", by="communications"))
    later(place, UNDO)
    assert "on Monday" in SQUARE.live()[0].text


@pytest.mark.parametrize(("kind", "fault"), EACH)
def test_whatever_fails_the_new_words_come_or_a_person_is_asked(place: Place, kind: str, fault: str) -> None:
    copy = sent(place, kind=kind)
    change = live(place, copy, *MEANT, fault)
    for _ in range(6):
        later(place, FOR_LONG.total_seconds() / 6)
    change.refresh_from_db()
    if kind == "square_blind" and change.state == "asked":
        settling.say_not_live(by=place["nurse"], delivery=change, now=place.now)
        later(place, 1)
        change.refresh_from_db()
    assert change.state == "published"
    (shown,) = SQUARE.live()
    assert "on Friday" in shown.text
    copy.refresh_from_db()
    assert copy.version_id == change.version_id


def test_an_edit_whose_answer_is_lost_is_looked_at_before_any_second_try(place: Place) -> None:
    copy = sent(place, kind="square_listed")
    change = live(place, copy, *MEANT, "unclear_after")
    assert change.state == "unknown"
    later(place, 2)
    change.refresh_from_db()
    assert (change.state, len(SQUARE.edits)) == ("published", 1)


def test_a_network_that_refuses_leaves_the_old_words_and_says_why(place: Place) -> None:
    copy = sent(place)
    change = live(place, copy, *MEANT, "refused")
    assert (change.state, change.statement.state) == ("failed", "not_sent")
    assert change.reason
    assert "tomorrow" in SQUARE.live()[0].text
    first = Statement.objects.get(pk=copy.statement_id)
    assert (first.state, first.current_id) == ("published", copy.version_id)
    settling.try_again(by=place["nurse"], delivery=change, now=place.now)
    later(place, 1)
    assert "on Friday" in SQUARE.live()[0].text


def test_a_thread_that_changed_half_way_says_so_and_goes_on(place: Place, visit: Visit) -> None:
    statement = thread(place, parts=2)
    later(place, UNDO)
    words = passed(place, reworded(place, statement, "noon", "ten"))
    SQUARE.faults[:] = ["", "refused"]
    later(place, UNDO)
    words.refresh_from_db()
    assert [change.state for change in words.deliveries.order_by("part")] == ["published", "failed"]
    said = "Only 1 of 2 parts say the new words. Open it to go on."
    assert place["nurse"].notices.filter(words=said, done_at=None).exists()
    html = " ".join(visit(f"/speak/{words.pk}", by=place["nurse"]).content.decode().split())
    assert "It stopped: 1 of 2 changed" in html
    assert "Part 2 was not changed, and nothing after it was changed." in html
    assert "Take down" not in html
    with pytest.raises(Refusal, match="Only some parts have the new words"):
        take_parts_down(by=place["nurse"], statement=words, now=place.now)
    visit(f"/speak/{words.pk}/do/take-parts-down", by=place["nurse"], post={}, expecting=403)
    settling.try_again(by=place["nurse"], delivery=change_of(parts_of(statement)[1]), now=place.now)
    later(place, 1)
    words.refresh_from_db()
    assert (words.state, len(SQUARE.live())) == ("taken_in", 2)


def test_new_words_can_be_held_and_changed_before_they_leave(place: Place) -> None:
    copy = sent(place)
    words = passed(place, reworded(place, copy.statement, *MEANT))
    hold_it(by=place["nurse"], statement=words, now=place.now)
    later(place, 600)
    assert SQUARE.edits == []
    words.refresh_from_db()
    assert change_words(by=place["nurse"], statement=words, now=place.now).state == "draft"
    assert change_of(copy).state == "withdrawn"


def test_words_are_changed_again_and_the_newest_stand(place: Place) -> None:
    copy = sent(place)
    live(place, copy, *MEANT)
    later(place, 3600)
    live(place, copy, "on Friday", "on Monday")
    (shown,) = SQUARE.live()
    assert "on Monday" in shown.text
    assert len(SQUARE.edits) == 2


def test_an_owned_mistake_is_never_edited_away(place: Place) -> None:
    copy = sent(place)
    draft = begin_rewording(by=place["nurse"], statement=copy.statement, now=place.now)
    corrected(place, copy.statement)
    with pytest.raises(Refusal) as refused:
        submitting.submit(by=place["nurse"], statement=draft, now=place.now)
    assert "owned" in refused.value.reason


def test_new_words_stay_in_once_the_mistake_is_owned(place: Place) -> None:
    copy = sent(place)
    words = passed(place, reworded(place, copy.statement, *MEANT))
    owned(place, copy.statement)
    later(place, UNDO)
    assert SQUARE.edits == []
    words.refresh_from_db()
    assert (words.state, change_of(copy).state) == ("withdrawn", "withdrawn")
    assert "tomorrow" in SQUARE.live()[0].text


def test_new_words_wait_for_a_correction_and_leave_once_it_is_declined(place: Place) -> None:
    copy = sent(place)
    words = passed(place, reworded(place, copy.statement, *MEANT))
    correction = corrected(place, copy.statement)
    later(place, UNDO)
    words.refresh_from_db()
    assert (words.state, change_of(copy).state, SQUARE.edits) == ("approved", "queued", [])
    assert correction.current is not None
    seen, why = correction.current.sha256, "The desk is open all night after all."
    deciding.not_this(by=place["matron"], statement=correction, seen=seen, reason=why, now=place.now)
    later(place, 1)
    words.refresh_from_db()
    assert (words.state, len(SQUARE.edits)) == ("taken_in", 1)


def test_new_words_leave_once_the_correction_is_given_up(place: Place) -> None:
    copy = sent(place)
    passed(place, reworded(place, copy.statement, *MEANT))
    correction = owned(place, copy.statement)
    hold_it(by=place["nurse"], statement=correction, now=place.now)
    later(place, UNDO)
    assert SQUARE.edits == []
    withdraw(by=place["nurse"], statement=correction, now=place.now)
    later(place, 1)
    assert len(SQUARE.edits) == 1


def test_a_correction_has_its_own_slips_mended_and_still_corrects(place: Place) -> None:
    first = sent(place)
    correction = owned(place, first.statement)
    later(place, UNDO)
    correction.refresh_from_db()
    words = begin_rewording(by=place["nurse"], statement=correction, now=place.now)
    assert words.draft_parts == correction.draft_parts
    parts = {**words.draft_parts, "is_right": "It shuts at eight. Ring the bell after that."}
    words.draft_parts = parts
    words.save()
    passed(place, submitting.submit(by=place["nurse"], statement=words, now=place.now))
    later(place, UNDO)
    assert "Ring the bell after that." in SQUARE.live()[1].text
    assert SQUARE.live()[1].in_reply_to == first.network_id
    correction.refresh_from_db()
    assert correction.draft_parts == parts


def test_what_comes_down_is_not_changed_any_more(place: Place) -> None:
    copy = sent(place)
    words = passed(place, reworded(place, copy.statement, *MEANT))
    take_down(by=place["matron"], statement=copy.statement, reason=TakeDownReason.CHILD, now=place.now)
    later(place, UNDO)
    words.refresh_from_db()
    assert (words.state, SQUARE.edits, SQUARE.live()) == ("withdrawn", [], [])


def test_what_comes_down_while_its_words_change_is_gone_in_the_end(place: Place) -> None:
    copy = sent(place, kind="square_listed")
    change = live(place, copy, *MEANT, "late")
    take_down(by=place["matron"], statement=copy.statement, reason=TakeDownReason.CHILD, now=place.now)
    for _ in range(6):
        later(place, FOR_LONG.total_seconds() / 6)
    change.refresh_from_db()
    assert SQUARE.live() == []
    assert change.state in {"published", "failed", "withdrawn"}
    assert copy_of(copy.statement).state == "taken_down"


def test_a_copy_whose_number_is_lost_is_never_said_a_second_time(place: Place) -> None:
    copy = sent(place)
    words = passed(place, reworded(place, copy.statement, *MEANT))
    Delivery.objects.filter(pk=copy.pk).update(network_id="")
    later(place, UNDO)
    words.refresh_from_db()
    assert (words.state, len(SQUARE.calls), len(SQUARE.live())) == ("withdrawn", 1, 1)


def test_new_words_are_cut_for_the_name_that_stands_under_them(place: Place) -> None:
    copy, desk = sent(place), place["communications"]
    Person.objects.filter(pk=desk.pk).update(job_title="Head of " + "many " * 14)
    draft = begin_rewording(by=desk, statement=copy.statement, now=place.now)
    Statement.objects.filter(pk=draft.pk).update(draft_text="The ward is open. " * 24)
    assert MARK not in cut_draft(by=desk, statement=draft, now=place.now).draft_text
