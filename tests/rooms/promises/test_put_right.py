"""What everybody sees of promises: on *What we put right*."""

from datetime import date, timedelta
from html import unescape

from candour.channels.frontdoor import telling
from candour.channels.frontdoor.models import Answer, Story, Wish
from candour.channels.frontdoor.telling import Told
from candour.listening.models import PublicPost
from candour.promises import actions
from candour.promises.models import Reason
from tests.pages import Visit
from tests.rooms.promises.promising import PROMISED, TOLD, Promising
from tests.world import World


def read(visit: Visit, path: str) -> str:
    return unescape(visit(path).content.decode())


def story_path(promising: Promising) -> str:
    assert promising.reply.post is not None
    return f"/stories/{promising.reply.post.network_id.removeprefix('story:')}"


def told_privately(world: World) -> tuple[Told, PublicPost]:
    told = world.tell("Six hours on a trolley with my mum and nobody told us why.", Wish.TELL_ONLY)
    world.work()
    return told, PublicPost.objects.get(network_id=f"story:{told.story.pk}")


def test_nobody_outside_sees_a_promise_before_its_team_takes_it(promising: Promising, visit: Visit) -> None:
    promise = promising.offer("We will hang a board where everybody can see it.")
    for path in (story_path(promising), "/put-right"):
        assert promise.what not in read(visit, path)
    actions.take(by=promising.world["matron"], promise=promise, now=promising.world.now)
    for path in (story_path(promising), "/put-right"):
        html = read(visit, path)
        assert promise.what in html
        assert "Promised by 30 November 2026." in html
        assert "Emergency department" in html


def test_it_names_the_team_and_no_person(promising: Promising, visit: Visit) -> None:
    promising.take()
    html = read(visit, "/put-right")
    for who in ("nurse", "matron"):
        assert promising.world[who].last_name not in html
        assert promising.world[who].first_name not in html.replace("Maya</blockquote>", "")


def test_an_overdue_promise_is_marked_with_a_word(promising: Promising, visit: Visit) -> None:
    promising.take()
    promising.world.now += timedelta(days=20)
    html = read(visit, "/put-right")
    assert "Overdue" in html
    assert "We have not done it yet." in html


def test_a_reason_is_public_once_a_colleague_has_read_it(promising: Promising, visit: Visit) -> None:
    world, promise = promising.world, promising.take()
    why = "The printer is late."
    actions.renew(by=world["matron"], promise=promise, due_on=date(2026, 12, 14), reason=why, now=world.now)
    html = read(visit, "/put-right")
    assert "First by 30 November 2026, now by 14 December 2026." in html
    assert why not in html
    actions.let_out(by=world["nurse"], reason=Reason.objects.get(), now=world.now)
    assert f"Why: {why}" in read(visit, "/put-right")


def test_a_kept_promise_is_told_in_the_thread(promising: Promising, visit: Visit) -> None:
    promise = promising.take()
    promising.tell(promise)
    html = read(visit, story_path(promising))
    assert TOLD in html
    assert "Kept: change made" in html
    assert Answer.objects.count() == 2
    html = read(visit, "/put-right")
    assert "Kept: change made" in html
    assert f'href="{story_path(promising)}"' in html


def test_an_ended_promise_stays_in_sight(promising: Promising, visit: Visit) -> None:
    world, promise = promising.world, promising.take()
    actions.end(by=world["matron"], promise=promise, reason="The fire officer forbids it.", now=world.now)
    html = read(visit, "/put-right")
    assert "Not kept" in html
    assert "We ended this." in html


def test_what_was_promised_in_private_stands_on_the_private_link_alone(world: World, visit: Visit) -> None:
    promising = Promising(world)
    _told, post = told_privately(world)
    promising.reply = promising.publish(world.send(post, PROMISED, says=["promise"]))
    promise = promising.offer("We will hang a board by the private door.")
    actions.take(by=world["matron"], promise=promise, now=world.now)
    assert promise.what not in read(visit, "/put-right")


def test_a_story_taken_back_takes_its_promises_out_of_sight(promising: Promising, visit: Visit) -> None:
    promise = promising.offer("We will hang a board where everybody can see it.")
    actions.take(by=promising.world["matron"], promise=promise, now=promising.world.now)
    story = Story.objects.get(pk=story_path(promising).removeprefix("/stories/"))
    telling.withdraw_story(by=promising.world["reader"], story=story, now=promising.world.now)
    promising.world.work()
    assert promise.what not in read(visit, "/put-right")
