"""What happens to a promise, who is told, and what the record says."""

from datetime import date, timedelta

import pytest

from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from candour.people import actions as people
from candour.promises import actions, queries
from candour.promises.models import Promise, Reason
from candour.voice.actions import drafting, submitting
from candour.voice.actions.rewording import begin_rewording
from tests.rooms.promises.promising import DUE, PROMISED, TOLD, WHAT, Promising

REMINDER = Job("promises.remind")


def events(promise: Promise) -> list[str]:
    told = Event.objects.filter(name__startswith="promises:", about__promise=promise.pk).order_by("pk")
    return [name.rsplit(":", 1)[1] for name in told.values_list("name", flat=True)]


def refused(said: pytest.ExceptionInfo[Refusal]) -> str:
    assert said.value.remedy
    return said.value.reason


def test_whoever_promised_in_public_is_asked_once_who_does_it(promising: Promising) -> None:
    assert promising.kinds("nurse") == ["promise_made"]
    assert (
        Event.objects.filter(name="promises:promise:asked", about__statement=promising.reply.pk).count() == 1
    )
    people.finish_notices(
        by=promising.world["nurse"],
        trust=promising.world.made.trust,
        about=f"promise_in:{promising.reply.pk}",
        now=promising.world.now,
    )
    assert not actions.ask_the_author(
        by=REMINDER, statement_id=promising.reply.pk, now=promising.world.now
    ), "asked once, whatever comes of it"


def test_whoever_puts_a_promise_into_public_words_later_is_asked_too(promising: Promising) -> None:
    world = promising.world
    first = promising.publish(world.send(world.receive("The lift was out of order and nobody said so.")))
    nurse, now = world["nurse"], world.now
    assert promising.kinds("nurse") == ["promise_made"]
    words = begin_rewording(by=nurse, statement=first, now=now)
    text = f"{words.draft_text} {WHAT}"
    drafting.save_draft(
        by=nurse, statement=words, text=text, parts=words.draft_parts, harm_answer=words.harm_answer, now=now
    )
    promising.publish(submitting.submit(by=nurse, statement=words, now=now), then="taken_in")
    assert promising.kinds("nurse") == ["promise_made", "promise_made"]


def test_a_reply_without_a_promise_asks_nobody(promising: Promising) -> None:
    world = promising.world
    other = promising.publish(world.send(world.receive("The lift was out of order and nobody said so.")))
    assert not actions.ask_the_author(by=REMINDER, statement_id=other.pk, now=world.now)


def test_a_team_is_asked_and_nothing_is_public_before_it_says_yes(promising: Promising) -> None:
    promise = promising.offer()
    assert promise.state == "offered"
    assert promising.kinds("matron") == ["promise_offered"]
    assert promising.kinds("sister") == []
    promise = actions.take(by=promising.world["matron"], promise=promise, now=promising.world.now)
    assert (promise.state, promise.taken_by) == ("taken", promising.world["matron"])
    assert promising.kinds("matron") == []
    assert "promise_taken" in promising.kinds("nurse")
    assert events(promise) == ["offered", "taken"]


def test_the_same_words_for_the_same_team_are_one_promise(promising: Promising) -> None:
    assert promising.offer() == promising.offer()


def test_nobody_takes_what_they_offered(promising: Promising) -> None:
    with pytest.raises(Refusal) as said:
        promising.take(by="nurse")
    assert refused(said) == "You offered this yourself."


def test_a_no_has_a_reason_and_goes_back_to_whoever_promised(promising: Promising) -> None:
    promise = promising.offer()
    world = promising.world
    with pytest.raises(Refusal) as said:
        actions.decline(by=world["matron"], promise=promise, reason=" ", now=world.now)
    assert refused(said) == "A reason is missing."
    promise = actions.decline(
        by=world["matron"], promise=promise, reason="The corridor belongs to outpatients.", now=world.now
    )
    assert promise.state == "declined"
    assert "promise_declined" in promising.kinds("nurse")
    again = actions.offer_again(
        by=world["nurse"],
        promise=promise,
        what=promise.what,
        team=world.made.teams["Outpatients"],
        due_on=DUE,
        now=world.now,
    )
    assert (again.state, again.declined_because) == ("offered", "")
    assert promising.kinds("reader") == ["promise_offered"]
    assert events(promise) == ["offered", "declined", "offered"]


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("", "It does not say what is promised."),
        ("Ruth Chegwidden will put a board up.", "This names Ruth Chegwidden."),
        ("We will put a board beside bay 3.", "This could tell a stranger who they are"),
        ("We will put up a board. " * 20, "This is 179 characters too long."),
    ],
)
def test_what_is_promised_names_a_team_and_nobody_else(promising: Promising, what: str, reason: str) -> None:
    with pytest.raises(Refusal) as said:
        promising.offer(what)
    assert refused(said).startswith(reason)
    assert not Promise.objects.exists()


