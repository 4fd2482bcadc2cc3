"""What everybody sees of promises: in the thread and on the private link."""

from html import unescape

from candour.channels.frontdoor.models import Answer, Wish
from candour.channels.frontdoor.telling import Told
from candour.listening.models import PublicPost
from candour.promises import actions
from tests.pages import Visit
from tests.rooms.promises.promising import PROMISED, TOLD, WHAT, Promising
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


def test_a_promise_is_in_its_thread_once_a_team_has_taken_it(promising: Promising, visit: Visit) -> None:
    promise = promising.offer("We will hang a board where everybody can see it.")
    assert promise.what not in read(visit, story_path(promising))
    actions.take(by=promising.world["matron"], promise=promise, now=promising.world.now)
    html = read(visit, story_path(promising))
    assert promise.what in html
    assert "Promised by 30 November 2026." in html
    assert "Emergency department" in html


def test_a_kept_promise_is_told_in_its_thread(promising: Promising, visit: Visit) -> None:
    promising.tell(promising.take())
    html = read(visit, story_path(promising))
    assert TOLD in html
    assert "Kept: change made" in html
    assert Answer.objects.count() == 2


def test_the_private_link_tells_of_promise_day_and_change(world: World, visit: Visit) -> None:
    promising = Promising(world)
    told, post = told_privately(world)
    promising.reply = promising.publish(world.send(post, PROMISED, says=["promise"]))
    promise = promising.take()
    html = read(visit, f"/told/{told.token}")
    assert WHAT in html
    assert "We promised this by 30 November 2026" in html
    promising.tell(promise)
    html = read(visit, f"/told/{told.token}")
    assert "Change made: we kept this promise" in html
    assert "There is an answer for you, and a change was made." in html
    assert TOLD in html
