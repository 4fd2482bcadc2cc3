"""Taking posts, passing them on, correcting what was read, saying that no reply is needed."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from candour.domain.actor import Job
from candour.domain.kinds import Flag, Kind
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from candour.listening import actions, registers
from candour.listening.models import Claim, Correction, HandOff, PublicPost
from candour.people.models import Notice, Person
from tests.rooms.listening.hospital import FETCH, NOW, Hospital, a_reading

LAPSE = Job("listening.lapse_claims")
HALF_AN_HOUR = timedelta(minutes=30)


def test_a_post_is_taken_by_one_person(hospital: Hospital) -> None:
    post = hospital.hears()
    claim = actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    assert actions.claim_post(by=hospital.nurse, post=post, now=NOW).pk == claim.pk
    with pytest.raises(Refusal, match="Megan Pugh has this one"):
        actions.claim_post(by=hospital.colleague, post=post, now=NOW)
    assert Event.objects.filter(name="listening:post:claimed").count() == 1


def test_nobody_takes_what_waits_for_nobody(hospital: Hospital) -> None:
    post = hospital.hears()
    actions.mark_answered(by=FETCH, post=post, now=NOW, network_id="a-1")
    with pytest.raises(Refusal, match="has its answer"):
        actions.claim_post(by=hospital.nurse, post=post, now=NOW)


def test_a_post_is_handed_over_to_a_colleague_who_is_told(hospital: Hospital) -> None:
    post = hospital.hears()
    with pytest.raises(Refusal, match="Nobody has this one"):
        actions.hand_over(by=hospital.nurse, post=post, to=hospital.colleague, now=NOW)
    actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    actions.hand_over(by=hospital.nurse, post=post, to=hospital.colleague, now=NOW)
    assert Claim.objects.get(ended_at=None).person == hospital.colleague
    assert Claim.objects.get(person=hospital.nurse).ended_because == "handed_over"
    assert Notice.objects.get(person=hospital.colleague).opens == f"/listen/{post.pk}"


def test_a_post_never_goes_to_somebody_of_another_trust(hospital: Hospital, elsewhere: Hospital) -> None:
    post = hospital.hears()
    actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    with pytest.raises(Refusal, match="cannot go to them"):
        actions.hand_over(by=hospital.nurse, post=post, to=elsewhere.nurse, now=NOW)
    with pytest.raises(PublicPost.DoesNotExist):
        actions.claim_post(by=elsewhere.nurse, post=post, now=NOW)


def test_what_is_given_back_can_be_taken_by_anybody(hospital: Hospital) -> None:
    post = hospital.hears()
    actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    with pytest.raises(Refusal, match="Megan Pugh has this one"):
        actions.give_back(by=hospital.colleague, post=post, now=NOW)
    actions.give_back(by=hospital.nurse, post=post, now=NOW)
    actions.claim_post(by=hospital.colleague, post=post, now=NOW)
    assert Claim.objects.filter(ended_at=None).count() == 1


def test_a_claim_lapses_after_thirty_minutes_without_a_word(hospital: Hospital) -> None:
    silent, busy = hospital.hears(), hospital.hears()
    for post in (silent, busy):
        actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    later = NOW + timedelta(minutes=20)
    assert actions.note_draft_activity(by=hospital.nurse, post=busy, now=later)
    assert actions.lapse_claims(by=LAPSE, now=NOW + HALF_AN_HOUR - timedelta(seconds=1)) == 0
    assert actions.lapse_claims(by=LAPSE, now=NOW + HALF_AN_HOUR) == 1
    assert Claim.objects.get(post=silent).ended_because == "lapsed"
    assert Claim.objects.get(post=busy).ended_at is None
    assert "draft is kept" in Notice.objects.get(person=hospital.nurse).words
    assert not actions.note_draft_activity(by=hospital.nurse, post=silent, now=later)


def test_a_reply_that_waits_for_a_decision_keeps_its_post(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = hospital.hears()
    actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    monkeypatch.setattr(registers, "_under_way", [lambda post_ids: post_ids])
    assert actions.lapse_claims(by=LAPSE, now=NOW + timedelta(hours=2)) == 0
    assert Claim.objects.get(post=post).ended_at is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_a_post_at_once_one_has_it(hospital: Hospital) -> None:
    for _ in range(5):
        race(hospital, hospital.hears())


def race(hospital: Hospital, post: PublicPost) -> None:
    start = Barrier(2)
    outcomes: list[str] = []

    def run(person: Person) -> None:
        try:
            start.wait(10)
            actions.claim_post(by=person, post=post, now=NOW)
            outcomes.append("has it")
        except Refusal:
            outcomes.append("refused")
        finally:
            connection.close()

    runners = [Thread(target=run, args=(person,)) for person in (hospital.nurse, hospital.colleague)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join(30)
    assert sorted(outcomes) == ["has it", "refused"]
    assert Claim.objects.filter(post=post, ended_at=None).count() == 1


def test_putting_a_post_aside_needs_a_reason_and_can_be_taken_back(hospital: Hospital) -> None:
    post = hospital.hears()
    with pytest.raises(Refusal, match="reason is missing"):
        actions.put_aside(by=hospital.nurse, post=post, reason="  ", now=NOW)
    actions.put_aside(by=hospital.nurse, post=post, reason="An advertisement", now=NOW)
    post.refresh_from_db()
    assert (post.waits_since, post.put_aside_because) == (None, "An advertisement")
    actions.bring_back(by=hospital.colleague, post=post, now=NOW)
    post.refresh_from_db()
    assert post.waits_since == post.posted_at
    assert (
        Event.objects.filter(name__in=["listening:post:put_aside", "listening:post:brought_back"]).count()
        == 2
    )
    with pytest.raises(Refusal, match="Nobody put this one aside"):
        actions.bring_back(by=hospital.colleague, post=post, now=NOW)


def test_nobody_puts_aside_what_a_colleague_is_writing_about(hospital: Hospital) -> None:
    post = hospital.hears()
    actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    with pytest.raises(Refusal, match="may be writing"):
        actions.put_aside(by=hospital.colleague, post=post, reason="Spam", now=NOW)
    actions.put_aside(by=hospital.nurse, post=post, reason="Spam", now=NOW)
    assert Claim.objects.get(post=post).ended_because == "put_aside"


def test_a_cry_for_help_is_never_put_aside_before_a_human_releases_it(hospital: Hospital) -> None:
    post = hospital.hears("words", a_reading(Kind.OTHER, Flag.DANGER_NOW))
    with pytest.raises(Refusal, match="may need a human"):
        actions.put_aside(by=hospital.nurse, post=post, reason="Spam", now=NOW)


def test_one_tap_says_what_a_post_really_is_and_is_kept(hospital: Hospital) -> None:
    post = hospital.hears("Thanks a bunch", a_reading(Kind.COMPLIMENT, unsure=True))
    actions.correct_reading(by=hospital.nurse, post=post, kind=Kind.COMPLAINT, now=NOW)
    actions.correct_reading(by=hospital.nurse, post=post, kind=Kind.COMPLAINT, now=NOW)
    post.refresh_from_db()
    assert (post.kind, post.is_unsure) == ("complaint", False)
    kept = Correction.objects.get()
    assert (kept.kind, kept.reading.kind, kept.corrected_by) == (
        "complaint",
        "compliment",
        hospital.nurse.ledger_name,
    )


def test_a_newer_model_never_overrules_a_person(hospital: Hospital) -> None:
    post = hospital.hears("Thanks a bunch", a_reading(Kind.COMPLIMENT))
    actions.correct_reading(by=hospital.nurse, post=post, kind=Kind.COMPLAINT, now=NOW)
    newer = a_reading(Kind.COMPLIMENT, Flag.SAFEGUARDING, model="b" * 64)
    actions.keep_reading(by=FETCH, post=post, version=1, reading=newer, now=NOW)
    post.refresh_from_db()
    assert post.kind == "complaint"
    assert HandOff.objects.filter(post=post).exists()


def test_a_post_put_aside_as_praise_waits_again_when_it_is_a_complaint(hospital: Hospital) -> None:
    post = hospital.hears("Thanks a bunch", a_reading(Kind.COMPLIMENT))
    actions.put_aside(by=hospital.nurse, post=post, reason="Only thanks", now=NOW)
    actions.correct_reading(by=hospital.colleague, post=post, kind=Kind.OTHER, now=NOW)
    post.refresh_from_db()
    assert post.waits_since is None
    actions.correct_reading(by=hospital.colleague, post=post, kind=Kind.COMPLAINT, now=NOW)
    post.refresh_from_db()
    assert post.waits_since == post.posted_at


def test_a_reading_of_words_that_changed_meanwhile_is_thrown_away(hospital: Hospital) -> None:
    post = hospital.hears()
    assert actions.keep_reading(by=FETCH, post=post, version=0, reading=a_reading(), now=NOW) is None


def test_an_answer_ends_the_claim_and_the_wait(hospital: Hospital) -> None:
    post = hospital.hears()
    actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    actions.mark_answered(by=FETCH, post=post, now=NOW, network_id="a-1")
    post.refresh_from_db()
    assert (post.answered_at, post.waits_since, post.answered_as) == (NOW, None, "a-1")
    assert Claim.objects.get().ended_because == "answered"


def test_nobody_who_is_suspended_takes_a_post(hospital: Hospital) -> None:
    post = hospital.hears()
    hospital.nurse.is_active = False
    with pytest.raises(Refusal, match="suspended"):
        actions.claim_post(by=hospital.nurse, post=post, now=NOW)


def test_no_event_holds_the_words_or_the_name_of_whoever_wrote(hospital: Hospital) -> None:
    post = hospital.hears("Zebra words", author="Quagga Quill")
    actions.put_aside(by=hospital.nurse, post=post, reason="Zebra reason", now=NOW)
    for event in Event.objects.all():
        told = f"{event.about} {event.hashes}"
        assert "Zebra" not in told
        assert "Quagga" not in told