def test_a_reply_that_is_not_public_promises_nothing(promising: Promising) -> None:
    world = promising.world
    promising.reply = world.draft(world.receive("The lift was out of order and nobody said so."), PROMISED)
    with pytest.raises(Refusal) as said:
        promising.offer()
    assert refused(said) == "This reply is not public."


def test_a_later_day_has_a_reason_that_a_colleague_reads_first(promising: Promising) -> None:
    world, promise = promising.world, promising.take()
    later = date(2026, 12, 14)
    promise = actions.renew(
        by=world["matron"], promise=promise, due_on=later, reason="The printer is late.", now=world.now
    )
    assert (promise.state, promise.due_on, promise.first_due_on) == ("taken", later, DUE)
    reason = Reason.objects.get()
    assert (reason.words, reason.old_due_on, reason.new_due_on) == ("The printer is late.", DUE, later)
    assert reason.let_out_at is None
    with pytest.raises(Refusal) as said:
        actions.let_out(by=world["matron"], reason=reason, now=world.now)
    assert refused(said) == "These are your own words."
    assert "promise_reason" in promising.kinds("nurse")
    actions.let_out(by=world["nurse"], reason=reason, now=world.now)
    reason.refresh_from_db()
    assert reason.let_out_by == world["nurse"]
    assert "promise_reason" not in promising.kinds("nurse")
    assert events(promise) == ["offered", "taken", "renewed", "let_out"]


def test_a_reason_that_could_tell_who_somebody_is_is_refused(promising: Promising) -> None:
    world, promise = promising.world, promising.take()
    with pytest.raises(Refusal) as said:
        actions.renew(
            by=world["matron"],
            promise=promise,
            due_on=date(2026, 12, 14),
            reason="The man in bed 4 needed us, NHS number 943 476 5919.",
            now=world.now,
        )
    assert refused(said).startswith("This could tell a stranger who they are")
    assert not Reason.objects.exists()


def test_a_promise_that_cannot_be_kept_is_ended_with_a_reason(promising: Promising) -> None:
    world, promise = promising.world, promising.take()
    promise = actions.end(
        by=world["matron"], promise=promise, reason="The fire officer does not allow it.", now=world.now
    )
    assert (promise.state, promise.reminded_next_at) == ("ended", None)
    assert "promise_ended" in promising.kinds("nurse")
    with pytest.raises(Refusal) as said:
        actions.begin_keeping(by=world["matron"], promise=promise, now=world.now)
    assert refused(said) == "This promise was ended."


def test_a_promise_is_kept_when_the_reply_that_tells_it_is_public_and_not_before(
    promising: Promising,
) -> None:
    promise = promising.take()
    reply = promising.write(promise)
    promise.refresh_from_db()
    assert (reply.follows, reply.says, reply.post) == (
        promising.reply,
        ["claims_change"],
        promising.reply.post,
    )
    assert (promise.state, promise.kept_with) == ("taken", reply)
    promising.publish(reply)
    promise.refresh_from_db()
    assert (promise.state, promise.reminded_next_at) == ("kept", None)
    assert promise.kept_at is not None
    assert "promise_kept" in promising.kinds("nurse")
    assert events(promise) == ["offered", "taken", "keeping", "kept"]
    actions.note_published(by=REMINDER, statement_id=reply.pk, now=promising.world.now)
    assert events(promise)[-2:] == ["keeping", "kept"], "news that comes twice keeps it once"


def test_the_reply_that_tells_it_starts_empty_and_is_one(promising: Promising) -> None:
    world, promise = promising.world, promising.take()
    first = actions.begin_keeping(by=world["matron"], promise=promise, now=world.now)
    assert (first.draft_text, first.draft_parts) == ("", {})
    assert actions.begin_keeping(by=world["matron"], promise=promise, now=world.now) == first


