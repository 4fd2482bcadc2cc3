"""Facebook's channel on its twin: the contract, the journey of a reply, and what only a Page shows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from candour.channels.base import NotAccepted, Picture, Unclear
from candour.channels.facebook.channel import Facebook
from candour.channels.pictures import keep_picture
from candour.people.models import Notice
from tests.contracts.channel_kit import LONG_AGO, Bench, ChannelContract
from tests.contracts.drawing import png
from tests.contracts.journey_kit import Journey, There, come_there
from tests.contracts.lossy import line_to
from tests.contracts.meta_bench import MetaBench, MetaOutside, do
from tests.contracts.meta_kit import MetaContract, talk
from tests.twins.documents import disagreements
from tests.twins.meta_documents import FACEBOOK
from tests.twins.running import Running, running

FEED = "POST /feed"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("facebook", tmp_path_factory.mktemp("facebook") / "log.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(network: Running) -> Running:
    network.begin_anew()
    return network


@pytest.fixture
def bench(twin: Running) -> MetaBench:
    return MetaBench(twin, Facebook())


@pytest.fixture
def outside(twin: Running, monkeypatch: pytest.MonkeyPatch) -> MetaOutside:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # the twin speaks plain HTTP on this computer
    return MetaOutside(twin, "facebook", "POST /comments", page="St Brannoc's")


class TestFacebook(ChannelContract):
    """The twin keeps the contract; `bench` is the fixture above."""

    def test_another_key_with_the_same_words_is_another_copy(self, bench: Bench) -> None:
        """Facebook takes no post twice in a row, and does not say which one stands there (506)."""
        message = bench.message("Thank you.")
        bench.channel.publish(bench.account, message, "k1")
        with pytest.raises(NotAccepted) as refused:
            bench.channel.publish(bench.account, message, "k2")
        assert refused.value.remedy == "Say it in other words."
        assert bench.shown() == ["Thank you."]


class TestCodes(MetaContract):
    """By its codes, and never without a picture: it fails, the post fails after it, or it is gone by then."""

    trouble = ({"fails": "POST photos"}, {"fails": "POST feed"}, {"photos_expire": True})


class TestJourney(Journey):
    """The journey of a reply in a Page's comments."""


def shown_with(bench: MetaBench, text: str, *alts: str) -> list[list[str]]:
    """This will publish a post with pictures, and give what the public sees of their descriptions."""
    pictures = tuple(Picture(keep_picture(1, png()), alt) for alt in alts)
    bench.channel.publish(bench.account, replace(bench.message(text), pictures=pictures), "k1")
    return [each["alts"] for each in bench.twin.seen()]


def test_pictures_go_out_with_their_descriptions_in_their_order(bench: MetaBench) -> None:
    assert shown_with(bench, "Our new board.", "The board.", "The clock.") == [["The board.", "The clock."]]


def test_a_post_whose_answer_was_lost_is_found_on_the_list_and_an_absent_one_is_not(bench: MetaBench) -> None:
    message = bench.message("We have mended the door.")
    now = datetime.now(UTC)
    with line_to(bench.twin.address, on=FEED) as line:
        account = bench.at(line.address)
        line.faults.append("lost")
        with pytest.raises(Unclear):
            bench.channel.publish(account, message, "k1")
        found = bench.channel.find(account, message, "k1", now)
    assert found is not None
    assert bench.shown() == [message.text]
    other = bench.message("We have mended the lift.")
    with pytest.raises(Unclear):
        bench.channel.find(bench.account, other, "k2", now)
    assert bench.channel.find(bench.account, other, "k2", now - timedelta(seconds=91)) is None


def test_answers_to_an_answer_stand_under_the_first_comment_and_are_found_there(bench: MetaBench) -> None:
    first = bench.say_outside("Where is the new entrance?")
    asked = bench.twin.say("Yes, where?", to=first)
    ours = bench.channel.publish(
        bench.account, replace(bench.message("On the left."), in_reply_to=asked), "k1"
    )
    thanks = bench.twin.say("Thank you.", to=ours.network_id)
    message = replace(bench.message("You are welcome."), in_reply_to=thanks)
    second = bench.channel.publish(bench.account, message, "k2")
    assert bench.channel.find(bench.account, message, "k2", LONG_AGO) == second
    came = bench.channel.fetch(bench.account, "").posts
    assert [(each.text, each.thread, each.in_reply_to) for each in came] == [
        ("Where is the new entrance?", "", ""),
        ("Yes, where?", first, first),
        ("Thank you.", first, asked),
    ]


def test_tags_come_in_and_what_was_changed_comes_as_a_later_version(bench: MetaBench) -> None:
    tagged = bench.twin.say("Thanks to St Brannoc's.", tags=True)
    first = bench.channel.fetch(bench.account, "")
    assert [(each.network_id, each.author, each.version) for each in first.posts] == [
        (tagged, "Sam Okafor", 0)
    ]
    do(bench.twin, "change", id=tagged, field="message", text="Thanks to all at St Brannoc's.")
    later = bench.channel.fetch(bench.account, first.cursor)
    assert [(each.network_id, each.text, each.version) for each in later.posts] == [
        (tagged, "Thanks to all at St Brannoc's.", 1)
    ]
    assert bench.channel.fetch(bench.account, later.cursor).cursor == later.cursor


def test_a_flood_of_comments_is_read_to_its_end_once(bench: MetaBench) -> None:
    ours = bench.channel.publish(bench.account, bench.message("Ask us anything."), "k1")
    told = [bench.twin.say(f"Question {number}", to=ours.network_id) for number in range(52)]
    first = bench.channel.fetch(bench.account, "")
    assert [each.network_id for each in first.posts] == told
    told = [bench.twin.say(f"More {number}", to=ours.network_id) for number in range(51)]
    second = bench.channel.fetch(bench.account, first.cursor)
    assert [each.network_id for each in second.posts] == told
    assert bench.channel.fetch(bench.account, second.cursor).posts == ()


@pytest.mark.django_db
def test_access_that_was_taken_away_pauses_the_page_and_loses_nothing(
    there: There, outside: MetaOutside, twin: Running
) -> None:
    """Fault 15: code 190, whatever the words beside it say."""
    reply = there.approve(there.world.send(there.come_in()))
    twin.rules(revoked=460, words="All is well.")
    there.leave(reply)
    there.account.refresh_from_db()
    assert (reply.state, reply.attempts.count()) == ("queued", 1)
    assert there.account.paused_at is not None
    assert Notice.objects.filter(about=f"account:{there.account.pk}").exists()
    do(twin, "calm")
    come_there(there.world, outside)
    there.leave(reply)
    assert reply.state == "published"
    assert len(outside.seen()) == 1


def test_both_sides_speak_as_meta_s_own_description_has_it(bench: MetaBench, twin: Running) -> None:
    ours = bench.channel.publish(bench.account, bench.message("Bay is shut."), "k0")
    bench.channel.edit(bench.account, ours.network_id, bench.message("The bay is shut."), "e0")
    bench.channel.delete(bench.account, ours.network_id, "d0")
    spoken = talk(bench, twin)
    assert len({str(each["call"]).partition(" ")[0] for each in spoken}) == 3
    assert disagreements([each for each in spoken if "/v25.0/" in str(each["call"])], FACEBOOK) == []
