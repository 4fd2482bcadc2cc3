"""A tap says what a post really is; a second person may say it again, and each word can be undone."""

import pytest

from candour.domain.kinds import Flag, Kind
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from candour.listening import actions
from candour.listening.models import Correction, HandOff
from tests.rooms.listening.hospital import FETCH, NOW, Hospital, a_reading


def test_a_second_person_may_say_it_again_and_what_was_said_first_is_kept(hospital: Hospital) -> None:
    post = hospital.hears("Thanks a bunch", a_reading(Kind.COMPLIMENT))
    actions.correct_reading(by=hospital.nurse, post=post, kind=Kind.OTHER, now=NOW)
    actions.correct_reading(by=hospital.colleague, post=post, kind=Kind.COMPLAINT, now=NOW)
    post.refresh_from_db()
    assert post.kind == "complaint"
    assert [each.kind for each in Correction.objects.order_by("pk")] == ["other", "complaint"]


def test_undoing_goes_back_step_by_step_to_what_was_read(hospital: Hospital) -> None:
    post = hospital.hears("Thanks a bunch", a_reading(Kind.COMPLIMENT, unsure=True))
    actions.correct_reading(by=hospital.nurse, post=post, kind=Kind.OTHER, now=NOW)
    actions.correct_reading(by=hospital.nurse, post=post, kind=Kind.COMPLAINT, now=NOW)
    actions.undo_correction(by=hospital.colleague, post=post, now=NOW)
    post.refresh_from_db()
    assert (post.kind, post.is_unsure) == ("other", False)
    actions.undo_correction(by=hospital.colleague, post=post, now=NOW)
    post.refresh_from_db()
    assert (post.kind, post.is_unsure) == ("compliment", True)
    with pytest.raises(Refusal, match="nothing to undo"):
        actions.undo_correction(by=hospital.colleague, post=post, now=NOW)
    undone = {(each.kind, each.undone_at, each.undone_by) for each in Correction.objects.all()}
    assert undone == {(kind, NOW, hospital.colleague.ledger_name) for kind in ("other", "complaint")}


def test_the_record_names_the_model_the_kinds_and_who_said_so(hospital: Hospital) -> None:
    post = hospital.hears("Thanks a bunch", a_reading(Kind.COMPLIMENT))
    actions.correct_reading(by=hospital.nurse, post=post, kind=Kind.COMPLAINT, now=NOW)
    actions.undo_correction(by=hospital.colleague, post=post, now=NOW)
    said, undone = Event.objects.filter(name__startswith="listening:post:correct").order_by("pk")
    assert said.name == "listening:post:corrected"
    assert {key: said.about[key] for key in ("kind", "read_as", "model")} == {
        "kind": "complaint",
        "read_as": "compliment",
        "model": "a" * 12,
    }
    assert (undone.name, undone.about["kind"]) == ("listening:post:correction_undone", "compliment")


def test_after_an_undo_a_newer_model_is_believed_again(hospital: Hospital) -> None:
    post = hospital.hears("Thanks a bunch", a_reading(Kind.COMPLIMENT))
    actions.correct_reading(by=hospital.nurse, post=post, kind=Kind.OTHER, now=NOW)
    actions.undo_correction(by=hospital.nurse, post=post, now=NOW)
    newer = a_reading(Kind.COMPLAINT, model="b" * 64)
    actions.keep_reading(by=FETCH, post=post, version=1, reading=newer, now=NOW)
    post.refresh_from_db()
    assert post.kind == "complaint"


def test_a_post_put_aside_as_thanks_waits_again_once_that_is_undone(hospital: Hospital) -> None:
    post = hospital.hears("Thanks a bunch", a_reading(Kind.COMPLAINT))
    actions.correct_reading(by=hospital.nurse, post=post, kind=Kind.COMPLIMENT, now=NOW)
    actions.put_aside(by=hospital.nurse, post=post, reason="Only thanks", now=NOW)
    actions.undo_correction(by=hospital.colleague, post=post, now=NOW)
    post.refresh_from_db()
    assert (post.kind, post.put_aside_at, post.waits_since) == ("complaint", None, post.posted_at)


@pytest.mark.parametrize("flag", [Flag.SAFEGUARDING, Flag.SELF_HARM, Flag.DANGER_NOW, Flag.POSSIBLE_HARM])
def test_no_tap_takes_a_flag_away_or_lets_a_hand_off_go(hospital: Hospital, flag: Flag) -> None:
    post = hospital.hears("Words", a_reading(Kind.COMPLAINT, flag))
    for kind in Kind:
        actions.correct_reading(by=hospital.nurse, post=post, kind=kind, now=NOW)
    actions.undo_correction(by=hospital.nurse, post=post, now=NOW)
    post.refresh_from_db()
    assert post.flags == [flag.value]
    assert HandOff.objects.get(post=post).released_at is None
