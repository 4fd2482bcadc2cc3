"""Posts that need a named human: who is asked, who has seen it, who may release it."""

from datetime import date, timedelta

import pytest

from candour.domain.actor import Job
from candour.domain.kinds import Flag, Kind
from candour.domain.refusal import Refusal
from candour.jobs import worker
from candour.jobs.models import Work
from candour.ledger.models import Event
from candour.listening import actions
from candour.listening.models import Clock, HandOff
from candour.people import actions as people
from candour.people.models import Notice
from tests.rooms.listening.hospital import FETCH, NOW, SETUP, Hospital, a_reading

FIVE = timedelta(minutes=5)


def a_danger(hospital: Hospital) -> HandOff:
    post = hospital.hears("I cannot go on", a_reading(Kind.OTHER, Flag.SELF_HARM))
    return HandOff.objects.get(post=post)


def asked(hand_off: HandOff) -> list[str]:
    return [each.person.first_name for each in hand_off.everybody_asked.all()]


@pytest.mark.parametrize("flag", [Flag.SAFEGUARDING, Flag.SELF_HARM, Flag.DANGER_NOW])
def test_danger_is_handed_to_a_named_human_on_duty_at_once(hospital: Hospital, flag: Flag) -> None:
    post = hospital.hears("words", a_reading(Kind.COMPLIMENT, flag))
    hand_off = HandOff.objects.get(post=post)
    assert (hand_off.reason, hand_off.asked, hand_off.seen_at) == ("human_now", hospital.reader, None)
    notice = Notice.objects.get(person=hospital.reader)
    assert notice.is_urgent
    assert notice.opens == f"/listen/{post.pk}"
    assert "words" not in notice.words
    assert Event.objects.filter(name="listening:hand_off:asked").count() == 1


def test_if_nobody_has_seen_it_the_deputy_is_asked_then_on_call_then_the_standing_duty(
    hospital: Hospital,
) -> None:
    hand_off = a_danger(hospital)
    for minutes in (4, 5, 10, 15, 20):
        worker.run_due(NOW + timedelta(minutes=minutes))
    assert asked(hand_off) == ["Rita", "Dev", "Ann", "Dot", "Rita"]
    assert Event.objects.filter(name="listening:hand_off:moved_on").count() == 4


def test_once_somebody_has_seen_it_nobody_else_is_asked(hospital: Hospital) -> None:
    hand_off = a_danger(hospital)
    worker.run_due(NOW + FIVE)
    actions.see_hand_off(by=hospital.deputy, hand_off=hand_off, now=NOW + timedelta(minutes=7))
    worker.run_due(NOW + timedelta(hours=1))
    hand_off.refresh_from_db()
    assert asked(hand_off) == ["Rita", "Dev"]
    assert hand_off.seen_by == hospital.deputy.ledger_name
    assert hand_off.everybody_asked.get(person=hospital.deputy).seen_at is not None
    assert hand_off.everybody_asked.get(person=hospital.reader).seen_at is None
    assert not Notice.objects.filter(about=f"hand_off:{hand_off.pk}", done_at=None).exists()


def test_whoever_is_asked_again_is_told_again(hospital: Hospital) -> None:
    hand_off = a_danger(hospital)
    for minutes in (5, 10, 15, 20):
        worker.run_due(NOW + timedelta(minutes=minutes))
    told = Notice.objects.filter(person=hospital.reader, about=f"hand_off:{hand_off.pk}")
    assert told.count() == 2
    assert told.filter(done_at=None).count() == 1


def test_with_nobody_on_duty_the_post_says_so_and_candour_goes_on_looking(hospital: Hospital) -> None:
    for person in (hospital.reader, hospital.deputy, hospital.approver, hospital.duty):
        people.suspend_person(by=SETUP, person=person, reason="Test", now=NOW)
    hand_off = a_danger(hospital)
    assert hand_off.asked is None
    assert Event.objects.filter(name="listening:hand_off:nobody_on_duty").exists()
    told = Notice.objects.filter(about=f"hand_off:{hand_off.pk}", done_at=None, is_urgent=True)
    assert {each.person for each in told} == {hospital.press, hospital.lawyer}
    people.let_back(by=SETUP, person=hospital.duty, now=NOW)
    worker.run_due(NOW + FIVE)
    hand_off.refresh_from_db()
    assert hand_off.asked == hospital.duty


