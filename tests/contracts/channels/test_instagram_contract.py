"""Instagram's channel on its twin: the contract, the journey of a reply, and its two steps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings

from candour.channels.base import Message, NotAccepted, NotYet, Picture, Unclear
from candour.channels.instagram.channel import Instagram
from candour.channels.meta import containers
from candour.channels.pictures import keep_picture
from tests.contracts.channel_kit import LONG_AGO, ChannelContract
from tests.contracts.drawing import jpeg, png
from tests.contracts.journey_kit import Journey
from tests.contracts.lossy import line_to
from tests.contracts.meta_bench import FlatOutside, MetaBench, do
from tests.contracts.meta_kit import MetaContract, talk
from tests.contracts.showing import front_door
from tests.twins.documents import disagreements
from tests.twins.meta_documents import INSTAGRAM
from tests.twins.running import Running, running

PUBLISH = "POST /media_publish"


class InstagramBench(MetaBench):
    """A post there is a picture with words; others speak to the account in comments."""

    def message(self, text: str) -> Message:
        return replace(super().message(text), pictures=(Picture(keep_picture(1, jpeg()), "The door."),))

    def comment(self, text: str, to: str) -> Message:
        """This will make an answer, which has no picture."""
        return replace(super().message(text), in_reply_to=to)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("instagram", tmp_path_factory.mktemp("instagram") / "log.jsonl") as twin:
        yield twin


@pytest.fixture(scope="module")
def door() -> Iterator[str]:
    with front_door() as address:
        yield address


@pytest.fixture
def twin(network: Running, door: str, settings: LazySettings) -> Running:
    settings.CANDOUR_ADDRESS = door
    network.begin_anew()
    return network


@pytest.fixture
def bench(twin: Running) -> InstagramBench:
    return InstagramBench(twin, Instagram())


@pytest.fixture
def outside(twin: Running, monkeypatch: pytest.MonkeyPatch) -> FlatOutside:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # the twin speaks plain HTTP on this computer
    there = FlatOutside(twin, "instagram", "POST /replies")
    there.who, there.takes_pictures = "sam.okafor", False
    return there


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "PAUSES", (0.0, 0.0))


class TestInstagram(ChannelContract):
    """The twin keeps the contract; a correction there is a comment, without a picture."""

    def test_a_correction_answers_our_own_copy_and_both_stand(self, bench: InstagramBench) -> None:  # type: ignore[override]  # its own bench
        first = bench.channel.publish(bench.account, bench.message("It is open all night."), "k1")
        message = bench.comment("It shuts at eight. I was wrong.", first.network_id)
        second = bench.channel.publish(bench.account, message, "k2")
        assert bench.shown() == ["It is open all night.", "It shuts at eight. I was wrong."]
        assert bench.channel.find(bench.account, message, "k2", LONG_AGO) == second

    def test_a_correction_goes_away_and_leaves_the_first_alone(self, bench: InstagramBench) -> None:  # type: ignore[override]  # its own bench
        first = bench.channel.publish(bench.account, bench.message("One."), "k1")
        second = bench.channel.publish(bench.account, bench.comment("Two.", first.network_id), "k2")
        bench.channel.delete(bench.account, second.network_id, "d2")
        bench.channel.delete(bench.account, second.network_id, "d2")
        assert bench.shown() == ["One."]


class TestCodes(MetaContract):
    """By its codes, and never without a picture: not fetched in time, its day over, no more posts today."""

    trouble = ({"slow": 9}, {"lasts": -1}, {"full": True})

    @pytest.fixture(autouse=True)
    def _is_quick(self, quick: None) -> None:
        """This will not wait for what stays slow."""


@pytest.mark.only_on("sqlite")  # the way of a reply is tried on PostgreSQL on other networks
class TestJourney(Journey):
    """The journey of a reply in the comments of a picture."""


def with_pictures(bench: InstagramBench, *alts: str) -> Message:
    """This will make a post with pictures."""
    pictures = tuple(Picture(keep_picture(1, jpeg()), alt) for alt in alts)
    return replace(bench.message("Our new board."), pictures=pictures)


def test_pictures_go_out_with_their_descriptions_in_their_order(bench: InstagramBench) -> None:
    bench.channel.publish(bench.account, with_pictures(bench, "The board.", "The clock."), "k1")
    assert [each["alts"] for each in bench.twin.seen()] == [["The board.", "The clock."]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda message: replace(message, pictures=()), "without a picture"),
        (lambda message: replace(message, text="#a " * 31), "30 hashtags"),
        (lambda message: replace(message, text="@a " * 21), "20 @names"),
        (lambda message: replace(message, pictures=message.pictures * 11), "at most 10 pictures"),
        (lambda message: replace(message, in_reply_to="media/1"), "no pictures in comments"),
        (
            lambda message: replace(message, pictures=(Picture(keep_picture(1, png()), ""),)),
            "JPEG pictures only",
        ),
        (
            lambda message: replace(message, pictures=(replace(message.pictures[0], alt="a" * 1001),)),
            "1,000 characters",
        ),
        (lambda message: replace(message, pictures=(Picture("0" * 64, ""),)), "Nothing was sent"),
    ],
)
def test_what_instagram_never_takes_is_refused_with_what_helps(
    bench: InstagramBench, change: Callable[[Message], Message], words: str
) -> None:
    with pytest.raises(NotAccepted, match=words) as refused:
        bench.channel.publish(bench.account, change(bench.message("Thank you.")), "k1")
    assert refused.value.remedy
    assert bench.shown() == []


@pytest.mark.parametrize("fault", ["lost", "spoilt", "held_back"])
def test_the_same_container_is_published_once_whatever_becomes_of_the_answer(
    bench: InstagramBench, fault: str
) -> None:
    message, long_ago = bench.message("We have mended the door."), datetime.now(UTC) - timedelta(seconds=91)
    with line_to(bench.twin.address, on=PUBLISH) as line:
        account = replace(bench.account, settings={**bench.account.settings, "server": line.address})
        line.faults.append(fault)
        with pytest.raises(Unclear):
            bench.channel.publish(account, message, "k1")
        container = bench.account.recall("k1")
        assert container.isdigit()
        found = bench.channel.find(account, message, "k1", long_ago)
        if fault == "held_back":
            assert found is None
            found = bench.channel.publish(account, message, "k1")
        else:
            assert found is not None
            assert bench.channel.publish(account, message, "k1").network_id == found.network_id
    assert bench.shown() == [message.text]
    assert bench.account.recall("k1") == f"{container} {found.network_id.removeprefix('media/')}"
    assert [each["key"] for each in bench.twin.entries()][-1] == container


def test_a_container_that_was_published_is_never_published_again(bench: InstagramBench) -> None:
    message = bench.message("Thank you.")
    receipt = bench.channel.publish(bench.account, message, "k1")
    container = bench.account.recall("k1").partition(" ")[0]
    bench.account.remember("k1", container)  # as if the worker had been killed right after the answer
    with pytest.raises(Unclear):
        bench.channel.publish(bench.account, message, "k1")
    assert bench.channel.find(bench.account, message, "k1", LONG_AGO) == receipt
    assert bench.shown() == ["Thank you."]


def test_what_is_being_fetched_is_waited_for_and_then_continued_with_the_same_container(
    bench: InstagramBench, quick: None
) -> None:
    del quick
    bench.twin.rules(slow=5)
    message = bench.message("Thank you.")
    with pytest.raises(NotYet) as later:
        bench.channel.publish(bench.account, message, "k1")
    assert later.value.retry_after == 30
    container = bench.account.recall("k1")
    bench.channel.publish(bench.account, message, "k1")
    assert bench.account.recall("k1").startswith(f"{container} ")
    assert bench.shown() == ["Thank you."]


def test_a_container_whose_day_is_over_is_replaced_and_leaves_no_post_without_its_picture(
    bench: InstagramBench, quick: None
) -> None:
    """Fault 12: what was uploaded ends before the post."""
    del quick
    message = bench.message("Thank you.")
    bench.twin.rules(slow=9)
    with pytest.raises(NotYet):
        bench.channel.publish(bench.account, message, "k1")
    first = bench.account.recall("k1")
    bench.twin.rules(lasts=-1)
    with pytest.raises(NotYet):
        bench.channel.publish(bench.account, message, "k1")
    assert bench.shown() == []
    do(bench.twin, "calm")
    bench.channel.publish(bench.account, message, "k1")
    assert not bench.account.recall("k1").startswith(first)
    assert [each["alts"] for each in bench.twin.seen()] == [["The door."]]


def test_a_picture_that_instagram_cannot_fetch_is_said_and_nothing_is_public(
    bench: InstagramBench, settings: LazySettings
) -> None:
    address, settings.CANDOUR_ADDRESS = settings.CANDOUR_ADDRESS, "http://127.0.0.1:9"
    with pytest.raises(NotAccepted) as refused:
        bench.channel.publish(bench.account, bench.message("Thank you."), "k1")
    assert "reached from the internet" in refused.value.remedy
    assert bench.shown() == []
    settings.CANDOUR_ADDRESS = address
    bench.channel.publish(bench.account, bench.message("Thank you."), "k1")
    assert bench.shown() == ["Thank you."]


def test_as_many_posts_as_a_day_allows_wait(bench: InstagramBench) -> None:
    bench.twin.rules(full=True)
    with pytest.raises(NotYet):
        bench.channel.publish(bench.account, bench.message("Thank you."), "k1")
    assert bench.shown() == []


def test_a_post_is_for_a_person_to_take_down(bench: InstagramBench) -> None:
    receipt = bench.channel.publish(bench.account, bench.message("One."), "k1")
    with pytest.raises(NotAccepted) as refused:
        bench.channel.delete(bench.account, receipt.network_id, "d1")
    assert "Instagram's own app" in refused.value.remedy
    assert bench.shown() == ["One."]


def test_both_sides_speak_as_meta_s_own_description_has_it(bench: InstagramBench, twin: Running) -> None:
    spoken = talk(bench, twin)
    assert len({str(each["call"]).partition(" ")[0] for each in spoken}) == 3
    assert disagreements([each for each in spoken if "/v25.0/" in str(each["call"])], INSTAGRAM) == []


def test_what_we_said_stays_ours_when_the_account_is_renamed(bench: InstagramBench) -> None:
    asked = bench.say_outside("Where do I park?")
    top = bench.channel.publish(bench.account, bench.comment("By the oak.", asked), "k1")
    bench.say_outside("Thank you.")
    bench.account.settings["username"] = "brannoc.before"
    came = bench.channel.fetch(bench.account, "").posts
    assert [each.text for each in came] == ["Where do I park?", "Thank you."], top
