"""The story of the demonstration: who took lessons there, and whose practice waits for a colleague."""

from datetime import timedelta

from candour.demo.lesson import practise_now, take_lessons
from candour.domain.roles import Right
from candour.learning.models import Look
from candour.people.queries import rights_in_force
from tests.world import World


def test_two_have_taken_lessons_and_one_practice_waits_for_a_colleague(world: World) -> None:
    take_lessons(world.made, world.now - timedelta(days=29))
    practise_now(world.made, world.now)
    assert Right.SAY_SORRY in rights_in_force(world["midwife"], world.now)
    assert Right.SAY_THANKS in rights_in_force(world["doctor"], world.now)
    waiting = Look.objects.get(practice__taking__person=world["porter"], ended_at=None)
    assert waiting.person == world["communications"], "whose turn it is after those who looked before"