def test_moving_on_twice_for_one_silence_asks_one_person(hospital: Hospital) -> None:
    hand_off = a_danger(hospital)
    due = hand_off.moves_on_at
    assert due is not None
    by = Job("listening.move_on")
    assert actions.move_on(by=by, hand_off=hand_off, not_seen_by=due, now=due)
    assert not actions.move_on(by=by, hand_off=hand_off, not_seen_by=due, now=due)
    assert asked(hand_off) == ["Rita", "Dev"]


def test_reading_a_post_again_opens_no_second_hand_off(hospital: Hospital) -> None:
    post = hospital.hears("words", a_reading(Kind.OTHER, Flag.SELF_HARM))
    again = a_reading(Kind.OTHER, Flag.SELF_HARM, model="b" * 64)
    actions.keep_reading(by=FETCH, post=post, version=1, reading=again, now=NOW)
    assert HandOff.objects.filter(post=post).count() == 1


def test_words_that_were_released_are_not_handed_off_again_but_new_words_are(hospital: Hospital) -> None:
    hand_off = a_danger(hospital)
    post = hand_off.post
    actions.see_hand_off(by=hospital.duty, hand_off=hand_off, now=NOW)
    actions.release_hand_off(by=hospital.duty, hand_off=hand_off, reason="Rang them", now=NOW)
    again = a_reading(Kind.OTHER, Flag.SELF_HARM, model="b" * 64)
    actions.keep_reading(by=FETCH, post=post, version=1, reading=again, now=NOW)
    assert HandOff.objects.filter(post=post).count() == 1
    later = NOW + timedelta(minutes=1)
    hospital.hears("Still here", again, network_id=post.network_id, version=1, now=later)
    assert HandOff.objects.filter(post=post, released_at=None).count() == 1


def test_a_nurse_who_was_not_asked_cannot_stop_the_search_for_a_human(hospital: Hospital) -> None:
    with pytest.raises(Refusal, match="Only somebody who was asked"):
        actions.see_hand_off(by=hospital.nurse, hand_off=a_danger(hospital), now=NOW)


def test_the_search_goes_on_when_the_work_for_it_was_lost(hospital: Hospital) -> None:
    hand_off = a_danger(hospital)
    Work.objects.filter(name="listening.move_on").delete()
    worker.run_due(NOW + timedelta(minutes=7), with_schedules=True)
    assert asked(hand_off) == ["Rita", "Dev"]


def test_possible_harm_goes_to_the_next_person_after_an_hour_of_silence(hospital: Hospital) -> None:
    post = hospital.hears("The wrong dose", a_reading(Kind.COMPLAINT, Flag.POSSIBLE_HARM))
    hand_off = HandOff.objects.get(post=post)
    worker.run_due(NOW + timedelta(minutes=59))
    assert asked(hand_off) == ["Rita"]
    worker.run_due(NOW + timedelta(minutes=60))
    assert asked(hand_off) == ["Rita", "Dev"]


def test_possible_harm_opens_a_record_of_what_was_done(hospital: Hospital) -> None:
    post = hospital.hears("They gave her the wrong dose", a_reading(Kind.COMPLAINT, Flag.POSSIBLE_HARM))
    hand_off = HandOff.objects.get(post=post)
    assert (hand_off.reason, hand_off.asked) == ("possible_harm", hospital.reader)
    actions.record_hand_off(
        by=hospital.reader, hand_off=hand_off, told_in_person=True, written_sent=False, now=NOW
    )
    hand_off.refresh_from_db()
    assert (hand_off.told_in_person, hand_off.written_sent) == (True, False)
    assert hand_off.seen_by == hand_off.recorded_by == hospital.reader.ledger_name
    assert Event.objects.get(name="listening:hand_off:recorded").about["told"] == 1


