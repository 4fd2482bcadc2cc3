"""Watched words on Bluesky's own network: found once, from the cursor on, and never in our own posts."""

import pytest

from candour.channels.base import Searching, Watched
from candour.channels.bluesky.searching import AT_ONCE
from candour.domain.watching import Term, fold_term
from candour.lookout.matching import Watch
from tests.contracts.blueskies import BlueskyNetwork, Somebody
from tests.contracts.bluesky_bench import BlueskyBench

WORDS = ("Marlow beds",)
TAGS = ("MarlowWards",)
WATCHED = Watched(
    WORDS,
    TAGS,
    Watch([Term(1, fold_term(WORDS[0])), Term(2, fold_term(f"#{TAGS[0]}"))]).finds,
)


@pytest.fixture
def bench(bluesky: BlueskyNetwork, sam: Somebody) -> BlueskyBench:
    return BlueskyBench(bluesky, sam)


def test_watched_words_are_found_once_and_not_in_our_own_posts(bench: BlueskyBench) -> None:
    assert isinstance(bench.channel, Searching)
    told = bench.sam.say("There are no Marlow beds again tonight.")
    bench.sam.say("Lovely weather in Marlow, and a bed of roses.")
    bench.ours.say("We know about the Marlow beds.")
    bench.network.settle()
    first = bench.channel.search(bench.account, WATCHED, "")
    assert [(post.network_id, post.text) for post in first.posts] == [
        (told, "There are no Marlow beds again tonight.")
    ]
    again = bench.channel.search(bench.account, WATCHED, first.cursor)
    assert (again.posts, again.cursor) == ((), first.cursor)
    later = bench.sam.say("Marlow beds: three more came.")
    bench.network.settle()
    second = bench.channel.search(bench.account, WATCHED, first.cursor)
    assert [post.network_id for post in second.posts] == [later]


def test_many_words_have_their_turn(bench: BlueskyBench) -> None:
    many = Watched(tuple(f"seldom {number}" for number in range(AT_ONCE + 3)), (), lambda _text: True)
    first = bench.channel.search(bench.account, many, "")
    second = bench.channel.search(bench.account, many, first.cursor)
    assert [f'"next": {AT_ONCE}' in first.cursor, '"next": 0' in second.cursor] == [True, True]
