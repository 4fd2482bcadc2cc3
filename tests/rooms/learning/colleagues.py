"""Colleagues who look at practice, as tests of this room need them."""

from candour.learning.actions import peers
from candour.learning.models import Look
from candour.people.models import Person
from tests.world import World


def asked_of(person: Person) -> list[Look]:
    """This will give who is asked to look at somebody's practice now, in the order of asking."""
    waiting = Look.objects.for_trust(person.trust_id).filter(practice__taking__person=person, ended_at=None)
    return list(waiting.select_related("practice", "person").order_by("pk"))


def say(world: World, look: Look, *, yes: bool = True, words: str = "") -> Look:
    """This will have whoever was asked answer every question with yes, or the first with not yet."""
    answers = [yes, *[True] * (len(look.practice.asks) - 1)]
    return peers.answer(by=look.person, look=look, answers=answers, words=words, now=world.now)


def two_say_yes(world: World, author: str = "nurse", words: str = "") -> None:
    """This will have two colleagues say yes to somebody's practice."""
    for _time in range(2):
        say(world, asked_of(world[author])[0], words=words)
