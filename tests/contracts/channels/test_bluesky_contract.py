"""The Bluesky channel on Bluesky's own servers: the contract, and what only they can show.

All in one file, for the tests of a file share one process, and so one network.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from candour.channels.base import Disconnected, Fetched, NotAccepted, Picture, Searching, Unclear, Watched
from candour.channels.bluesky import records
from candour.channels.bluesky.searching import AT_ONCE
from candour.channels.bluesky.sessions import let_in
from candour.channels.pictures import keep_picture
from candour.channels.tokens import Secrets
from candour.domain.watching import Term
from candour.lookout.matching import Watch
from tests.contracts.blueskies import BlueskyNetwork, Somebody
from tests.contracts.bluesky_bench import BlueskyBench, ended, features, posted, takes
from tests.contracts.bluesky_world import BlueskyOutside
from tests.contracts.channel_kit import ChannelContract
from tests.contracts.drawing import png
from tests.contracts.journey_kit import Journey
from tests.contracts.lossy import line_to
from tests.contracts.relay import Relay, relaying
from tests.contracts.stream_kit import QUICKLY, StreamContract, listening

PUT = "POST /xrpc/com.atproto.repo.putRecord"
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
AWKWARD = {
    "emoji family": FAMILY,
    "flag of Wales": "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "two flags": "\U0001f1ec\U0001f1e7\U0001f1f5\U0001f1f1",
    "skin tone": "\U0001f44d\U0001f3fd",
    "key cap": "1\ufe0f\u20e3",
    "Welsh": "\u0175y\u0302 ll",
    "Arabic": "\u0634\u064f\u0643\u0652\u0631\u064b\u0627",
    "Urdu": "\u0634\u06a9\u0631\u06cc\u06c1",
    "Devanagari": "\u0915\u094d\u0937\u093f",
    "Thai": "\u0e19\u0e49\u0e33",
    "Hangul": "\u1112\u1161\u11ab",
    "line break": "\r\n",
}

WATCHED = Watched(
    ("Marlow beds",), ("MarlowWards",), Watch([Term(1, "marlow beds"), Term(2, "#marlowwards")]).finds
)


@pytest.fixture
def bench(bluesky: BlueskyNetwork, sam: Somebody) -> BlueskyBench:
    return BlueskyBench(bluesky, sam)


class TestBluesky(ChannelContract):
    """The real network keeps the contract; `bench` is the fixture above."""


def test_a_thread_with_a_picture_its_answer_a_correction_and_the_end_of_it(bench: BlueskyBench) -> None:
    asked = bench.say_outside("I waited six hours and nobody told us why.")
    came = bench.channel.fetch(bench.account, "")
    (post,) = came.posts
    assert (post.network_id, post.author, post.thread) == (asked, "Sam Okafor", "")

    words = (
        f"I am sorry, @{bench.sam.handle}. We have put up a board: https://www.nhs.uk/waits #Diolch\u0175yn"
    )
    picture = Picture(keep_picture(1, png()), "A board on the wall that says how long the wait is.")
    reply = replace(bench.message(words), in_reply_to=asked, pictures=(picture,))
    receipt = bench.channel.publish(bench.account, reply, "k1")
    seen = posted(bench.sam, receipt.network_id)
    assert seen["record"]["text"] == words == receipt.text
    assert seen["record"]["reply"]["parent"]["uri"] == seen["record"]["reply"]["root"]["uri"] == asked
    assert [image["alt"] for image in seen["embed"]["images"]] == [picture.alt]
    assert features(seen["record"]) == {
        f"@{bench.sam.handle}": bench.sam.did,
        "https://www.nhs.uk/waits": "https://www.nhs.uk/waits",
        "#Diolch\u0175yn": "Diolch\u0175yn",
    }

    answer = bench.sam.say("Thank you. That helps.", to=receipt.network_id)
    bench.network.settle()
    later = bench.channel.fetch(bench.account, came.cursor)
    assert [(each.network_id, each.in_reply_to, each.thread) for each in later.posts] == [
        (answer, receipt.network_id, asked)
    ]

    put_right = replace(
        bench.message("The board is on the left wall. I was wrong."),
        in_reply_to=receipt.network_id,
        corrects=receipt.network_id,
    )
    second = bench.channel.publish(bench.account, put_right, "k2")
    reply_of = posted(bench.sam, second.network_id)["record"]["reply"]
    assert (reply_of["root"]["uri"], reply_of["parent"]["uri"]) == (asked, receipt.network_id)
    bench.channel.delete(bench.account, second.network_id, "d2")
    assert bench.shown() == [words]
    assert bench.sam.asks("app.bsky.feed.getPosts", uris=second.network_id)["posts"] == []


@pytest.mark.parametrize("fault", ["lost", "spoilt"])
def test_an_answer_that_was_lost_is_found_again_and_makes_no_second_post(
    bench: BlueskyBench, fault: str
) -> None:
    message = bench.message("We have mended the door.")
    with line_to(bench.network.address, on=PUT) as line:
        account = bench.at(line.address)
        line.faults.append(fault)
        with pytest.raises(Unclear):
            bench.channel.publish(account, message, "k1")
        found = bench.channel.find(account, message, "k1", datetime.now(UTC))
        assert bench.channel.publish(account, message, "k1") == found
        assert line.passed == 2
    assert bench.shown() == ["We have mended the door."]


def test_a_request_that_was_held_back_is_surely_not_there_and_goes_out_once(bench: BlueskyBench) -> None:
    message = bench.message("We have mended the door.")
    with line_to(bench.network.address, on=PUT) as line:
        line.faults.append("held_back")
        with pytest.raises(Unclear):
            bench.channel.publish(bench.at(line.address), message, "k1")
        assert bench.channel.find(bench.at(line.address), message, "k1", datetime.now(UTC)) is None
        bench.channel.publish(bench.at(line.address), message, "k1")
    assert bench.shown() == ["We have mended the door."]


def test_the_same_delivery_keeps_its_place_though_the_post_it_answers_was_changed(
    bench: BlueskyBench,
) -> None:
    asked = bench.say_outside("The door is broken.")
    reply = replace(bench.message("We have mended it."), in_reply_to=asked)
    first = bench.channel.publish(bench.account, reply, "k1")
    bench.sam.change(asked, "The door is broken, and it is cold.")
    assert bench.channel.publish(bench.account, reply, "k1") == first
    bench.sam.take_back(asked)
    assert bench.channel.publish(bench.account, reply, "k1") == first
    assert bench.shown() == ["We have mended it."]


def test_another_text_is_never_written_over_a_post(bench: BlueskyBench) -> None:
    first = bench.message("We have mended the door.")
    bench.channel.publish(bench.account, first, "k1")
    with pytest.raises(NotAccepted):
        bench.channel.publish(bench.account, replace(first, text="Something else."), "k1")
    assert bench.shown() == ["We have mended the door."]


def test_what_was_changed_outside_comes_as_a_later_version(bench: BlueskyBench) -> None:
    asked = bench.say_outside("The tea is cold.")
    first = bench.channel.fetch(bench.account, "")
    bench.sam.change(asked, "The tea is cold and the ward too.")
    bench.network.settle()
    later: Fetched = bench.channel.fetch(bench.account, first.cursor)
    assert [(each.network_id, each.text, each.version) for each in later.posts] == [
        (asked, "The tea is cold and the ward too.", 1)
    ]
    again = bench.channel.fetch(bench.account, later.cursor)
    assert (again.posts, again.cursor) == ((), later.cursor)


def test_a_text_is_as_long_for_us_as_for_the_network(bench: BlueskyBench) -> None:
    texts = {name: sign * 5 for name, sign in AWKWARD.items()} | {"many families": FAMILY * 118}
    for name, text in texts.items():
        fits = text
        while records.length(f"{fits}a") <= records.GRAPHEMES:
            fits += "a"
        over = f"{fits}a"
        assert (takes(bench.ours, fits), takes(bench.ours, over)) == (200, 400), name
        with pytest.raises(NotAccepted):
            bench.channel.publish(bench.account, bench.message(over), name)
    assert len(bench.shown()) == len(texts)


def test_a_token_that_has_ended_is_renewed_once_and_the_post_goes_out(bench: BlueskyBench) -> None:
    held = bench.account.secrets
    bench.account.held.append(Secrets({**held, "access": ended(held["access"])}, version=1))
    bench.channel.publish(bench.account, bench.message("Thank you."), "k1")
    assert bench.shown() == ["Thank you."]
    assert bench.account.secrets.version == 2
    assert bench.account.secrets["refresh"] != held["refresh"]


def test_an_app_password_that_was_deleted_shuts_us_out_at_the_next_renewal(bench: BlueskyBench) -> None:
    held = bench.account.secrets
    names = bench.network.get("com.atproto.server.listAppPasswords", {}, bench.ours.token)["passwords"]
    for each in names:
        httpx.post(
            f"{bench.network.address}/xrpc/com.atproto.server.revokeAppPassword",
            json={"name": each["name"]},
            headers={"authorization": f"Bearer {bench.ours.token}"},
        ).raise_for_status()
    bench.account.held.append(Secrets({**held, "access": ended(held["access"])}, version=1))
    with pytest.raises(Disconnected) as lost:
        bench.channel.publish(bench.account, bench.message("Thank you."), "k1")
    assert lost.value.remedy
    assert bench.shown() == []


def test_an_account_that_was_taken_down_is_disconnected_and_nothing_is_written(bench: BlueskyBench) -> None:
    take_down(bench.network, bench.ours)
    with pytest.raises(Disconnected):
        bench.channel.publish(bench.account, bench.message("Thank you."), "k1")


def test_only_an_app_password_lets_us_in(bench: BlueskyBench) -> None:
    with pytest.raises(NotAccepted) as refused:
        let_in(bench.ours.handle, "a long password", bench.network.address)
    assert "app password" in refused.value.reason
    with pytest.raises(NotAccepted) as wrong:
        let_in(bench.ours.handle, "abcd-efgh-ijkl-mnop", bench.network.address)
    assert wrong.value.remedy


@pytest.mark.only_on("sqlite")
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


@pytest.mark.only_on("sqlite")
def test_many_words_have_their_turn(bench: BlueskyBench) -> None:
    many = Watched(tuple(f"seldom {number}" for number in range(AT_ONCE + 3)), (), lambda _text: True)
    first = bench.channel.search(bench.account, many, "")
    second = bench.channel.search(bench.account, many, first.cursor)
    assert [f'"next": {AT_ONCE}' in first.cursor, '"next": 0' in second.cursor] == [True, True]


@pytest.fixture
def outside(bluesky: BlueskyNetwork, sam: Somebody) -> BlueskyOutside:
    return BlueskyOutside(bluesky, sam)


@pytest.mark.in_full_on("postgresql")  # where Mastodon's servers start in a fifth of the time
class TestTheWholeWayOnBluesky(Journey):
    """A reply of St Brannoc's goes its whole way on the real network; `outside` is the fixture above."""


