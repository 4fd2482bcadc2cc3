"""Taking the lesson: what passes, what a pass opens, what is kept and what is not."""

from datetime import timedelta

import pytest

from candour.domain.checks import Code
from candour.domain.checks.draft import Look
from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from candour.jobs import schedules
from candour.learning.actions.taking import keep_practice, read_part, try_practice
from candour.learning.catalogue import lessons
from candour.learning.lesson import Lesson
from candour.learning.models import Practice, Taking
from candour.learning.queries import practice
from candour.learning.queries.practice import Tried, look_at
from candour.ledger.models import Event, Words
from candour.people import actions as people
from candour.people.models import Notice, Person, RightHeld
from candour.people.queries import rights_in_force
from candour.voice.models import Statement, Version
from tests.rooms.learning.colleagues import two_say_yes
from tests.rooms.learning.replies import BAD, GOOD, SCENARIO
from tests.world import World

SORRY = lessons()["saying-sorry"]


def attempt(world: World, text: str, lesson: Lesson = SORRY, by: str = "nurse") -> Tried:
    read_part(by=world[by], lesson=lesson, part=len(lesson.parts), now=world.now)
    on = lesson.scenario(SCENARIO)
    return try_practice(by=world[by], lesson=lesson, scenario=on, text=text, now=world.now)


def pass_it(world: World) -> None:
    """This will have the nurse write a good reply, to which two colleagues say yes."""
    assert attempt(world, GOOD).passes
    two_say_yes(world)


def pass_days(world: World, days: int) -> None:
    """This will let days pass, and the work that is asked for every six hours be done."""
    world.now += timedelta(days=days)
    schedules.ask(world.now)
    world.work()


def test_a_good_reply_passes_and_opens_the_right_for_two_years(world: World) -> None:
    pass_it(world)
    held = RightHeld.objects.get(person=world["nurse"])
    assert (held.right, held.earned_how) == ("say_sorry", "The lesson “Saying sorry”")
    assert held.ends_at - held.starts_at == timedelta(days=730)
    about = Event.objects.get(name="learning:lesson:passed").about
    assert about == {"person": world["nurse"].pk, "lesson": "saying-sorry", "version": 2}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_what_is_no_good_reply_does_not_pass_and_says_which_criterion_is_not_met(
    world: World, text: str
) -> None:
    tried = attempt(world, text)
    assert not tried.passes
    assert rights_in_force(world["nurse"], world.now) == frozenset()
    assert [each for each in tried.judged if not each.is_met]


@pytest.mark.parametrize("scenario", [each.slug for each in SORRY.scenarios])
def test_an_empty_reply_meets_nothing(world: World, scenario: str) -> None:
    on = SORRY.scenario(scenario)
    tried = look_at(lesson=SORRY, scenario=on, text=" ", person=world["nurse"], now=world.now)
    assert not any(each.is_met for each in tried.judged)


