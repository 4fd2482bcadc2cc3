"""The whole line, through actions: a story comes in, a nurse answers, a matron looks, it is public once."""

from candour.channels.frontdoor.models import Answer
from candour.people.models import Notice
from candour.voice.actions import completing, deciding
from candour.voice.models import Statement
from tests.world import HUMAN_REPLY, World


def approved(world: World, statement: Statement) -> Statement:
    """The matron on call approves what she sees."""
    assert statement.current is not None
    seen = statement.current.sha256
    return deciding.approve(by=world["matron"], statement=statement, seen=seen, now=world.now)


def test_a_reply_is_asked_about_approved_and_public_once(world: World) -> None:
    post = world.receive()
    statement = world.send(post)
    assert statement.state == "waiting"
    notice = Notice.objects.get(person=world["matron"], kind="decide", done_at=None)
    assert HUMAN_REPLY[:20] not in notice.words
    statement = approved(world, statement)
    assert statement.state == "approved"
    world.wait(seconds=59)
    assert world.copies(statement) == ["queued"]
    world.wait(seconds=2)
    statement.refresh_from_db()
    assert world.copies(statement) == ["published"]
    assert statement.state == "published"
    assert [answer.text for answer in Answer.objects.all()] == [HUMAN_REPLY]


def test_a_held_reply_stays_until_it_is_let_go(world: World) -> None:
    statement = world.send(world.receive())
    statement = approved(world, statement)
    completing.hold_it(by=world["nurse"], statement=statement, now=world.now)
    world.wait(minutes=10)
    assert world.copies(statement) == ["queued"]
    completing.let_go(by=world["nurse"], statement=statement, now=world.now)
    world.wait(seconds=1)
    assert world.copies(statement) == ["published"]
