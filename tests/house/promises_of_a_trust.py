"""The promises of each of the two trusts: one that waits, one that moved, one that nobody awaits."""

from datetime import date, timedelta

from candour.promises import actions
from candour.promises.models import Promise
from candour.voice.models import Statement
from tests.world import World


def promises_of(world: World, reply_id: str, other_id: str) -> dict[str, str]:
    """This will have the nurse promise three things in a public reply, and name them for the addresses.

    The third is then put into a reply that is not public, as after it was taken down: nobody is there.
    """
    reply = Statement.objects.get(pk=reply_id)
    day = world.now.date() + timedelta(days=20)
    offered = _offer(world, reply, "We will put a screen in the corridor.", day)
    moved = _taken(world, _offer(world, reply, "We will bring chairs.", day))
    moved = actions.renew(
        by=world["matron"],
        promise=moved,
        due_on=day + timedelta(days=10),
        reason="The van is broken.",
        now=world.now,
    )
    gone = _taken(world, _offer(world, reply, "We will fill the water machine.", day))
    Promise.objects.filter(pk=gone.pk).update(statement_id=other_id)
    return {
        "offered": str(offered.pk),
        "promise": str(moved.pk),
        "promise_gone": str(gone.pk),
        "reason": str(moved.reasons.get().pk),
        "promised_in": reply.post.network_id.removeprefix("story:") if reply.post else "",
    }


def _offer(world: World, reply: Statement, what: str, day: date) -> Promise:
    team = world.made.teams["Emergency department"]
    return actions.offer(by=world["nurse"], statement=reply, what=what, team=team, due_on=day, now=world.now)


def _taken(world: World, promise: Promise) -> Promise:
    return actions.take(by=world["matron"], promise=promise, now=world.now)
