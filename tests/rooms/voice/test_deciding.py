"""Deciding on a reply: who may, what each answer does, what is written down, and what undoes it."""

from collections.abc import Callable

import pytest
from django.db import transaction

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Notice, Person
from candour.voice.actions import answering, completing, deciding, drafting, submitting
from candour.voice.models import Asking, Decision, Delivery, Statement, Version
from tests.rooms.voice.squares import COMPLAINT, REPLY, SERIOUS, TESTER, Place

WORDS = REPLY.format(thing="wait", name="Maya")
REWRITTEN = (
    "I am sorry that nobody told you and your mum anything in those six hours. That should not happen on any "
    "night. I was on that shift and I will bring it to our meeting myself. Ring me on the ward. Maya"
)


def waiting(place: Place, text: str = COMPLAINT, words: str = WORDS) -> Statement:
    return place.send(place.come_in(text), words)


def seen(statement: Statement) -> str:
    assert statement.current is not None
    return statement.current.sha256


def approve(place: Place, statement: Statement, who: str = "matron", **more: object) -> Statement:
    return deciding.approve(
        by=place[who],
        statement=statement,
        seen=seen(statement),
        now=place.now,
        **more,  # type: ignore[arg-type]
    )


def suggest(place: Place, statement: Statement, text: str, who: str = "matron") -> Statement:
    return deciding.suggest(
        by=place[who], statement=statement, seen=seen(statement), text=text, now=place.now
    )


def told(name: str) -> int:
    return Event.objects.filter(name=name).count()


def fresh(statement: Statement) -> Statement:
    return Statement.objects.select_related("current", "author", "post").get(pk=statement.pk)


def again(place: Place, who: str) -> Person:
    return Person.objects.select_related("trust").get(pk=place[who].pk)


def test_an_approval_names_the_exact_version_and_ends_every_question(place: Place) -> None:
    statement = approve(place, waiting(place))
    decision = Decision.objects.get()
    assert (decision.version, decision.verdict) == (statement.current, "approve")
    assert statement.state == "approved"
    assert not Asking.objects.filter(ended_at=None).exists()
    assert not Notice.objects.filter(kind="decide", done_at=None).exists()
    assert [told(f"voice:{name}") for name in ("reply:approved", "route:completed", "delivery:queued")] == [
        1
    ] * 3
    about = Event.objects.get(name="voice:reply:approved")
    assert (about.about["version"], about.by) == (statement.current_id, place["matron"].ledger_name)


