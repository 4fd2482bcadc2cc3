"""Care Opinion on its twin: stories come in once, in plain words, in the scope of a key; nothing goes out."""

from collections.abc import Iterator
from typing import cast

import pytest

from candour.channels.base import Disconnected, Message, NotAccepted, NotYet
from candour.channels.careopinion.channel import CareOpinion
from candour.channels.connecting import Given, Joined
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import Bench, ChannelContract
from tests.contracts.twin_bench import TwinBench
from tests.twins.running import Running, running

CHANNEL = CareOpinion()
pytestmark = pytest.mark.only_on("sqlite")
"""No database is asked, so one run is enough."""


@pytest.fixture(scope="module")
def running_twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("careopinion", tmp_path_factory.mktemp("care") / "care.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(running_twin: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    running_twin.begin_anew()
    monkeypatch.setattr(CareOpinion, "server", running_twin.address)
    return running_twin


def connect(code: str = "rxx ", key: str = "made-up-key") -> Joined:
    return CHANNEL.begin(Given({"service": code}, Secrets({"api_key": key})))


@pytest.fixture
def bench(twin: Running) -> TwinBench:
    return TwinBench("careopinion", twin, connect())


def test_fetching_from_the_cursor_misses_nothing_and_repeats_nothing(bench: TwinBench) -> None:
    ChannelContract().test_fetching_from_the_cursor_misses_nothing_and_repeats_nothing(cast(Bench, bench))


def test_the_trust_is_known_by_its_code(twin: Running) -> None:
    joined = connect()
    assert (joined.name, joined.address) == ("St Brannoc's Hospitals", f"{twin.address}/services/RXX")


def test_many_stories_come_page_by_page(twin: Running, bench: TwinBench) -> None:
    told = [twin.say(f"Story {number}.") for number in range(70)]
    came, cursor = [], ""
    for _ in range(4):
        page = CHANNEL.fetch(bench.account, cursor)
        came += [post.network_id for post in page.posts]
        cursor = page.cursor
    assert came == told


def test_a_story_is_plain_words_with_a_link(twin: Running, bench: TwinBench) -> None:
    number = twin.say("They were **kind**.\n\n<script>x</script>Nobody *told* us.", title="A long night")
    post = CHANNEL.fetch(bench.account, "").posts[0]
    assert post.text.startswith("A long night\nThey were kind.\n")
    assert "<b>" not in post.text
    assert post.text.endswith("Nobody told us.")
    assert post.url == f"{twin.address}/{number}"


def test_a_story_whose_words_changed_within_a_week_comes_again(twin: Running, bench: TwinBench) -> None:
    number = twin.say("Six hours.", days_ago=3)
    twin.say("Another.")
    first = CHANNEL.fetch(bench.account, "")
    twin.say("Seven hours.", id=number, days_ago=3)
    again = CHANNEL.fetch(bench.account, first.cursor)
    assert [(post.network_id, post.text) for post in again.posts] == [(number, "Seven hours.")]


def test_a_wrong_key_is_refused_with_what_helps(twin: Running) -> None:
    with pytest.raises(NotAccepted) as refused:
        connect(key="another")
    assert "header key" in refused.value.remedy


def test_a_code_that_is_not_known_is_refused(twin: Running) -> None:
    with pytest.raises((NotAccepted, NotYet)):
        connect(code="ZZZ")


def test_a_key_that_was_made_anew_disconnects(twin: Running, bench: TwinBench) -> None:
    twin.rules(key="a new one")
    with pytest.raises(Disconnected):
        CHANNEL.fetch(bench.account, "")


def test_patience_is_kept(twin: Running, bench: TwinBench) -> None:
    twin.rules(limited=1)
    with pytest.raises(NotYet) as later:
        CHANNEL.fetch(bench.account, "")
    assert later.value.retry_after == 1


def test_an_answer_is_refused_and_says_where_to_give_it(bench: TwinBench) -> None:
    with pytest.raises(NotAccepted) as refused:
        CHANNEL.publish(bench.account, Message("Sorry.", "Amina", "staff nurse"), "k")
    assert "Care Opinion itself" in refused.value.remedy