class StreamedBluesky(BlueskyBench):
    """The same bench, listening by a wire that can be cut."""

    def __init__(self, network: BlueskyNetwork, sam: Somebody, relay: Relay) -> None:
        super().__init__(network, sam)
        self.relay = relay
        self.account.settings["streaming"] = relay.address

    def say_around(self, text: str) -> str:
        return self.sam.say(text)

    def cut(self) -> None:
        self.relay.cut()

    def revoke(self) -> None:
        take_down(self.network, self.ours)


@pytest.mark.only_on("sqlite")  # no database has a part in it
class TestBlueskyAsItHappens(StreamContract):
    """What the network's servers say as it happens keeps what a stream promises."""

    @pytest.fixture
    def bench(self, bluesky: BlueskyNetwork, sam: Somebody) -> Iterator[StreamedBluesky]:
        with relaying(bluesky.jetstream) as relay:
            yield StreamedBluesky(bluesky, sam, relay)

    def test_an_answer_a_quote_and_watched_words_come_as_fetch_and_search_bring_them(
        self, bench: StreamedBluesky
    ) -> None:
        ours = bench.channel.publish(bench.account, bench.message("We have mended the door."), "k1")
        bench.network.settle()
        with listening(bench, WATCHED) as (listener, _):
            told = [
                bench.sam.say("Thank you.", to=ours.network_id),
                bench.sam.say("Look at this.", quotes=ours.network_id),
                bench.sam.say("No Marlow beds again. #MarlowWards"),
            ]
            bench.ours.say("We know about the Marlow beds.")
            bench.sam.say("Lovely weather.", to=told[2])
            last = bench.say_outside("Six hours.")
            heard = [listener.came.get(timeout=QUICKLY) for _ in range(4)]
            assert listener.came.empty()
        assert {post.network_id for post in heard} == {*told, last}
        bench.network.settle()
        fetched = bench.channel.fetch(bench.account, "").posts
        searched = bench.channel.search(bench.account, WATCHED, "").posts  # and what others said before
        assert {*heard} == {each for each in (*fetched, *searched) if each.network_id in {*told, last}}

    def test_a_line_that_was_cut_goes_on_where_it_was(self, bench: StreamedBluesky) -> None:
        with listening(bench, Watched()) as (listener, thread):
            first = bench.say_outside("Six hours on a trolley.")
            assert listener.came.get(timeout=QUICKLY).network_id == first
            bench.cut()
            thread.join(QUICKLY)
        missed = bench.say_outside("Nobody told us anything.")
        with listening(bench, Watched(), listener.cursor) as (again, _):
            came = {again.came.get(timeout=QUICKLY).network_id for _ in range(2)}
        assert came == {first, missed}  # some seconds before the cut are read again


def take_down(network: BlueskyNetwork, somebody: Somebody) -> None:
    """This will let the network take an account down."""
    subject = {"$type": "com.atproto.admin.defs#repoRef", "did": somebody.did}
    answer = httpx.post(
        f"{network.address}/xrpc/com.atproto.admin.updateSubjectStatus",
        json={"subject": subject, "takedown": {"applied": True, "ref": "test"}},
        auth=("admin", "admin-pass"),
    )
    assert answer.status_code == 200, answer.text
