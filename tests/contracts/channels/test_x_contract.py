"""X's channel on its twin: the contract, the journey of a reply, and what X alone does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from candour.channels.base import CannotLook, NotAccepted, NotYet, Picture, SaidBefore
from candour.channels.pictures import keep_picture
from candour.channels.x import incoming, posts
from tests.contracts.channel_kit import LONG_AGO, ChannelContract
from tests.contracts.drawing import png
from tests.contracts.journey_kit import Journey, There
from tests.contracts.twin_bench import TwinBench, TwinOutside, joined, reach
from tests.twins.documents import disagreements
from tests.twins.running import Running, running
from tests.twins.x_document import DOCUMENT


@pytest.fixture(scope="module")
def x_twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("x", tmp_path_factory.mktemp("x") / "x.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(x_twin: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    x_twin.begin_anew()
    reach(monkeypatch, "x", x_twin)
    return x_twin


@pytest.fixture
def bench(twin: Running) -> TwinBench:
    return TwinBench("x", twin, joined("x"))


@pytest.fixture
def outside(twin: Running) -> TwinOutside:
    return TwinOutside("x", twin, "POST /2/tweets")


class TestX(ChannelContract):
    """The twin of X; `bench` is the fixture above."""


@pytest.mark.in_full_on("postgresql")
class TestJourney(Journey):
    """A reply on X, from its post to its end; `outside` is the fixture above."""


def test_both_sides_speak_as_x_s_own_document_has_it(bench: TwinBench) -> None:
    asked = bench.say_outside("Is ward 4 open? https://www.example.org/a?b=c")
    shown = Picture(keep_picture(1, png()), "A board that says when it is open.")
    message = replace(bench.message("It is. See nhs.uk & come."), in_reply_to=asked, pictures=(shown,))
    receipt = bench.channel.publish(bench.account, message, "k1")
    assert bench.channel.find(bench.account, message, "k1", datetime.now(UTC)) == receipt
    cursor = bench.channel.fetch(bench.account, "").cursor
    bench.channel.fetch(bench.account, cursor)
    bench.channel.delete(bench.account, receipt.network_id, "d1")
    exchanges = [each for each in bench.twin.exchanges() if "oauth2" not in each["call"]]
    assert len({each["call"].rstrip("0123456789") for each in exchanges}) >= 7
    assert disagreements(exchanges, DOCUMENT) == []


@pytest.mark.parametrize("names", ["guide", "document"])
def test_a_copy_is_found_though_x_puts_its_own_address_and_names_before_it(
    bench: TwinBench, names: str
) -> None:
    bench.twin.rules(names=names)
    asked = bench.say_outside("Where do I ring?")
    shown = Picture(keep_picture(1, png()), "A telephone.")
    words = "Ring us & say \u201c<ward 4>\u201d: https://www.example.org/ring or nhs.uk, please"
    message = replace(bench.message(words), in_reply_to=asked, pictures=(shown,))
    receipt = bench.channel.publish(bench.account, message, "k1")
    assert bench.channel.find(bench.account, message, "k1", datetime.now(UTC)) == receipt
    elsewhere = replace(message, in_reply_to=bench.say_outside("And where do I park?"))
    assert bench.channel.find(bench.account, elsewhere, "k2", LONG_AGO) is None


def test_the_same_words_again_are_known_by_its_list(bench: TwinBench) -> None:
    """Fault table, X: 403 without a code of its own and without the other post's number."""
    bench.twin.rules(refuses_duplicates=True)
    message = bench.message("We have mended the door.")
    receipt = bench.channel.publish(bench.account, message, "k1")
    with pytest.raises(SaidBefore):
        bench.channel.publish(bench.account, message, "k1")
    assert bench.channel.find(bench.account, message, "k1", datetime.now(UTC)) == receipt
    assert bench.shown() == ["We have mended the door."]


def test_what_x_forbids_for_another_reason_is_refused_with_what_helps(bench: TwinBench) -> None:
    bench.twin.rules(summons=True)
    asked = bench.twin.say("They left us waiting.", unnamed=True)
    with pytest.raises(NotAccepted) as refused:
        bench.channel.publish(bench.account, replace(bench.message("We are sorry."), in_reply_to=asked), "k1")
    assert "named or quoted" in refused.value.remedy
    assert bench.shown() == []


