"""Words that nobody has looked at: who is told, who next, and what counts as a look."""

from dataclasses import replace
from datetime import timedelta

from candour.listening import actions as listening
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Notice
from candour.squad.models import Unread
from candour.voice.actions.policies import adopt_policy
from candour.voice.queries.policy import policy_in_force
from tests.rooms.squad.calling import do
from tests.rooms.squad.test_volunteering import events
from tests.world import World


def told(world: World) -> set[str]:
    """This will say who has an open notice that words wait, by what the story calls them."""
    found = Notice.objects.filter(kind="unread", done_at=None).values_list("person", flat=True)
    return {name for name, person in world.made.people.items() if person.pk in set(found)}


def minutes_on(world: World, minutes: float) -> set[str]:
    """This will let time pass, and say who knows then."""
    world.now += timedelta(minutes=minutes)
    do(world, "squad.unread")
    return told(world)


def test_the_reader_is_told_then_the_deputy_then_communications_then_the_standing_duty(world: World) -> None:
    world.tell()
    world.work()
    assert minutes_on(world, 0) == {"reader"}
    assert minutes_on(world, 4) == {"reader"}
    assert minutes_on(world, 1) == {"reader", "second_reader"}
    assert minutes_on(world, 3) == {"reader", "second_reader", "communications", "press"}
    everybody = minutes_on(world, 2)
    assert {"site_manager", "executive"} <= everybody
    assert [each["people"] for each in events("squad:wait:told")][:3] == [1, 1, 2]
    assert minutes_on(world, 30) == everybody
    assert Notice.objects.filter(kind="unread").count() == len(everybody)


def test_a_trust_s_own_minutes_hold_from_the_moment_they_are_adopted(world: World) -> None:
    _, policy = policy_in_force(world.made.trust)
    own = replace(policy, look_in_hours=(1, 2, 3))
    world.tell()
    world.work()
    assert minutes_on(world, 2) == {"reader"}
    adopt_policy(by=world.made_by, trust=world.made.trust, policy=own, reason="Sooner.", now=world.now)
    assert minutes_on(world, 0) == {"reader", "second_reader", "communications", "press"}


def test_a_notice_opened_is_a_look_and_ends_the_telling_until_new_words_come(world: World) -> None:
    world.tell()
    world.work()
    minutes_on(world, 0)
    notice = Notice.objects.get(kind="unread")
    people.see_notice(by=world["reader"], notice=notice, now=world.now + timedelta(minutes=2))
    assert minutes_on(world, 6) == set()
    assert minutes_on(world, 60) == set()
    world.tell("Another hour in the corridor.")
    world.work()
    assert minutes_on(world, 0) == {"reader"}


def test_whoever_takes_a_post_has_looked_at_what_came_before(world: World) -> None:
    post = world.receive()
    minutes_on(world, 1)
    listening.claim_post(by=world["nurse"], post=post, now=world.now)
    world.work()
    assert minutes_on(world, 20) == set()
    assert Unread.objects.get().looked_at is not None


def test_a_job_that_touches_a_post_is_no_look(world: World) -> None:
    world.tell()
    world.work()
    assert Unread.objects.filter(looked_at__isnull=False).count() == 0
    assert minutes_on(world, 6) == {"reader", "second_reader"}


def test_words_that_are_fetched_late_came_when_we_received_them(world: World) -> None:
    early = world.receive()
    minutes_on(world, 1)
    listening.claim_post(by=world["nurse"], post=early, now=world.now)
    world.work()
    late = world.receive("Another hour in the corridor.")
    posted = early.received_at - timedelta(minutes=40)
    PublicPost.objects.filter(pk=late.pk).update(
        posted_at=posted, waits_since=posted, received_at=world.now + timedelta(minutes=1)
    )
    assert minutes_on(world, 1) == {"reader"}, "posted before a look, received after it"
    assert minutes_on(world, 4) == {"reader"}, "the time until we had it is nobody's"
    assert minutes_on(world, 1) == {"reader", "second_reader"}
