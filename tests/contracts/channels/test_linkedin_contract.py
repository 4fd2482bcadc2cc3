"""LinkedIn's channel on its twin: the contract, the journey of a reply, and what LinkedIn alone does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from candour.channels.base import Disconnected, Message, NotAccepted, NotYet, Picture, SaidBefore, Unclear
from candour.channels.connections import connected
from candour.channels.linkedin import incoming
from candour.channels.pictures import keep_picture
from candour.channels.registry import channel
from candour.channels.tokens import Renewal
from candour.domain.refusal import Refusal
from tests.contracts.channel_kit import LONG_AGO, ChannelContract
from tests.contracts.drawing import png
from tests.contracts.journey_kit import Journey, There
from tests.contracts.twin_bench import TwinBench, TwinOutside, joined, reach
from tests.twins.linkedin import EARLIER
from tests.twins.running import Running, running
from tests.world import HUMAN_REPLY

FIELDS = {"page": "2414183"}


class LinkedInOutside(TwinOutside):
    """Threads of LinkedIn have two levels."""

    def under(self, network_id: str) -> str:
        """This will give the comment below which one of ours stands."""
        return next(each.in_reply_to for each in self.seen() if each.network_id == network_id)


@pytest.fixture(scope="module")
def linkedin_twin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("linkedin", tmp_path_factory.mktemp("linkedin") / "linkedin.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(linkedin_twin: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    linkedin_twin.begin_anew()
    reach(monkeypatch, "linkedin", linkedin_twin)
    return linkedin_twin


@pytest.fixture
def bench(twin: Running) -> TwinBench:
    return TwinBench("linkedin", twin, joined("linkedin", FIELDS))


@pytest.fixture
def outside(twin: Running) -> TwinOutside:
    return LinkedInOutside(
        "linkedin",
        twin,
        "POST /comments",
        FIELDS,
        who=incoming.MEMBER,
        takes_pictures=False,
    )


class TestLinkedIn(ChannelContract):
    """The twin of LinkedIn; `bench` is the fixture above."""


@pytest.mark.in_full_on("postgresql")
class TestJourney(Journey):
    """A reply on LinkedIn, from the comment to its end; `outside` is the fixture above."""


def test_signs_that_mean_something_are_shown_as_they_are_and_pictures_are_described(bench: TwinBench) -> None:
    words = "Ward 4 (Juniper) is *open* | see [map] <here> @sam_okafor #DiolchYnFawr 5~6 {a} \\o/"
    for alts in (("A door.",), ("A door.", "Its bell.")):
        pictures = tuple(Picture(keep_picture(1, png()), alt) for alt in alts)
        message = replace(bench.message(words), pictures=pictures)
        receipt = bench.channel.publish(bench.account, message, "k1")
        seen = bench.twin.seen()[-1]
        assert (seen["text"], seen["alts"]) == (words, list(alts))
        assert bench.channel.find(bench.account, message, "k1", datetime.now(UTC)) is not None
        bench.channel.delete(bench.account, receipt.network_id, "d1")


def test_an_answer_to_an_answer_stands_below_the_same_comment_and_is_found_there(bench: TwinBench) -> None:
    asked = bench.say_outside("Where do I ring?")
    answer = bench.channel.publish(
        bench.account, replace(bench.message("Which ward?"), in_reply_to=asked), "k1"
    )
    again = bench.twin.say("Ward 4.", in_reply_to=answer.network_id)
    came = bench.channel.fetch(bench.account, "").posts
    assert [(each.network_id, each.in_reply_to, each.thread) for each in came] == [
        (asked, EARLIER, EARLIER),
        (again, asked, EARLIER),
    ]
    message = replace(bench.message("It is 0100."), in_reply_to=again)
    receipt = bench.channel.publish(bench.account, message, "k2")
    assert bench.twin.seen()[-1]["in_reply_to"] == asked
    assert bench.channel.find(bench.account, message, "k2", datetime.now(UTC)) == receipt
    assert bench.channel.number_at(bench.account, receipt.url) == receipt.network_id
    bench.channel.delete(bench.account, receipt.network_id, "d2")
    bench.channel.delete(bench.account, receipt.network_id, "d2")
    assert bench.shown() == ["Which ward?"]


def test_a_comment_is_changed_in_its_place(bench: TwinBench) -> None:
    asked = bench.say_outside("When?")
    message = replace(bench.message("At 8."), in_reply_to=asked)
    first = bench.channel.publish(bench.account, message, "k1")
    changed = bench.channel.edit(
        bench.account, first.network_id, replace(message, text="At (about) 9."), "e1"
    )
    assert (changed.network_id, bench.shown()) == (first.network_id, ["At (about) 9."])


def test_a_change_that_linkedin_took_and_did_not_make_is_not_called_done(bench: TwinBench) -> None:
    first = bench.channel.publish(bench.account, bench.message("Bay 2 is shut."), "k1")
    bench.twin.rules(edits="lost")
    with pytest.raises(Unclear):
        bench.channel.edit(bench.account, first.network_id, bench.message("The bay is shut."), "e1")


def test_the_same_words_again_are_known_by_its_code(bench: TwinBench) -> None:
    bench.twin.rules(refuses_duplicates=True)
    message = bench.message("We have mended the door.")
    receipt = bench.channel.publish(bench.account, message, "k1")
    for key in ("k1", "k2"):
        with pytest.raises(SaidBefore):
            bench.channel.publish(bench.account, message, key)
    assert bench.channel.find(bench.account, message, "k1", datetime.now(UTC)) == receipt
    assert bench.shown() == ["We have mended the door."]


def test_what_names_the_page_comes_in_and_what_was_changed_or_taken_back_follows(bench: TwinBench) -> None:
    named = bench.twin.say("Thank you, St Brannoc's.", as_post=True)
    told = bench.say_outside("We waited nine hours.")
    first = bench.channel.fetch(bench.account, "")
    assert [each.network_id for each in first.posts] == [named, told]
    assert {each.author for each in first.posts} == {incoming.MEMBER}
    bench.twin.say("We waited six hours.", changes=told)
    later = bench.channel.fetch(bench.account, first.cursor)
    assert [(each.network_id, each.version, each.text) for each in later.posts] == [
        (told, 1, "We waited six hours.")
    ]
    bench.take_back_outside(told)
    last = bench.channel.fetch(bench.account, later.cursor)
    assert [(each.network_id, each.version, each.is_deleted) for each in last.posts] == [(told, 2, True)]
    assert bench.channel.fetch(bench.account, last.cursor).posts == ()


def test_access_without_a_token_to_renew_it_ends_after_sixty_days(twin: Running) -> None:
    with_it = joined("linkedin", FIELDS)
    twin.rules(gives_refresh=False)
    without = joined("linkedin", FIELDS)
    now = datetime.now(UTC)
    assert (with_it.renewal, without.renewal) == (Renewal.ROTATING, Renewal.NONE)
    assert with_it.ends_at is not None
    assert without.ends_at is not None
    assert with_it.ends_at - now > timedelta(days=364)
    assert without.ends_at - now < timedelta(days=61)


def test_access_that_was_taken_away_is_known_by_its_code(bench: TwinBench) -> None:
    bench.twin.rules(is_revoked=True)
    with pytest.raises(Disconnected):
        bench.channel.publish(bench.account, bench.message("One."), "k1")
    with pytest.raises(Unclear):
        bench.channel.find(bench.account, bench.message("One."), "k1", LONG_AGO)


def test_a_limit_is_waited_for(bench: TwinBench) -> None:
    bench.twin.rules(limited=1)
    with pytest.raises(NotYet) as later:
        bench.channel.publish(bench.account, bench.message("One."), "k1")
    assert later.value.retry_after >= 600


def test_a_page_that_the_person_does_not_administer_is_not_connected(twin: Running) -> None:
    for page in ("999", "our page"):
        with pytest.raises(NotAccepted) as refused:
            joined("linkedin", {"page": page})
        assert refused.value.remedy
    assert twin.public() == []


def test_what_does_not_fit_is_refused_before_anything_is_sent(bench: TwinBench) -> None:
    asked, shown = bench.say_outside("When?"), Picture(keep_picture(1, png()), "A door.")
    for wrong in (
        Message(" ", "Amina", "nurse"),
        replace(bench.message("a" * 1251), in_reply_to=asked),
        replace(bench.message("Look."), in_reply_to=asked, pictures=(shown,)),
        replace(bench.message("Look."), in_reply_to="https://example.org/"),
        replace(bench.message("Look."), pictures=(Picture("0" * 64, "A door."),)),
        replace(bench.message("Look."), pictures=(replace(shown, alt=" "),)),
        replace(bench.message("Look."), pictures=(shown,) * 21),
    ):
        with pytest.raises(NotAccepted):
            bench.channel.publish(bench.account, wrong, "k1")
    assert bench.shown() == []


@pytest.mark.only_on("sqlite")
def test_an_answer_has_the_room_of_a_comment_before_anybody_approves_it(there: There) -> None:
    words = f"{HUMAN_REPLY} {'We are sorry. ' * 100}"
    with pytest.raises(Refusal) as refused:
        there.world.send(there.come_in(), words)
    assert "too long" in refused.value.reason
    limits = channel("linkedin").limits(connected(there.account))
    assert (limits.room(is_answer=True), limits.room(is_answer=False)) == (1250, 3000)
