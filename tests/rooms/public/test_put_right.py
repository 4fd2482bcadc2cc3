"""*What we put right*: corrections in their own words, a line for what came down, teams and never people."""

from candour.amends.actions import owning
from candour.amends.queries.put_right import put_right
from candour.domain.amending import TakeDownReason
from candour.listening.models import PublicPost
from candour.voice.models import Statement
from tests.pages import Visit
from tests.rooms.amends.mistakes import PARTS, SORRY_FOR_PRAISE, correct, own, publish_reply
from tests.world import World


def page(visit: Visit, where: str = "/put-right") -> str:
    return visit(where).content.decode().partition("<main")[2]


def test_nothing_was_put_right_yet(world: World, visit: Visit) -> None:
    assert "Nothing so far" in page(visit)


def test_a_correction_stands_there_in_its_own_words_with_its_team_and_thread(
    world: World, visit: Visit
) -> None:
    first = publish_reply(world)
    own(world, first)
    assert PARTS["was_wrong"] not in page(visit)
    correct(world, first)
    html = page(visit)
    assert PARTS["was_wrong"] in html
    assert "Emergency department" in html
    assert "Maya" not in html
    assert "/stories/" in html


def test_of_what_came_down_only_the_line_is_left(world: World, visit: Visit) -> None:
    first = publish_reply(world)
    correct(world, first)
    owning.take_down_at_once(by=world["nurse"], statement=first, reason=TakeDownReason.CHILD, now=world.now)
    html = page(visit)
    assert html.count("it was about a child") == 1
    assert PARTS["was_wrong"] not in html
    assert SORRY_FOR_PRAISE not in html


def test_what_answered_a_story_told_to_us_alone_stays_with_its_teller(world: World, visit: Visit) -> None:
    first = publish_reply(world)
    correct(world, first)
    PublicPost.objects.filter(statements=first).update(is_private=True)
    assert "Nothing so far" in page(visit)


def test_words_that_name_their_writer_are_left_in_the_thread(world: World, visit: Visit) -> None:
    correction = correct(world, publish_reply(world))
    parts = {**PARTS, "was_wrong": "It was Maya who said so."}
    Statement.objects.filter(pk=correction.pk).update(draft_parts=parts)
    html = page(visit)
    assert "It was Maya" not in html
    assert "Read it where it stands" in html


def test_all_of_it_can_be_read_page_by_page(world: World) -> None:
    for number in range(3):
        first = publish_reply(world)
        correct(world, first)
        if number == 1:
            owning.take_down_at_once(
                by=world["nurse"], statement=first, reason=TakeDownReason.PICTURE, now=world.now
            )
        world.wait(minutes=1)
    seen, place = [], ""
    while True:
        part = put_right(world.made.trust, older_than=place, size=1)
        seen += [entry.is_removed for entry in part.entries]
        place = part.older
        if not place:
            break
    assert seen == [False, True, False]
    assert [entry.is_removed for entry in put_right(world.made.trust).entries] == seen


def test_a_place_that_is_no_place_begins_at_the_newest(world: World, visit: Visit) -> None:
    correct(world, publish_reply(world))
    for place in ("nonsense", "2026-11-16T10:00:00%2B00:00_999999999999999999999", "_1"):
        assert PARTS["was_wrong"] in page(visit, f"/put-right?before={place}")
