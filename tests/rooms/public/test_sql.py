"""How many SQL statements the public pages need: as many at a thousand stories as at ten."""

import os
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.channels.frontdoor.links import link_hash
from candour.channels.frontdoor.models import Answer, Story, StoryState, Wish
from tests.pages import Visit
from tests.rooms.public.telling import answer, publish
from tests.world import World

MANY = 10_000 if os.environ.get("CANDOUR_FULL") else 1_000


def fill(world: World, count: int) -> Story:
    """This will add stories with an answer each, in bulk."""
    trust = world.made.trust
    first = Story.objects.count()
    stories = Story.objects.bulk_create(
        Story(
            trust=trust,
            text=f"Story {number}",
            published_text=f"Story {number}",
            wish=Wish.PUBLISH,
            for_whom="self",
            link_hash=link_hash(str(number)),
            told_at=world.now,
            state=StoryState.PUBLISHED,
            published_at=world.now + timedelta(seconds=number),
        )
        for number in range(first, first + count)
    )
    Answer.objects.bulk_create(
        Answer(trust=trust, story=story, key=f"k{story.pk}", text="Thank you.", published_at=world.now)
        for story in stories
    )
    return stories[-1]


def statements(visit: Visit, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        visit(path)
    return len(seen)


PATHS = {"/": 7, "/stories/{story}": 7, "/feed.atom": 2, "/voices": 4, "/share": 3, "/told/{token}": 9}


@pytest.mark.parametrize("path", PATHS)
def test_a_page_needs_as_many_statements_at_many_stories_as_at_ten(
    world: World, visit: Visit, path: str
) -> None:
    told = world.tell("Mine.")
    answer(world, told.story)
    publish(world)
    story = fill(world, 10)
    address = path.format(story=story.pk, token=told.token)
    visit(address)
    few = statements(visit, address)
    fill(world, MANY)
    assert statements(visit, address) == few == PATHS[path]
