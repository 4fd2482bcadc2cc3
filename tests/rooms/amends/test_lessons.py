"""Lessons learnt: written after something was put right, without a name, found again by words and sort."""

import pytest

from candour.amends.actions.lessons import Learnt, learn
from candour.amends.models import LessonLearnt
from candour.amends.queries.lessons import lessons_learnt
from candour.domain.learnt import LessonKind
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from candour.people.models import Notice
from candour.voice.models import Statement
from tests.rooms.amends.mistakes import correct, publish_reply
from tests.world import World

ALOUD = "We read a post aloud to each other before we answer it."


def put_in(
    world: World,
    statement: Statement,
    words: str = ALOUD,
    by: str = "nurse",
    kind: LessonKind = LessonKind.MISREAD,
) -> LessonLearnt:
    return learn(
        by=world[by],
        statement=statement,
        learnt=Learnt(kind, words, "It was the end of a long night."),
        now=world.now,
    )


@pytest.fixture
def corrected(world: World) -> Statement:
    """A reply that was corrected in public."""
    first = publish_reply(world)
    correct(world, first)
    return first


def test_a_lesson_stands_under_the_team_and_under_no_name(world: World, corrected: Statement) -> None:
    put_in(world, corrected)
    lesson = lessons_learnt(world.made.trust).lessons[0]
    assert (lesson.team, lesson.differently) == ("Emergency department", ALOUD)
    assert "Maya" not in str(lesson)
    assert Event.objects.filter(name="amends:lesson:learnt").count() == 1
    assert not Notice.objects.filter(kind="learn", done_at=None).exists()


def test_the_reader_on_call_may_write_it_and_a_porter_may_not(world: World, corrected: Statement) -> None:
    put_in(world, corrected, by="reader")
    with pytest.raises(Refusal, match="somebody else's words"):
        put_in(world, corrected, by="porter")


def test_there_is_no_lesson_before_it_was_put_right(world: World) -> None:
    with pytest.raises(Refusal, match="put right here in public"):
        put_in(world, publish_reply(world))


@pytest.mark.parametrize(
    "words",
    [
        "From now on Ruth reads it first.",
        "Ask Penhale before you answer.",
        "We do not write that she was in bay 3.",
        "  ",
    ],
)
def test_a_lesson_with_a_name_or_a_patient_in_it_is_refused(
    world: World, corrected: Statement, words: str
) -> None:
    with pytest.raises(Refusal):
        put_in(world, corrected, words)
    assert not LessonLearnt.objects.exists()


def test_a_ward_that_is_called_like_somebody_is_no_name(world: World, corrected: Statement) -> None:
    put_in(world, corrected, "On Juniper ward and in the Trust office we read it aloud.")


def test_lessons_are_found_by_words_and_by_sort_page_by_page(world: World, corrected: Statement) -> None:
    for number in range(5):
        put_in(world, corrected, f"We look twice, in step {number}.", kind=LessonKind.WRONG_FACT)
        world.wait(minutes=1)
    put_in(world, corrected)
    trust = world.made.trust
    assert [each.kind for each in lessons_learnt(trust, kind="misread").lessons] == [LessonKind.MISREAD]
    assert len(lessons_learnt(trust, words="TWICE look").lessons) == 5
    assert lessons_learnt(trust, words="nowhere").lessons == ()
    first = lessons_learnt(trust, size=4)
    rest = lessons_learnt(trust, size=4, older_than=first.older)
    assert (len(first.lessons), len(rest.lessons), rest.older) == (4, 2, "")
    assert len({each.number for each in first.lessons + rest.lessons}) == 6
