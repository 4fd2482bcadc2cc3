"""Threads' channel on its twin: the contract, the journey of a reply, its two steps and its count."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings

from candour.channels.base import NotAccepted, Picture, Unclear
from candour.channels.meta import containers
from candour.channels.pictures import keep_picture
from candour.channels.threads import words
from candour.channels.threads.channel import Threads
from tests.contracts.channel_kit import ChannelContract
from tests.contracts.drawing import jpeg, png
from tests.contracts.journey_kit import Journey
from tests.contracts.lossy import line_to
from tests.contracts.meta_bench import MetaBench, MetaOutside, connect
from tests.contracts.meta_kit import MetaContract
from tests.contracts.showing import front_door
from tests.twins.running import Running, running

PUBLISH = "POST /threads_publish"
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("threads", tmp_path_factory.mktemp("threads") / "log.jsonl") as twin:
        yield twin


@pytest.fixture(scope="module")
def door() -> Iterator[str]:
    with front_door() as address:
        yield address


@pytest.fixture
def twin(network: Running, door: str, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Running:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # the twin speaks plain HTTP on this computer
    settings.CANDOUR_ADDRESS = door
    network.begin_anew()
    return network


@pytest.fixture
def bench(twin: Running) -> MetaBench:
    return MetaBench(twin, Threads())


@pytest.fixture
def outside(twin: Running) -> MetaOutside:
    there = MetaOutside(twin, "threads", PUBLISH)
    there.who = "sam.okafor"
    return there


class TestThreads(ChannelContract):
    """The twin keeps the contract; `bench` is the fixture above."""


class TestCodes(MetaContract):
    """By its codes, and never without a picture: not fetched in time, its day over, no more posts today."""

    trouble = ({"slow": 9}, {"lasts": -1}, {"full": True})

    @pytest.fixture(autouse=True)
    def _is_quick(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """This will not wait for what stays slow."""
        monkeypatch.setattr(containers, "PAUSES", (0.0, 0.0))


@pytest.mark.only_on("sqlite")  # the way of a reply is tried on PostgreSQL on other networks
class TestJourney(Journey):
    """The journey of a reply, with a picture that Threads fetches from our front door."""


@pytest.mark.parametrize("fault", ["lost", "held_back"])
def test_the_same_container_is_published_once_whatever_becomes_of_the_answer(
    bench: MetaBench, fault: str
) -> None:
    asked = bench.say_outside("Is the café open?")
    message = replace(bench.message("It is."), in_reply_to=asked)
    long_ago = datetime.now(UTC) - timedelta(seconds=91)
    with line_to(bench.twin.address, on=PUBLISH) as line:
        account = replace(bench.account, settings={**bench.account.settings, "server": line.address})
        line.faults.append(fault)
        with pytest.raises(Unclear):
            bench.channel.publish(account, message, "k1")
        container = bench.account.recall("k1")
        found = bench.channel.find(account, message, "k1", long_ago)
        assert (found is None) == (fault == "held_back")
        receipt = bench.channel.publish(account, message, "k1")
    assert bench.account.recall("k1") == f"{container} {receipt.network_id}"
    assert bench.shown() == ["It is."]


def test_pictures_of_both_kinds_go_out_with_their_descriptions(bench: MetaBench) -> None:
    pictures = (Picture(keep_picture(1, jpeg()), "The board."), Picture(keep_picture(1, png()), "The clock."))
    bench.channel.publish(bench.account, replace(bench.message("New."), pictures=pictures), "k1")
    assert [each["alts"] for each in bench.twin.seen()] == [["The board.", "The clock."]]


def test_answers_to_our_answers_in_other_people_s_threads_come_in(bench: MetaBench) -> None:
    asked = bench.say_outside("Is the café open?")
    ours = bench.channel.publish(bench.account, replace(bench.message("It is."), in_reply_to=asked), "k1")
    bench.twin.say("Till when?", to=ours.network_id)
    came = bench.channel.fetch(bench.account, "").posts
    assert [(each.text, each.in_reply_to, each.thread) for each in came] == [
        ("@brannoc Is the café open?", "", ""),
        ("Till when?", ours.network_id, asked),
    ]


def test_what_we_said_stays_ours_when_the_account_is_renamed(bench: MetaBench) -> None:
    asked = bench.say_outside("Where do I park?")
    ours = bench.channel.publish(
        bench.account, replace(bench.message("By the oak."), in_reply_to=asked), "k1"
    )
    theirs = bench.twin.say("Which oak?", to=ours.network_id)
    bench.channel.publish(bench.account, replace(bench.message("The old one."), in_reply_to=theirs), "k2")
    bench.account.settings["username"] = "brannoc.before"
    came = bench.channel.fetch(bench.account, "").posts
    assert [each.text for each in came] == ["@brannoc Where do I park?", "Which oak?"]


def test_an_account_is_connected_by_access_for_sixty_days(twin: Running) -> None:
    joined = connect("threads", twin)
    assert (joined.name, joined.number, joined.renewal) == ("@brannoc", "100", "extending")
    assert joined.secrets["access"].startswith("long-")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Sorry about the wait.", 21),
        ("Dziękuję, Łucja", 15),
        ("\u0634\u0643\u0631\u0627", 4),
        ("\U0001f49b", 4),
        ("\u2764\ufe0f", 6),
        ("\U0001f44d\U0001f3fd", 8),
        (FAMILY, 18),
        ("Ward 7 #1", 9),
    ],
)
def test_emoji_count_as_their_bytes_and_letters_as_one(text: str, counted: int) -> None:
    assert words.length(text) == counted


def test_what_threads_never_takes_is_refused_with_what_helps(bench: MetaBench) -> None:
    links = " ".join(f"https://nhs.uk/{number}" for number in range(6))
    for text in ("\U0001f49b" * 126, links):
        with pytest.raises(NotAccepted) as refused:
            bench.channel.publish(bench.account, bench.message(text), "k1")
        assert refused.value.remedy
    bench.channel.publish(bench.account, bench.message(f"https://nhs.uk/1 {links[:84]}"), "k2")
    assert len(bench.shown()) == 1
