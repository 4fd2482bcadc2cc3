"""Ten replies that went out as they were written: the right comes by itself, once, and nothing is counted."""

from datetime import timedelta

import pytest

from candour.domain.kinds import Kind
from candour.domain.roles import Right
from candour.jobs.models import Work
from candour.learning.actions.earning import give_what_was_earned
from candour.learning.queries.earning import went_out
from candour.listening import actions as listening
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Notice, Person, RightHeld
from candour.people.queries import rights_in_force
from candour.voice.actions import answering, completing, deciding
from candour.voice.models import Asking, Statement
from tests.rooms.learning.thanks import PRAISES, THANKS
from tests.world import World, world_after


def praise(world: World, number: int) -> PublicPost:
    """This will let kind words come in, which the reader on call calls kind words."""
    post = world.receive(PRAISES[number])
    return listening.correct_reading(by=world["reader"], post=post, kind=Kind.COMPLIMENT, now=world.now)


def thank(world: World, number: int, *, suggests: str = "", says_no: bool = False) -> Statement:
    """This will answer one kind word; the matron approves, or first offers other words, or first says no."""
    post = praise(world, number)
    statement = world.send(post, THANKS[number], "doctor")
    if says_no:
        deciding.not_this(
            by=_asked(statement),
            statement=statement,
            seen=_seen(statement),
            reason="Say more.",
            now=world.now,
        )
        completing.change_words(by=statement.author, statement=statement, now=world.now)
        statement = world.send(post, f"{THANKS[number]} Thank you.", "doctor")
    if suggests:
        deciding.suggest(
            by=_asked(statement), statement=statement, seen=_seen(statement), text=suggests, now=world.now
        )
        answering.take_suggestion(by=statement.author, statement=statement, now=world.now)
        statement.refresh_from_db()
    while statement.state == "waiting":
        deciding.approve(by=_asked(statement), statement=statement, seen=_seen(statement), now=world.now)
        statement.refresh_from_db()
    world.wait(minutes=5)
    statement.refresh_from_db()
    assert statement.published_at is not None
    world.now += timedelta(hours=25)  # twelve answers within a day would be alike
    return statement


def _asked(statement: Statement) -> Person:
    statement.refresh_from_db()
    open_ones = Asking.objects.filter(route__version=statement.current, ended_at=None)
    return open_ones.select_related("person").order_by("step", "-pk")[:1].get().person


def _seen(statement: Statement) -> str:
    statement.refresh_from_db()
    assert statement.current is not None
    return statement.current.sha256


@pytest.fixture
def nine(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """The world after nine replies; it is lived through once, and put back as it stood then."""

    def lived(world: World) -> World:
        for number in range(9):
            thank(world, number)
        return world

    return world_after("nine replies to kind words", lived, monkeypatch)


def test_the_tenth_gives_the_right_once_and_tells_its_holder(nine: World) -> None:
    doctor = nine["doctor"]
    assert rights_in_force(doctor, nine.now) == frozenset()
    thank(nine, 9)
    held = RightHeld.objects.get(person=doctor)
    assert (held.right, held.earned_how) == ("say_thanks", "Ten replies to kind words, sent as written")
    assert held.ends_at == held.starts_at + timedelta(days=730)
    word = Notice.objects.get(person=doctor, kind="right_earned")
    assert word.words == "Your replies went out as you wrote them. You may now say thanks without waiting."
    # told again, or asked for by hand, it gives nothing new
    assert Work.objects.filter(name="learning.earn").count() == 10
    assert give_what_was_earned(by=nine.made_by, person=doctor, now=nine.now + timedelta(minutes=1)) == []
    assert RightHeld.objects.filter(person=doctor).count() == 1
    # and the next one waits for nobody, and so says nothing about what others made of it
    statement = nine.send(praise(nine, 10), THANKS[10], "doctor")
    assert statement.state == "approved"


def test_a_small_suggestion_that_was_taken_is_no_change_of_meaning(nine: World) -> None:
    thank(nine, 9, suggests=THANKS[9].replace("told", "have told"))
    assert rights_in_force(nine["doctor"], nine.now) == {Right.SAY_THANKS}


def test_a_rewriting_or_a_no_gives_no_right_and_leaves_no_mark(nine: World) -> None:
    rewritten = "Thank you. " + " ".join(f"{word} that" for word in THANKS[9].split())
    thank(nine, 9, suggests=rewritten)
    assert rights_in_force(nine["doctor"], nine.now) == frozenset()
    thank(nine, 10, says_no=True)
    assert rights_in_force(nine["doctor"], nine.now) == frozenset()
    assert not Notice.objects.filter(person=nine["doctor"], kind__startswith="right").exists()
    thank(nine, 11)
    assert rights_in_force(nine["doctor"], nine.now) == {Right.SAY_THANKS}


def test_after_a_withdrawal_the_old_replies_give_nothing_back(nine: World) -> None:
    doctor = nine["doctor"]
    thank(nine, 9)
    people.withdraw_right(
        by=nine["executive"], person=doctor, right=Right.SAY_THANKS, reason="Let us talk.", now=nine.now
    )
    thank(nine, 10)
    assert rights_in_force(doctor, nine.now) == frozenset()


def test_replies_of_another_trust_and_of_others_are_not_mine(nine: World) -> None:
    assert len(went_out(nine["doctor"], nine.now)) == 9
    assert went_out(nine["nurse"], nine.now) == []
    assert went_out(nine["doctor"], nine.now + timedelta(days=366)) == []


def test_somebody_who_has_left_is_given_nothing(nine: World) -> None:
    people.suspend_person(by=nine.made_by, person=nine["doctor"], reason="Left.", now=nine.now)
    assert give_what_was_earned(by=nine.made_by, person=nine["doctor"], now=nine.now) == []
