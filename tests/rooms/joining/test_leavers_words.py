"""What a leaver had on its way does not leave: the claim of a delivery asks again."""

import pytest

from candour.domain.statements import StatementState
from candour.people import actions as people
from candour.voice.actions import deciding
from candour.voice.models import Asking
from tests.world import World


@pytest.mark.parametrize("leaver", ["nurse", "matron"])
def test_a_reply_does_not_leave_after_its_author_or_approver_has_left(world: World, leaver: str) -> None:
    statement = world.send(world.receive())
    while (
        asking := Asking.objects.filter(route__statement=statement, ended_at=None)
        .select_related("person")
        .first()
    ):
        assert statement.current is not None
        deciding.approve(
            by=asking.person, statement=statement, seen=statement.current.sha256, lifts={}, now=world.now
        )
    statement.refresh_from_db()
    assert statement.state == StatementState.APPROVED
    people.leave(by=world["administrator"], person=world[leaver], reason="Left.", now=world.now)
    world.wait(minutes=5)
    assert world.copies(statement) != ["published"]
    statement.refresh_from_db()
    assert statement.state != StatementState.PUBLISHED
