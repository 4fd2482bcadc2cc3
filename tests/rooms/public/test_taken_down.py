"""A mistake owned and an answer taken down, as everybody sees them on our own page."""

import pytest

from candour.channels.frontdoor.models import Answer
from candour.domain.amending import TakeDownReason
from candour.listening.models import PublicPost
from candour.voice.actions import deciding, submitting
from candour.voice.actions.correcting import begin_correction
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Statement
from tests.pages import Visit
from tests.world import HUMAN_REPLY, World

RIGHT = "The desk by the lifts shuts at eight. After eight, ring the bell at the main door and I will come."
LINE = "We removed an answer here on 16 November: it could have told a stranger who somebody is."
WORDS = "six hours on a trolley, and that none of us told you why"
"""Words of the reply that stand in no story."""


def read(visit: Visit, path: str) -> str:
    return visit(path).content.decode()


def approve(world: World, statement: Statement) -> None:
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=world["matron"], statement=statement, seen=seen, now=world.now)
    world.wait(minutes=2)
    statement.refresh_from_db()


@pytest.fixture
def replied(world: World) -> Statement:
    """A reply that stands on our own page, under a story told with a private link."""
    statement = world.send(world.receive())
    approve(world, statement)
    return statement


def correct(world: World, statement: Statement) -> Statement:
    parts = {"was_wrong": "I named the wrong desk.", "is_right": RIGHT, "talk_to": "Ring the ward. Maya"}
    draft = begin_correction(by=world["nurse"], statement=statement, parts=parts, now=world.now)
    correction = submitting.submit(by=world["nurse"], statement=draft, now=world.now)
    approve(world, correction)
    return correction


def places(statement: Statement) -> list[str]:
    number = statement.post.network_id.removeprefix("story:") if statement.post else ""
    return ["/", f"/stories/{number}", "/feed.atom"]


def test_a_correction_and_what_it_corrects_lead_to_each_other(
    world: World, visit: Visit, replied: Statement
) -> None:
    correct(world, replied)
    first, second = Answer.objects.order_by("pk")
    assert second.corrects == first
    for path in places(replied)[:2]:
        html = read(visit, path)
        assert f'<a href="#answer-{second.pk}">see our correction</a>' in html
        assert f'This corrects <a href="#answer-{first.pk}">our answer of' in html
        assert WORDS in html
        assert RIGHT in html
    feed = read(visit, "/feed.atom")
    assert "Maya put right an answer to" in feed
    assert "This corrects our answer of Monday 16 November 2026" in feed


def test_what_comes_down_is_gone_at_once_and_a_public_line_stands_there(
    world: World, visit: Visit, replied: Statement
) -> None:
    correct(world, replied)
    for path in places(replied):
        assert WORDS in read(visit, path)
    take_down(by=world["sister"], statement=replied, reason=TakeDownReason.STRANGER, now=world.now)
    for path in places(replied):
        html = read(visit, path)
        assert LINE in html, path
        assert WORDS not in html, path
        assert RIGHT not in html, path
        assert "Maya" not in html, path
    assert "We removed an answer here</title>" in read(visit, "/feed.atom")
    for answer in Answer.objects.all():
        visit(f"/answers/{answer.pk}/report", expecting=404)


def test_the_private_link_shows_the_line_too(world: World, visit: Visit) -> None:
    told = world.tell("Nobody came when I rang. I rang three times.")
    world.work()
    post = told.story
    statement = world.send(PublicPost.objects.get(network_id=f"story:{post.pk}"), HUMAN_REPLY)
    approve(world, statement)
    assert WORDS in read(visit, f"/told/{told.token}")
    take_down(by=world["nurse"], statement=statement, reason=TakeDownReason.CHILD, now=world.now)
    html = read(visit, f"/told/{told.token}")
    assert WORDS not in html
    assert "We removed an answer here on 16 November: it was about a child." in html


def test_staff_read_the_line_as_well_wherever_the_words_stood(
    world: World, visit: Visit, replied: Statement
) -> None:
    correction = correct(world, replied)
    take_down(by=world["nurse"], statement=replied, reason=TakeDownReason.STRANGER, now=world.now)
    pages = [
        ("nurse", "/speak"),
        ("nurse", f"/speak/{replied.pk}"),
        ("nurse", f"/speak/{correction.pk}"),
        ("communications", f"/speak/{replied.pk}"),
        ("matron", f"/decide/{replied.pk}"),
        ("matron", f"/decide/{correction.pk}"),
        ("reader", f"/listen/{replied.post_id}"),
        ("nurse", "/home"),
    ]
    for who, path in pages:
        html = visit(path, by=world[who]).content.decode()
        assert WORDS not in html, path
        assert RIGHT not in html, path
    assert LINE in visit(f"/speak/{replied.pk}", by=world["nurse"]).content.decode()
    assert "Removed" in visit(f"/speak/{replied.pk}", by=world["nurse"]).content.decode()