def test_only_somebody_who_answers_for_it_releases_a_hand_off(hospital: Hospital) -> None:
    hand_off = a_danger(hospital)
    with pytest.raises(Refusal, match="have seen"):
        actions.release_hand_off(by=hospital.approver, hand_off=hand_off, reason="Rang them", now=NOW)
    actions.see_hand_off(by=hospital.reader, hand_off=hand_off, now=NOW)
    with pytest.raises(Refusal, match="answers for it"):
        actions.release_hand_off(by=hospital.reader, hand_off=hand_off, reason="Rang them", now=NOW)
    with pytest.raises(Refusal, match="reason is missing"):
        actions.release_hand_off(by=hospital.duty, hand_off=hand_off, reason=" ", now=NOW)
    actions.release_hand_off(by=hospital.duty, hand_off=hand_off, reason="Rang them", now=NOW)
    hand_off.refresh_from_db()
    assert (hand_off.released_by, hand_off.released_because) == (hospital.duty.ledger_name, "Rang them")
    with pytest.raises(Refusal, match="already"):
        actions.release_hand_off(by=hospital.duty, hand_off=hand_off, reason="Again", now=NOW)


def test_another_trust_cannot_touch_a_hand_off(hospital: Hospital, elsewhere: Hospital) -> None:
    hand_off = a_danger(hospital)
    with pytest.raises(HandOff.DoesNotExist):
        actions.see_hand_off(by=elsewhere.approver, hand_off=hand_off, now=NOW)


def test_a_request_for_information_has_twenty_working_days_without_bank_holidays(hospital: Hospital) -> None:
    post = hospital.hears("Under the FOI act ...", a_reading(Kind.QUESTION, Flag.FOI))
    # Wednesday 13 May 2026 + 20 working days, of which 25 May is a bank holiday.
    assert Clock.objects.get(post=post, kind="foi").due_on == date(2026, 6, 11)


def test_a_formal_complaint_is_acknowledged_within_three_working_days(hospital: Hospital) -> None:
    post = hospital.hears(
        "I wish to make a formal complaint", a_reading(Kind.COMPLAINT, Flag.FORMAL_COMPLAINT)
    )
    clock = Clock.objects.get(post=post)
    assert clock.due_on == date(2026, 5, 18)
    with pytest.raises(Refusal, match="reason is missing"):
        actions.stop_clock(by=hospital.nurse, clock=clock, reason="", now=NOW)
    actions.stop_clock(by=hospital.nurse, clock=clock, reason="Acknowledged by letter", now=NOW)
    clock.refresh_from_db()
    assert clock.stopped_by == hospital.nurse.ledger_name


def test_a_journalist_is_for_communications_and_a_solicitor_for_legal(hospital: Hospital) -> None:
    press = hospital.hears("I write for the paper", a_reading(Kind.QUESTION, Flag.JOURNALIST_OR_MP))
    legal = hospital.hears("My solicitor", a_reading(Kind.COMPLAINT, Flag.SOLICITOR_OR_INQUEST))
    assert Notice.objects.get(about=f"post:{press.pk}").person == hospital.press
    assert Notice.objects.get(about=f"post:{legal.pk}").person == hospital.lawyer


def test_a_desk_that_nobody_holds_is_the_standing_dutys(hospital: Hospital) -> None:
    people.suspend_person(by=SETUP, person=hospital.lawyer, reason="Test", now=NOW)
    post = hospital.hears("My solicitor", a_reading(Kind.COMPLAINT, Flag.SOLICITOR_OR_INQUEST))
    notice = Notice.objects.get(about=f"post:{post.pk}")
    assert notice.person == hospital.duty
    assert "Nobody holds that desk" in notice.words