def test_where_the_plan_reads_nothing_nobody_looks_and_it_may_write_all_the_same(bench: TwinBench) -> None:
    bench.twin.rules(plan="free", refuses_duplicates=True)
    message = bench.message("We have mended the door.")
    bench.channel.publish(bench.account, message, "k1")
    with pytest.raises(CannotLook):
        bench.channel.find(bench.account, message, "k1", LONG_AGO)
    with pytest.raises(NotAccepted):
        bench.channel.publish(bench.account, message, "k1")
    with pytest.raises(NotYet) as later:
        bench.channel.fetch(bench.account, "")
    assert later.value.retry_after >= 3600


@pytest.mark.only_on("sqlite")
def test_where_the_plan_reads_nothing_a_person_is_asked_at_once(there: There, twin: Running) -> None:
    reply = there.approve(there.world.send(there.come_in()))
    twin.rules(plan="free")
    with there.by_a_line() as line:
        line.faults.append("lost")
        there.leave(reply)
        there.world.wait(seconds=5)
    reply.refresh_from_db()
    assert (reply.state, reply.looks) == ("asked", 1)
    assert len(there.outside.seen()) == 1


def test_a_limit_is_waited_for_as_long_as_x_says_and_nothing_was_written(bench: TwinBench) -> None:
    bench.twin.rules(limited=1, reset_in=600)
    with pytest.raises(NotYet) as later:
        bench.channel.publish(bench.account, bench.message("One."), "k1")
    assert 590 <= later.value.retry_after <= 600
    assert bench.shown() == []


def test_what_its_author_changed_is_a_later_version_of_the_same_post(bench: TwinBench) -> None:
    told = bench.say_outside("We waited nine hours.")
    first = bench.channel.fetch(bench.account, "")
    changed = bench.twin.say("We waited six hours.", changes=told)
    later = bench.channel.fetch(bench.account, first.cursor)
    assert [(each.network_id, each.version, each.is_deleted) for each in later.posts] == [(told, 1, False)]
    assert "six hours" in later.posts[0].text
    bench.take_back_outside(changed)
    last = bench.channel.fetch(bench.account, later.cursor)
    assert [(each.network_id, each.version, each.is_deleted) for each in last.posts] == [(told, 2, True)]


def test_a_flood_is_read_from_its_newest_end_and_on_with_nothing_missed_or_repeated(
    bench: TwinBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "PAGES", 1)
    monkeypatch.setattr(posts, "A_PAGE", "5")
    before = [bench.say_outside(f"Before {number}.") for number in range(3)]
    first = bench.channel.fetch(bench.account, "")
    told = [bench.say_outside(f"Flood {number}.") for number in range(12)]
    came, cursor = [post.network_id for post in first.posts], first.cursor
    for _ in range(4):
        page = bench.channel.fetch(bench.account, cursor)
        came, cursor = [*came, *(post.network_id for post in page.posts)], page.cursor
    told.append(bench.say_outside("After it."))
    came += [post.network_id for post in bench.channel.fetch(bench.account, cursor).posts]
    assert sorted(came) == sorted(before + told)


def test_a_picture_s_words_come_in_and_no_post_leaves_without_its_picture(bench: TwinBench) -> None:
    missing = Picture("0" * 64, "A board.")
    with pytest.raises(NotAccepted):
        bench.channel.publish(bench.account, replace(bench.message("Look."), pictures=(missing,)), "k1")
    nameless = Picture(keep_picture(1, png()), " ")
    with pytest.raises(NotAccepted):
        bench.channel.publish(bench.account, replace(bench.message("Look."), pictures=(nameless,)), "k1")
    assert bench.shown() == []


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://x.com/StBrannocs/status/190", "190"),
        ("https://x.com/i/status/190", "190"),
        ("https://twitter.com/stbrannocs/status/190?s=20", "190"),
        ("https://x.com/somebody/status/190", ""),
        ("https://x.com/stbrannocs/status/abc", ""),
        ("https://example.org/stbrannocs/status/190", ""),
    ],
)
def test_a_number_is_read_from_x_s_own_addresses(bench: TwinBench, url: str, number: str) -> None:
    assert bench.channel.number_at(bench.account, url) == number
