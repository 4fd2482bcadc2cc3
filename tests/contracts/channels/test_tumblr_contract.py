"""Tumblr's channel on its twin: the contract, the journey of a reply, and what Tumblr alone does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from candour.channels.base import Message, NotAccepted, NotYet, Picture, Watched
from candour.channels.pictures import keep_picture
from candour.channels.tumblr import incoming
from candour.channels.tumblr.channel import Tumblr
from tests.contracts.channel_kit import LONG_AGO, Bench, ChannelContract
from tests.contracts.drawing import png
from tests.contracts.journey_kit import Journey
from tests.contracts.twin_bench import TwinBench, TwinOutside, joined, reach
from tests.twins.running import Running, running

FIELDS = {"blog": "St-Brannocs.tumblr.com"}


@pytest.fixture(scope="module")
def tumblr_twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("tumblr", tmp_path_factory.mktemp("tumblr") / "tumblr.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(tumblr_twin: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    tumblr_twin.begin_anew()
    reach(monkeypatch, "tumblr", tumblr_twin)
    return tumblr_twin


@pytest.fixture
def bench(twin: Running) -> TwinBench:
    return TwinBench("tumblr", twin, joined("tumblr", FIELDS))


@pytest.fixture
def outside(twin: Running) -> TwinOutside:
    return TwinOutside("tumblr", twin, "POST /v2/blog/t:0ursBrannocs/posts", FIELDS, who="sam-okafor")


class TestTumblr(ChannelContract):
    """The twin of Tumblr; `bench` is the fixture above."""

    def test_a_number_is_read_from_our_own_address_or_not_at_all(self, bench: Bench) -> None:
        """Tumblr puts words behind the number in its addresses, so more behind ours is still ours."""
        receipt = bench.channel.publish(bench.account, bench.message("We have mended the lift."), "k1")
        for url in (receipt.url, f"{receipt.url}/we-have-mended-the-lift?source=share"):
            assert bench.channel.number_at(bench.account, url) == receipt.network_id
        own = f"https://st-brannocs.tumblr.com/post/{receipt.network_id}/we-have"
        assert bench.channel.number_at(bench.account, own) == receipt.network_id
        for other in ("", "https://example.org/posts/1", "https://www.tumblr.com/somebody/71"):
            assert bench.channel.number_at(bench.account, other) == ""


@pytest.mark.in_full_on("postgresql")
class TestJourney(Journey):
    """A reply on Tumblr, from its post to its end; `outside` is the fixture above."""


def test_lines_links_and_pictures_are_blocks_and_read_back_as_they_were(bench: TwinBench) -> None:
    asked = bench.say_outside("Is it open?")
    pictures = tuple(Picture(keep_picture(1, png()), alt) for alt in ("A door.", "Its bell."))
    words = "It is.\n\nSee https://www.example.org/door, and ring \U0001f514."
    message = replace(bench.message(words), in_reply_to=asked, pictures=pictures)
    receipt = bench.channel.publish(bench.account, message, "k1")
    (seen,) = bench.twin.seen()
    assert (seen["text"], seen["in_reply_to"], seen["alts"]) == (words, asked, ["A door.", "Its bell."])
    assert bench.channel.find(bench.account, message, "k1", datetime.now(UTC)) == receipt
    elsewhere = replace(message, in_reply_to=bench.say_outside("And when?"))
    assert bench.channel.find(bench.account, elsewhere, "k2", LONG_AGO) is None


def test_a_reply_in_the_notes_below_our_post_is_answered_by_a_reblog_of_it(bench: TwinBench) -> None:
    first = bench.channel.publish(bench.account, bench.message("Ward 4 is open."), "k1")
    bench.twin.say("Since when?", in_reply_to=first.network_id, kind="reply")
    (came,) = bench.channel.fetch(bench.account, "").posts
    assert (came.text, came.in_reply_to) == ("Since when?", first.network_id)
    message = replace(bench.message("Since Monday."), in_reply_to=came.network_id)
    answer = bench.channel.publish(bench.account, message, "k2")
    assert bench.twin.seen()[-1]["in_reply_to"] == first.network_id
    assert bench.channel.find(bench.account, message, "k2", datetime.now(UTC)) == answer


def test_a_note_below_somebody_else_s_post_comes_in_and_is_refused_with_what_helps(bench: TwinBench) -> None:
    theirs = bench.say_outside("Look at this.").rpartition("/")[2]
    bench.twin.say("@st-brannocs is this yours?", in_reply_to=theirs, kind="mention_in_reply")
    came = bench.channel.fetch(bench.account, "").posts[-1]
    assert came.text == "@st-brannocs is this yours?"
    with pytest.raises(NotAccepted) as refused:
        bench.channel.publish(bench.account, replace(bench.message("No."), in_reply_to=came.network_id), "k1")
    assert "on Tumblr" in refused.value.remedy
    assert bench.shown() == []


def test_what_its_author_changed_comes_as_a_later_version(bench: TwinBench) -> None:
    told = bench.say_outside("We waited nine hours.")
    first = bench.channel.fetch(bench.account, "")
    bench.twin.say("We waited six hours.", changes=told)
    later = bench.channel.fetch(bench.account, first.cursor)
    assert [(each.network_id, each.version, each.text) for each in later.posts] == [
        (told, 1, "We waited six hours.")
    ]
    assert bench.channel.fetch(bench.account, later.cursor).posts == ()


def test_a_flood_is_read_on_from_where_it_was_left_with_nothing_missed_or_repeated(
    bench: TwinBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "PAGES", 2)
    bench.twin.rules(page=3)
    second = int(datetime.now(UTC).timestamp()) - 100
    told = [bench.twin.say(f"Flood {number}.", second=second + number // 2) for number in range(14)]
    came: list[str] = []
    cursor = ""
    for _ in range(8):
        page = bench.channel.fetch(bench.account, cursor)
        came, cursor = [*came, *(post.network_id for post in page.posts)], page.cursor
    assert sorted(came) == sorted(told)


def test_a_limit_is_waited_for_as_long_as_tumblr_says(bench: TwinBench) -> None:
    bench.twin.rules(limited=1)
    with pytest.raises(NotYet) as later:
        bench.channel.publish(bench.account, bench.message("One."), "k1")
    assert later.value.retry_after == 1200
    bench.twin.rules(posts_left=0)
    with pytest.raises(NotYet) as tomorrow:
        bench.channel.publish(bench.account, bench.message("One."), "k1")
    assert tomorrow.value.retry_after >= 3600
    assert bench.shown() == []


def test_a_blog_on_which_the_person_may_not_write_is_not_connected(twin: Running) -> None:
    with pytest.raises(NotAccepted) as refused:
        joined("tumblr", {"blog": "sam-okafor"})
    assert "sam-okafor" in refused.value.reason


def test_what_does_not_fit_is_refused_before_anything_is_sent(bench: TwinBench) -> None:
    shown = Picture(keep_picture(1, png()), "A door.")
    for wrong in (
        Message(" ", "Amina", "nurse"),
        replace(bench.message("Look."), pictures=(Picture("0" * 64, "A door."),)),
        replace(bench.message("Look."), pictures=(replace(shown, alt=" "),)),
        replace(bench.message("Look."), pictures=(replace(shown, alt="a" * 4097),)),
        replace(bench.message("Look."), pictures=(shown,) * 31),
    ):
        with pytest.raises(NotAccepted):
            bench.channel.publish(bench.account, wrong, "k1")
    assert bench.shown() == []


def test_posts_with_a_watched_hashtag_come_once_and_our_own_do_not(bench: TwinBench) -> None:
    network = Tumblr()
    watched = Watched(hashtags=("NoBeds",), finds=lambda text: "#nobeds" in text.casefold())
    second = int(datetime.now(UTC).timestamp()) - 100
    told = [
        bench.twin.say(f"Again {number}.", tags=["nobeds", "hospital"], second=second + number)
        for number in range(25)
    ]
    bench.twin.say("Something else.", tags=["beds"])
    first = network.search(bench.account, watched, "")
    assert [each.network_id for each in first.posts] == told[-20:]
    told.append(bench.twin.say("And again.", tags=["NoBeds"], second=second + 30))
    later = network.search(bench.account, watched, first.cursor)
    assert [each.network_id for each in later.posts] == told[-2:]  # the last second is read over again
    assert later.posts[-1].text == "And again."
    answer = replace(bench.message("We are sorry."), in_reply_to=told[-1])
    bench.channel.publish(bench.account, answer, "k1")
    assert network.search(bench.account, watched, later.cursor).cursor == later.cursor