def test_practice_is_looked_at_by_the_model_as_a_real_reply_is(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tells = Look(tells=True, may_tell=True, is_calm=False, spans=((0, 5),))
    asked = []

    def ask(_folder: object, draft: str, post: str) -> Look:
        asked.append((draft, post))
        return tells

    monkeypatch.setattr(practice, "ask", ask)
    tried = attempt(world, GOOD)
    scenario = SORRY.scenario(SCENARIO)
    assert asked == [(GOOD, f"{scenario.teller} writes: {scenario.post}")]
    assert Code.IDENTITY in {one.check for one in tried.report.findings}
    assert not tried.passes


def test_tries_leave_no_record_and_the_words_are_erased_by_the_pass(world: World) -> None:
    before = set(Event.objects.values_list("name", flat=True))
    for _time in range(3):
        attempt(world, BAD["blame"])
    taking = Taking.objects.get(person=world["nurse"])
    assert taking.texts == {SCENARIO: BAD["blame"]}
    assert set(Event.objects.values_list("name", flat=True)) == before
    pass_it(world)
    taking.refresh_from_db()
    assert (taking.texts, taking.passed_at) == ({}, world.now)
    assert not Practice.objects.exclude(text="").exists()
    assert not Words.objects.filter(text__contains="rings out").exists()
    assert not Statement.objects.exists()
    assert not Version.objects.exists()


def test_practice_comes_after_the_reading(world: World) -> None:
    on = SORRY.scenario(SCENARIO)
    read_part(by=world["nurse"], lesson=SORRY, part=2, now=world.now)
    with pytest.raises(Refusal, match="after the reading") as no:
        try_practice(by=world["nurse"], lesson=SORRY, scenario=on, text=GOOD, now=world.now)
    assert no.value.remedy == "Read on from part 3, “What the law says”."


def test_reading_an_earlier_part_again_takes_nothing_back(world: World) -> None:
    for part in (3, 1, 99):
        taking = read_part(by=world["nurse"], lesson=SORRY, part=part, now=world.now)
        assert taking.read_to == (8 if part == 99 else 3)


def test_each_made_up_post_keeps_its_own_words(world: World) -> None:
    first, second = SORRY.scenarios[:2]
    keep_practice(by=world["nurse"], lesson=SORRY, scenario=first, text="One", now=world.now)
    taking = keep_practice(by=world["nurse"], lesson=SORRY, scenario=second, text="Two", now=world.now)
    assert taking.texts == {first.slug: "One", second.slug: "Two"}


def test_the_right_lapses_by_the_clock_and_passing_again_renews_it(world: World) -> None:
    pass_it(world)
    assert Right.SAY_SORRY in rights_in_force(world["nurse"], world.now + timedelta(days=729))
    assert Right.SAY_SORRY not in rights_in_force(world["nurse"], world.now + timedelta(days=730))
    pass_days(world, 715)
    notice = Notice.objects.get(person=world["nurse"], kind="right_ends", done_at=None)
    assert notice.opens == "/learn/saying-sorry"
    assert notice.words.endswith("The lesson “Saying sorry” (9 minutes) renews it.")
    pass_it(world)
    notice.refresh_from_db()
    assert notice.done_at == world.now
    assert Right.SAY_SORRY in rights_in_force(world["nurse"], world.now + timedelta(days=729))


def test_word_that_a_right_lapses_comes_once_and_is_put_away_when_it_is_past(world: World) -> None:
    pass_it(world)
    for days in (690, 11, 1, 1):
        pass_days(world, days)
    kinds = Notice.objects.filter(person=world["nurse"], kind="right_ends")
    assert kinds.count() == 1
    assert kinds.get().done_at is None
    pass_days(world, 30)
    assert kinds.get().done_at == world.now


def test_whoever_withdrew_the_right_hears_that_it_was_learnt_again(world: World) -> None:
    pass_it(world)
    nurse, executive = world["nurse"], world["executive"]
    people.withdraw_right(
        by=executive, person=nurse, right=Right.SAY_SORRY, reason="Let us talk first.", now=world.now
    )
    assert rights_in_force(nurse, world.now) == frozenset()
    world.now += timedelta(hours=1)
    pass_it(world)
    assert rights_in_force(nurse, world.now) == {Right.SAY_SORRY}
    word = Notice.objects.get(person=executive, kind="right_again")
    assert word.words == "Maya took the lesson again and may say sorry without waiting."
    assert word.opens == f"/people/{nurse.pk}"
    people.see_notice(by=executive, notice=word, now=world.now)
    pass_days(world, 1)
    word.refresh_from_db()
    assert word.done_at == world.now, "it only said something, so it is put away"
    pass_it(world)
    assert Notice.objects.filter(kind="right_again").count() == 1, "told once"


def test_somebody_suspended_takes_no_lesson(world: World) -> None:
    people.suspend_person(by=world.made_by, person=world["nurse"], reason="Left.", now=world.now)
    nurse = Person.objects.get(pk=world["nurse"].pk)
    with pytest.raises(Refusal, match="suspended"):
        read_part(by=nurse, lesson=SORRY, part=1, now=world.now)