ACTS: dict[str, tuple[str, Callable[[Place, Statement], object]]] = {
    "approve": ("voice:reply:approved", approve),
    "suggest": ("voice:change:suggested", lambda place, one: suggest(place, one, f"{WORDS} Thank you.")),
    "not this": (
        "voice:reply:declined",
        lambda place, one: deciding.not_this(
            by=place["matron"], statement=one, seen=seen(one), reason="Say sorry first.", now=place.now
        ),
    ),
    "cannot look": (
        "voice:step:passed_on",
        lambda place, one: deciding.cannot_look(by=place["matron"], statement=one, now=place.now),
    ),
    "withdraw": (
        "voice:reply:withdrawn",
        lambda place, one: completing.withdraw(by=place["nurse"], statement=one, now=place.now),
    ),
    "change": (
        "voice:reply:reopened",
        lambda place, one: completing.change_words(by=place["nurse"], statement=one, now=place.now),
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_each_act_writes_its_record_and_goes_back_with_it(place: Place, act: str) -> None:
    event, do = ACTS[act]
    statement = waiting(place)
    before = Statement.objects.values().get()
    with transaction.atomic():
        do(place, fresh(statement))
        assert told(event) == 1
        transaction.set_rollback(True)
    assert told(event) == 0
    assert Statement.objects.values().get() == before
    do(place, fresh(statement))
    assert told(event) == 1
    assert WORDS not in str(list(Event.objects.values("about")))


def refusals(place: Place) -> dict[str, Callable[[], object]]:
    one = waiting(place)
    people.give_role(by=TESTER, person=place["nurse"], role=Role.APPROVER, now=place.now)
    twin = people.add_person(
        by=TESTER,
        trust=place.made.trust,
        email="maya.twin@stbrannocs.example",
        first_name="Maya",
        last_name="Penhale",
        job_title="Staff nurse",
        staff_number="S-100",
        roles=[Role.APPROVER],
        now=place.now,
    )
    Person.objects.filter(pk=place["nurse"].pk).update(staff_number="S-100")
    place.made.people["twin"] = twin
    return {
        "own words": lambda: approve(place, one, "nurse"),
        "own words by another account": lambda: approve(place, one, "twin"),
        "not asked": lambda: approve(place, one, "sister"),
        "no reason": lambda: deciding.not_this(
            by=place["matron"], statement=one, seen=seen(one), reason=" ", now=place.now
        ),
        "nothing changed": lambda: suggest(place, one, f" {WORDS} "),
        "other words than seen": lambda: deciding.approve(
            by=place["matron"], statement=one, seen="0" * 64, now=place.now
        ),
        "hold before approval": lambda: completing.hold_it(by=place["nurse"], statement=one, now=place.now),
        "somebody else's": lambda: completing.withdraw(by=place["matron"], statement=one, now=place.now),
        "no suggestion": lambda: answering.take_suggestion(by=place["nurse"], statement=one, now=place.now),
        "sent already": lambda: submitting.submit(by=place["nurse"], statement=one, now=place.now),
        "cannot look, never asked": lambda: deciding.cannot_look(
            by=place["sister"], statement=one, now=place.now
        ),
        "draft words while waiting": lambda: drafting.save_draft(
            by=place["nurse"], statement=one, text="x", now=place.now
        ),
    }


REASONS = {
    "own words": "These are your own words.",
    "own words by another account": "These are your own words, written from your other account.",
    "not asked": "You have not been asked about this.",
    "no reason": "A reason is missing.",
    "nothing changed": "Nothing is changed yet.",
    "other words than seen": "The words changed since you looked.",
    "hold before approval": "This waits for a decision.",
    "somebody else's": "This draft is somebody else's.",
    "no suggestion": "There is no suggestion to answer.",
    "sent already": "This waits for a decision.",
    "cannot look, never asked": "You have not been asked about this.",
    "draft words while waiting": "These words were sent, so they stay as they are.",
}


def test_each_no_has_its_reason_and_a_remedy_and_changes_nothing(place: Place) -> None:
    acts = refusals(place)
    before = Statement.objects.values().get()
    said = {}
    for name, act in acts.items():
        with pytest.raises(Refusal) as refused:
            act()
        said[name] = refused.value.reason
        assert refused.value.remedy, name
    assert said == REASONS
    assert Statement.objects.values().get() == before
    assert not Decision.objects.exists()


def test_somebody_of_another_trust_is_never_asked_and_never_decides(place: Place, other: Place) -> None:
    statement = waiting(place)
    with pytest.raises(Refusal):
        deciding.approve(by=other["matron"], statement=statement, seen=seen(statement), now=place.now)


def test_whoever_lost_the_role_since_they_were_asked_may_not_decide(place: Place) -> None:
    statement = waiting(place)
    people.end_role(by=TESTER, person=place["matron"], role=Role.APPROVER, now=place.now)
    with pytest.raises(Refusal) as refused:
        approve(place, statement)
    assert refused.value.reason == "You cannot decide at present."


def test_both_steps_of_a_serious_reply_are_asked_at_once_and_both_must_approve(place: Place) -> None:
    statement = waiting(place, SERIOUS)
    asked = Asking.objects.filter(ended_at=None).order_by("step")
    assert [(each.step, each.person.first_name) for each in asked] == [(0, "Ruth"), (1, "Priya")]
    statement = approve(place, statement, "communications")
    assert statement.state == "waiting"
    assert not Delivery.objects.exists()
    open_notices = Notice.objects.filter(kind="decide", done_at=None)
    assert [notice.person.first_name for notice in open_notices] == ["Ruth"]
    with pytest.raises(Refusal):
        approve(place, fresh(statement), "communications")
    assert approve(place, fresh(statement)).state == "approved"


def test_a_small_suggestion_that_is_taken_carries_its_writers_approval(place: Place) -> None:
    statement = suggest(place, waiting(place), f"{WORDS} Thank you again.")
    assert statement.state == "suggested"
    assert Notice.objects.filter(person=place["nurse"], kind="suggested", done_at=None).exists()
    statement = answering.take_suggestion(by=place["nurse"], statement=statement, now=place.now)
    assert statement.state == "approved"
    version = fresh(statement).current
    assert version is not None
    assert (version.number, version.editors) == (2, [])
    assert version.text == f"{WORDS} Thank you again."
    assert [each.decided_by for each in Decision.objects.filter(version=version)] == [place["matron"]]
    assert Delivery.objects.get().version == version


def test_a_rewriting_that_is_taken_goes_to_somebody_else(place: Place) -> None:
    statement = suggest(place, waiting(place), REWRITTEN)
    statement = answering.take_suggestion(by=place["nurse"], statement=statement, now=place.now)
    assert statement.state == "waiting"
    assert statement.current is not None
    assert statement.current.editors == [place["matron"].same_human]
    asked = Asking.objects.filter(route__version=statement.current, ended_at=None)
    assert [each.person.first_name for each in asked] == ["Carys"]
    with pytest.raises(Refusal):
        approve(place, statement)
    assert approve(place, statement, "sister").state == "approved"


def test_whoever_rewrote_the_words_may_not_approve_them_though_the_author_changed_them_since(
    place: Place,
) -> None:
    statement = suggest(place, waiting(place), REWRITTEN)
    statement = answering.take_suggestion(by=place["nurse"], statement=statement, now=place.now)
    completing.change_words(by=place["nurse"], statement=statement, now=place.now)
    drafting.save_draft(
        by=place["nurse"], statement=statement, text=f"{REWRITTEN} P.", harm_answer="no", now=place.now
    )
    statement = submitting.submit(by=place["nurse"], statement=statement, now=place.now)
    with pytest.raises(Refusal):
        approve(place, statement)


def test_a_suggestion_that_is_left_goes_back_to_whoever_was_asked(place: Place) -> None:
    statement = suggest(place, waiting(place), REWRITTEN)
    statement = answering.leave_suggestion(by=place["nurse"], statement=statement, now=place.now)
    assert (statement.state, Version.objects.count()) == ("waiting", 1)
    assert approve(place, statement).state == "approved"


def test_a_small_suggestion_carries_nothing_past_words_that_a_person_must_lift(place: Place) -> None:
    for _ in range(2):
        approve(place, waiting(place), lifts={"sameness": "We must use these words."})
    statement = suggest(place, waiting(place), f"{WORDS} Thanks.")
    statement = answering.take_suggestion(by=place["nurse"], statement=statement, now=place.now)
    assert statement.state == "waiting"
    with pytest.raises(Refusal):
        approve(place, statement)
    lifted = approve(place, statement, lifts={"sameness": "We must use these words."})
    assert lifted.state == "approved"
    assert told("voice:hold:lifted") >= 1


def test_a_small_suggestion_of_somebody_who_left_since_carries_no_approval(place: Place) -> None:
    statement = suggest(place, waiting(place), f"{WORDS} Thanks.")
    people.suspend_person(by=TESTER, person=place["matron"], reason="Away.", now=place.now)
    statement = answering.take_suggestion(by=place["nurse"], statement=statement, now=place.now)
    assert statement.state == "waiting"
    asked = Asking.objects.filter(route__version=statement.current, ended_at=None)
    assert [each.person.first_name for each in asked] == ["Carys"]


def test_not_this_gives_the_reason_and_the_changed_words_go_their_way_anew(place: Place) -> None:
    statement = waiting(place)
    deciding.not_this(
        by=place["matron"],
        statement=statement,
        seen=seen(statement),
        reason="Say sorry first.",
        now=place.now,
    )
    assert fresh(statement).state == "declined"
    assert Notice.objects.filter(person=place["nurse"], kind="not_this", done_at=None).exists()
    completing.change_words(by=place["nurse"], statement=statement, now=place.now)
    drafting.save_draft(
        by=place["nurse"], statement=statement, text=REWRITTEN, harm_answer="no", now=place.now
    )
    statement = submitting.submit(by=place["nurse"], statement=statement, now=place.now)
    assert (statement.state, Version.objects.count()) == ("waiting", 2)
    assert approve(place, statement).state == "approved"


def test_an_edit_after_approval_undoes_it_and_the_same_words_are_asked_about_again(place: Place) -> None:
    statement = approve(place, waiting(place))
    completing.change_words(by=place["nurse"], statement=statement, now=place.now)
    assert Delivery.objects.get().state == "withdrawn"
    statement = submitting.submit(by=place["nurse"], statement=fresh(statement), now=place.now)
    assert statement.state == "waiting"
    approve(place, statement)
    keys = set(Delivery.objects.values_list("key", flat=True))
    assert len(keys) == 2


def test_a_reply_that_was_taken_back_frees_its_post_and_asks_nobody_any_more(place: Place) -> None:
    statement = waiting(place)
    completing.withdraw(by=place["nurse"], statement=statement, now=place.now)
    place.wait(minutes=40)
    assert Asking.objects.count() == 1
    assert not Notice.objects.filter(kind="decide", done_at=None).exists()
    assert statement.post is not None
    assert place.draft(statement.post, by="doctor").state == "draft"


@pytest.mark.parametrize("who", ["nurse", "matron"])
def test_the_author_and_the_approver_may_hold_it_and_nobody_else(place: Place, who: str) -> None:
    statement = approve(place, waiting(place))
    with pytest.raises(Refusal):
        completing.hold_it(by=place["communications"], statement=statement, now=place.now)
    completing.hold_it(by=place[who], statement=statement, now=place.now)
    assert fresh(statement).state == "held_back"
    assert told("voice:reply:held_back") == 1
