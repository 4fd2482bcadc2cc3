"""Two colleagues look at practice: who is asked, whose turn it is, what silence does, what is kept of it."""

from datetime import timedelta

import pytest

from candour.domain.peers import WITHIN
from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from candour.jobs import schedules
from candour.learning import registers
from candour.learning.actions import peers
from candour.learning.actions.taking import read_part, try_practice
from candour.learning.catalogue import lessons
from candour.learning.models import Look, Practice, Taking
from candour.learning.queries.peers import practice_of
from candour.ledger.models import Event, Words
from candour.people import actions as people
from candour.people.models import Notice, Person
from candour.people.queries import rights_in_force
from tests.rooms.learning.colleagues import asked_of, say, two_say_yes
from tests.rooms.learning.replies import GOOD, PASSES, SCENARIO
from tests.world import World

SORRY = lessons()["saying-sorry"]
HARM = lessons()["when-somebody-was-harmed"]
PRIVACY = lessons()["patients-privacy"]


def practise(world: World, by: str = "nurse") -> Practice:
    """This will send a good reply to the made-up post to two colleagues."""
    read_part(by=world[by], lesson=SORRY, part=len(SORRY.parts), now=world.now)
    on = SORRY.scenario(SCENARIO)
    tried = try_practice(by=world[by], lesson=SORRY, scenario=on, text=GOOD, now=world.now)
    assert tried.passes
    return Practice.objects.get(taking__person=world[by])


def names(world: World, by: str = "nurse") -> list[str]:
    return [each.person.first_name for each in asked_of(world[by])]


def pass_time(world: World, time: timedelta) -> None:
    world.now += time
    schedules.ask(world.now)
    world.work()


def test_whoever_holds_the_right_is_asked_first_then_those_who_decide_in_earnest(world: World) -> None:
    practise(world)
    holder, other = (each.person for each in asked_of(world["nurse"]))
    assert holder == world["sister"], "she holds the right to say sorry"
    assert other == world["matron"], "she decides on other people's words"
    assert rights_in_force(world["nurse"], world.now) == frozenset()
    word = Notice.objects.get(person=holder, kind="practice")
    assert word.words == "A colleague practised a reply. Have a look, in two minutes?"
    assert "Maya" not in word.words


def test_two_yes_open_the_right_at_once_and_tell_the_author(world: World) -> None:
    practise(world)
    first, second = asked_of(world["nurse"])
    say(world, first, words="Warm, and true.")
    assert rights_in_force(world["nurse"], world.now) == frozenset(), "one yes is not enough"
    say(world, second)
    assert rights_in_force(world["nurse"], world.now) == {Right.SAY_SORRY}
    word = Notice.objects.get(person=world["nurse"], kind="practice_passed")
    assert word.words == "Two colleagues said yes to “Saying sorry”. You may say sorry without waiting."
    assert not Notice.objects.filter(kind="practice", done_at=None).exists()


def test_one_not_yet_gives_it_back_with_a_word_and_frees_the_other(world: World) -> None:
    practice = practise(world)
    first, second = asked_of(world["nurse"])
    with pytest.raises(Refusal, match="needs a word"):
        say(world, first, yes=False)
    say(world, first, yes=False, words="Say who picks up the phone.")
    practice.refresh_from_db()
    assert (practice.outcome, practice.ended_at) == ("not_yet", world.now)
    assert asked_of(world["nurse"]) == []
    with pytest.raises(Refusal, match="does not need you any more"):
        say(world, second)
    taking = Taking.objects.get(person=world["nurse"])
    assert taking.texts == {SCENARIO: GOOD}, "the words are kept to go on with"
    assert Notice.objects.get(person=world["nurse"], kind="practice_back").opens.endswith("/colleagues")


def test_a_new_try_takes_the_place_of_the_last_so_that_nobody_can_count(world: World) -> None:
    for number in range(3):
        practise(world)
        say(world, asked_of(world["nurse"])[0], yes=False, words=f"Word {number}.")
    practise(world)
    assert Practice.objects.count() == 1
    assert not Look.objects.exclude(verdict="").exists()
    back = Notice.objects.filter(person=world["nurse"], kind="practice_back", done_at=None)
    assert not back.exists(), "the old word is put away"
    two_say_yes(world)
    kinds = {
        key for event in Event.objects.filter(name__startswith="learning:practice") for key in event.about
    }
    assert kinds == {"practice", "person"}, "no verdict is in any event"
    assert not Words.objects.filter(text__contains="Word 1").exists()
    assert not Practice.objects.exclude(text="").exists(), "the words are erased by the pass"


def test_silence_moves_on_to_somebody_else_after_a_day(world: World) -> None:
    practise(world)
    before = asked_of(world["nurse"])
    pass_time(world, WITHIN - timedelta(minutes=20))
    assert asked_of(world["nurse"]) == before
    pass_time(world, timedelta(minutes=40))
    after = asked_of(world["nurse"])
    assert len(after) == 2
    assert {each.person_id for each in after}.isdisjoint({each.person_id for each in before})
    assert not Notice.objects.filter(kind="practice", person=before[0].person, done_at=None).exists()


def test_whoever_cannot_look_now_is_followed_at_once_and_nobody_asks_why(world: World) -> None:
    practise(world)
    first, second = asked_of(world["nurse"])
    peers.cannot_look(by=first.person, look=first, now=world.now)
    now_asked = [each.person for each in asked_of(world["nurse"])]
    assert len(now_asked) == 2
    assert first.person not in now_asked
    assert second.person in now_asked
    with pytest.raises(Refusal, match="does not need you"):
        peers.cannot_look(by=first.person, look=first, now=world.now)


