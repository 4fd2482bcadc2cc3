"""The time before an election: set with days and a reason, switched on and off on its days."""

from datetime import date, timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.people.models import Trust
from candour.policy import actions, queries
from candour.policy.models import ElectionTime
from candour.voice.queries.routes import route_before_a_word
from tests.rooms.policy.changing import told
from tests.world import World

MONDAY = date(2026, 11, 16)


def near(world: World) -> bool:
    return Trust.objects.get(pk=world.made.trust.pk).is_pre_election


def set_days(world: World, begins: int, ends: int, by: str = "communications") -> ElectionTime:
    return actions.set_election(
        by=world[by],
        begins_on=MONDAY + timedelta(days=begins),
        ends_on=MONDAY + timedelta(days=ends),
        reason="The county votes; the monitoring officer asks for it.",
        now=world.now,
    )


def test_from_its_first_day_the_desk_answers(world: World) -> None:
    post = world.receive("What time does the eye clinic open on Saturdays?")
    set_days(world, 0, 20)
    assert near(world)
    nurse = type(world["nurse"]).objects.get(pk=world["nurse"].pk)
    card = route_before_a_word(post=post, author=nurse, now=world.now)
    assert card.row == "7"
    assert told("policy:election:set") == 1
    assert told("people:trust:changed") == 1


def test_it_is_switched_on_and_off_on_its_days(world: World) -> None:
    set_days(world, 2, 4)
    assert not near(world)
    world.wait(days=1, hours=13)
    assert not near(world)
    world.wait(hours=2)
    assert near(world)
    world.wait(days=2, hours=20)
    assert near(world)
    world.wait(hours=5)
    assert not near(world)
    assert queries.election_of(world.made.trust) is None
    assert told("policy:election:ended") == 1


def test_it_can_end_early_and_be_set_anew(world: World) -> None:
    set_days(world, 0, 20)
    actions.end_election(by=world["executive"], now=world.now)
    assert not near(world)
    with pytest.raises(Refusal, match="No time"):
        actions.end_election(by=world["executive"], now=world.now)
    first, second = set_days(world, 0, 20), set_days(world, 5, 20)
    assert not near(world)
    assert queries.election_of(world.made.trust) == second
    first.refresh_from_db()
    assert first.ended_at is not None


@pytest.mark.parametrize(
    ("begins", "ends", "said"), [(3, 2, "before the first"), (-3, -1, "over"), (0, 200, "longer")]
)
def test_days_that_make_no_sense_are_refused(world: World, begins: int, ends: int, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        set_days(world, begins, ends)


def test_only_communications_and_executives_set_it(world: World) -> None:
    with pytest.raises(Refusal, match="Only a"):
        set_days(world, 0, 20, by="nurse")
