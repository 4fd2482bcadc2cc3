"""A post in a list says the same as the post that is opened: each of its flat columns is the right one."""

from candour.network.models import LinkedPage, Poll
from candour.network.queries import posts
from candour.network.queries.said import Said
from tests.rooms.network.feeding import Feed


def test_a_row_of_the_list_is_the_post_as_it_is_opened(feed: Feed) -> None:
    person, now = feed.world["nurse"], feed.world.now
    space = feed.space()
    first = feed.say("nurse", "Plain words.")
    rich = feed.say("nurse", "Which tea? https://tea.example/green", space)
    Poll.objects.create(trust=rich.trust, post=rich, ends_at=now)
    LinkedPage.objects.create(
        trust=rich.trust,
        post=rich,
        address="https://tea.example/green",
        title="Green tea",
        description="How long it steeps.",
        site="The tea house",
        host="tea.example",
        read_at=now,
    )
    lists = {each.pk: each for each in posts.feed(person, space=space).posts + posts.feed(person).posts}
    for post in (first, rich):
        opened = Said.of(posts.post_of(person, post.pk))
        assert lists[post.pk]._replace(newest=None, newest_but_one=None) == opened
    assert len({value for value in lists[rich.pk] if isinstance(value, str)}) >= 10, "none stands for another"