def test_two_people_do_not_write_it_side_by_side(promising: Promising) -> None:
    world, promise = promising.world, promising.take()
    actions.begin_keeping(by=world["matron"], promise=promise, now=world.now)
    with pytest.raises(Refusal) as said:
        actions.begin_keeping(by=world["nurse"], promise=promise, now=world.now)
    assert refused(said) == "Ruth Chegwidden is writing the reply that tells them."
    later = world.now + timedelta(days=1, minutes=1)
    mine = actions.begin_keeping(by=world["nurse"], promise=promise, now=later)
    assert mine.author == world["nurse"]


def test_a_draft_that_was_left_lets_somebody_else_tell_it(promising: Promising) -> None:
    world, promise = promising.world, promising.take()
    draft = actions.begin_keeping(by=world["matron"], promise=promise, now=world.now)
    drafting.leave_draft(by=world["matron"], statement=draft, now=world.now)
    assert actions.begin_keeping(by=world["nurse"], promise=promise, now=world.now).author == world["nurse"]


def test_nobody_is_passed_over_in_silence_while_somebody_is_there(promising: Promising) -> None:
    world, promise = promising.world, promising.take()
    with pytest.raises(Refusal) as said:
        actions.keep_quietly(by=world["matron"], promise=promise, now=world.now)
    assert refused(said) == "Somebody is waiting to hear this."
    assert promising.reply.post is not None
    promising.reply.post.deleted_at = world.now
    promising.reply.post.save(update_fields=["deleted_at"])
    with pytest.raises(Refusal) as said:
        actions.begin_keeping(by=world["matron"], promise=promise, now=world.now)
    assert refused(said) == "There is nobody to tell here any more."
    promise = actions.keep_quietly(by=world["matron"], promise=promise, now=world.now)
    assert promise.state == "kept"


def test_a_team_is_reminded_when_the_moment_comes_and_not_before(promising: Promising) -> None:
    world, promise = promising.world, promising.take()
    assert not actions.remind(by=REMINDER, promise_id=promise.pk, now=world.now)
    week_before = promise.reminded_next_at
    assert week_before is not None
    assert f"{week_before:%d %b %H:%M}" == "23 Nov 09:00"
    assert actions.remind(by=REMINDER, promise_id=promise.pk, now=week_before)
    assert promising.kinds("matron") == ["promise_reminder"]
    assert not actions.remind(by=REMINDER, promise_id=promise.pk, now=week_before), "once"
    promise.refresh_from_db()
    assert promise.reminded_next_at is not None
    assert f"{promise.reminded_next_at:%d %b}" == "29 Nov"
    assert actions.remind(by=REMINDER, promise_id=promise.pk, now=promise.reminded_next_at)
    assert promising.kinds("matron") == ["promise_reminder"], "the newer takes the place of the older"
    assert events(promise) == ["offered", "taken", "reminded", "reminded"]


def test_a_silent_team_is_asked_again_and_whoever_promised_is_told(promising: Promising) -> None:
    promise = promising.offer()
    moment = promise.reminded_next_at
    assert moment is not None
    assert f"{moment:%d %b}" == "18 Nov"
    assert actions.remind(by=REMINDER, promise_id=promise.pk, now=moment)
    assert promising.kinds("matron") == ["promise_offered"]
    assert "promise_unanswered" in promising.kinds("nurse")


def test_a_late_day_is_reached_by_the_work_that_runs_every_ten_minutes(promising: Promising) -> None:
    world, promise = promising.world, promising.take()
    assert queries.due_for_a_reminder(world.now) == []
    assert queries.due_for_a_reminder(world.now + timedelta(days=30)) == [promise.pk]


def test_what_tells_of_a_promise_goes_the_way_of_what_claims_a_change(promising: Promising) -> None:
    reply = promising.write(promising.take(), words=TOLD)
    route = reply.routes.get()
    assert route.row == "6"
    assert len(route.steps) == 2


def test_a_follow_up_does_not_open_an_answered_post_for_others(promising: Promising) -> None:
    assert promising.reply.post is not None
    with pytest.raises(Refusal) as said:
        promising.world.draft(promising.reply.post, by="sister")
    assert refused(said) == "This one has its answer."