def test_when_all_have_let_it_pass_the_first_are_asked_again(world: World) -> None:
    practise(world)
    asked = set()
    for _day in range(8):
        asked |= {each.person_id for each in asked_of(world["nurse"])}
        pass_time(world, WITHIN + timedelta(minutes=20))
    assert len(asked_of(world["nurse"])) == 2
    deciders = {world[each].pk for each in ("sister", "matron", "reader", "communications", "executive")}
    assert deciders <= asked


def test_an_author_who_could_look_herself_is_no_reason_to_wait_for_ever(world: World) -> None:
    three = [world[each] for each in ("sister", "matron", "reader")]
    Person.objects.exclude(pk__in=[each.pk for each in three]).update(is_active=False)
    practise(world, "sister")
    pass_time(world, WITHIN + timedelta(minutes=20))
    assert {each.person for each in asked_of(world["sister"])} == {world["matron"], world["reader"]}


def test_the_turn_goes_round_from_practice_to_practice(world: World) -> None:
    practise(world)
    world.now += timedelta(minutes=1)
    practise(world, "porter")
    one, two = ({each.person_id for each in asked_of(world[who])} for who in ("nurse", "porter"))
    assert one & two == {world["sister"].pk}, "the one holder is asked both times, the others in turn"


def test_nobody_looks_at_their_own_words_nor_through_a_second_account(world: World) -> None:
    practise(world, "sister")
    assert world["sister"].pk not in {each.person_id for each in asked_of(world["sister"])}
    Person.objects.filter(pk__in=[world["nurse"].pk, world["matron"].pk]).update(staff_number="4711")
    world["nurse"].refresh_from_db()
    practise(world)
    assert world["matron"].pk not in {each.person_id for each in asked_of(world["nurse"])}


def test_only_whoever_was_asked_answers(world: World) -> None:
    practise(world)
    look = asked_of(world["nurse"])[0]
    for who in ("nurse", "porter", "second_reader"):
        with pytest.raises(Refusal, match="Somebody else was asked"):
            peers.answer(by=world[who], look=look, answers=[True] * 3, words="", now=world.now)
    with pytest.raises(Refusal, match="no answer yet"):
        peers.answer(by=look.person, look=look, answers=[True], words="", now=world.now)


def test_practice_taken_back_leaves_nobody_waiting_and_no_words(world: World) -> None:
    practice = practise(world)
    with pytest.raises(Refusal, match="colleagues are looking"):
        practise(world)
    with pytest.raises(Refusal, match="somebody else's"):
        peers.take_back(by=world["porter"], practice=practice, now=world.now)
    peers.take_back(by=world["nurse"], practice=practice, now=world.now)
    practice.refresh_from_db()
    assert (practice.text, asked_of(world["nurse"])) == ("", [])
    assert not Notice.objects.filter(kind="practice", done_at=None).exists()
    practise(world)
    assert len(asked_of(world["nurse"])) == 2


def test_where_nobody_can_look_it_waits_and_somebody_new_is_asked_later(world: World) -> None:
    here = [world[who] for who in ("nurse", "porter")]
    Person.objects.exclude(pk__in=[each.pk for each in here]).update(is_active=False)
    practise(world)
    assert asked_of(world["nurse"]) == []
    ends_at = world.now + timedelta(days=9)
    people.grant_right(
        by=world.made_by,
        person=world["porter"],
        right=Right.SAY_SORRY,
        earned_how="By hand",
        ends_at=ends_at,
        now=world.now,
    )
    pass_time(world, timedelta(minutes=11))
    assert names(world) == ["Dave"]


def test_somebody_who_leaves_is_followed_by_the_next(world: World) -> None:
    practise(world)
    gone = asked_of(world["nurse"])[0].person
    people.suspend_person(by=world.made_by, person=gone, reason="Left.", now=world.now)
    pass_time(world, timedelta(minutes=11))
    asked = [each.person for each in asked_of(world["nurse"])]
    assert len(asked) == 2
    assert gone not in asked


def test_volunteers_come_before_others_who_hold_the_right(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends_at = world.now + timedelta(days=9)
    for who in ("doctor", "midwife", "porter"):
        people.grant_right(
            by=world.made_by,
            person=world[who],
            right=Right.SAY_SORRY,
            earned_how="By hand",
            ends_at=ends_at,
            now=world.now,
        )
    volunteers = frozenset({world["doctor"].pk, world["midwife"].pk})
    monkeypatch.setattr(registers.willing, "entries", [(50, lambda _trust: volunteers)])
    practise(world)
    assert {each.person_id for each in asked_of(world["nurse"])} == volunteers


def test_a_lesson_that_comes_first_is_passed_first_and_then_the_right_opens(world: World) -> None:
    nurse = world["nurse"]

    def attempt(slug: str, scenario: str) -> None:
        lesson = lessons()[slug]
        read_part(by=nurse, lesson=lesson, part=len(lesson.parts), now=world.now)
        on = lesson.scenario(scenario)
        text = PASSES[slug, scenario]
        assert try_practice(by=nurse, lesson=lesson, scenario=on, text=text, now=world.now).passes
        two_say_yes(world)

    with pytest.raises(Refusal, match="“Patients' privacy” comes first"):
        attempt(HARM.slug, "tea-trolley")
    attempt(PRIVACY.slug, "three-letters")
    assert rights_in_force(nurse, world.now) == frozenset(), "it opens no right by itself"
    practice = practice_of(nurse, PRIVACY)
    assert practice is not None
    assert practice.outcome == "yes"
    attempt(HARM.slug, "tea-trolley")
    assert rights_in_force(nurse, world.now) == {Right.ANSWER_COMPLAINTS}
    world.now += PRIVACY.lasts
    with pytest.raises(Refusal, match="comes first"):
        attempt(HARM.slug, "tea-trolley")
