"""What every channel must do, whatever its network: a test class to inherit, and a bench to fill in."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

import pytest

from candour.channels.base import (
    CannotLook,
    Channel,
    Connection,
    Edits,
    Message,
    NotAccepted,
    Unclear,
    deletes,
)
from candour.channels.tokens import Renewed, Secrets

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class PlainAccount:
    """What a channel may know of an account, without a database."""

    pk: int
    trust_id: int
    address: str
    settings: dict[str, str] = field(default_factory=dict)
    held: list[Secrets] = field(default_factory=lambda: [Secrets()])
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def secrets(self) -> Secrets:
        """This will give the newest secrets."""
        return self.held[-1]

    def renew(self, used: Secrets, ask: Callable[[Connection, Secrets], Renewed]) -> Secrets:
        """This will ask once and keep what is given, as an account in the database does."""
        if used.version == self.secrets.version:
            given = ask(self, used)
            values = {**used, **{name: value for name, value in given.secrets.items() if value}}
            self.held.append(Secrets(values, version=used.version + 1, expires_at=given.expires_at))
        return self.secrets

    def remember(self, key: str, words: str) -> None:
        """This will keep words for a delivery's key."""
        self.kept[key] = words

    def recall(self, key: str) -> str:
        """This will give what was kept."""
        return self.kept.get(key, "")


class Bench(Protocol):
    """One channel with an account, and a hand on the network behind it."""

    channel: Channel
    account: Connection

    def message(self, text: str) -> Message:
        """This will make a message that this network takes."""

    def shown(self) -> list[str]:
        """This will list the words of all copies that the public can see, as the network knows them."""

    def say_outside(self, text: str) -> str:
        """This will let somebody outside say something, and give its network id."""

    def take_back_outside(self, network_id: str) -> None:
        """This will let somebody outside take back what they said."""


class ChannelContract:
    """Inherit this and give a fixture called `bench`."""

    def test_a_message_becomes_public_once_in_its_own_words(self, bench: Bench) -> None:
        receipt = bench.channel.publish(bench.account, bench.message("Sorry about the wait."), "k1")
        assert receipt.text == "Sorry about the wait."
        assert receipt.network_id
        assert receipt.url.startswith("http")
        assert bench.shown() == ["Sorry about the wait."]

    def test_the_same_key_makes_no_second_copy(self, bench: Bench) -> None:
        if not bench.channel.capabilities.has_key:
            return
        message = bench.message("Thank you, Sam.")
        first = bench.channel.publish(bench.account, message, "k1")
        for _ in range(3):
            assert bench.channel.publish(bench.account, message, "k1") == first
        assert bench.shown() == ["Thank you, Sam."]

    def test_another_key_with_the_same_words_is_another_copy(self, bench: Bench) -> None:
        message = bench.message("Thank you.")
        one = bench.channel.publish(bench.account, message, "k1")
        other = bench.channel.publish(bench.account, message, "k2")
        assert one.network_id != other.network_id
        assert bench.shown() == ["Thank you.", "Thank you."]

    def test_a_public_copy_is_found_with_its_address(self, bench: Bench) -> None:
        message = bench.message("We have mended the door.")
        receipt = bench.channel.publish(bench.account, message, "k1")
        if bench.channel.capabilities.can_find:
            since = datetime.now(UTC)
            assert bench.channel.find(bench.account, message, "k1", since) == receipt
        else:
            self._cannot_be_asked(bench, message)

    def test_a_number_is_read_from_our_own_address_or_not_at_all(self, bench: Bench) -> None:
        receipt = bench.channel.publish(bench.account, bench.message("We have mended the lift."), "k1")
        assert bench.channel.number_at(bench.account, receipt.url) in {"", receipt.network_id}
        for other in ("", "https://example.org/posts/1", f"{receipt.url}/answers"):
            assert bench.channel.number_at(bench.account, other) == ""

    def test_what_was_never_sent_is_surely_not_there(self, bench: Bench) -> None:
        bench.channel.publish(bench.account, bench.message("Something else."), "k1")
        message = bench.message("Never sent.")
        if bench.channel.capabilities.can_find:
            assert bench.channel.find(bench.account, message, "k2", LONG_AGO) is None
        else:
            self._cannot_be_asked(bench, message)

    def _cannot_be_asked(self, bench: Bench, message: Message) -> None:
        with pytest.raises(Unclear):
            bench.channel.find(bench.account, message, "k1", LONG_AGO)

    def test_a_list_that_may_lag_never_says_surely_not(self, bench: Bench) -> None:
        has = bench.channel.capabilities
        if has.has_key or not has.can_find:
            return
        with pytest.raises(Unclear):
            bench.channel.find(bench.account, bench.message("Just sent."), "k9", datetime.now(UTC))

    def test_the_copy_of_another_delivery_is_not_taken_for_ours(self, bench: Bench) -> None:
        if not bench.channel.capabilities.can_find:
            return
        message = bench.message("Thank you.")
        other = bench.channel.publish(bench.account, message, "k1")
        known = frozenset({other.network_id})
        assert bench.channel.find(bench.account, message, "k2", LONG_AGO, known) is None

    def test_an_edit_changes_the_words_in_place_once_a_key(self, bench: Bench) -> None:
        if not bench.channel.capabilities.can_edit:
            return
        first = bench.channel.publish(bench.account, bench.message("Bay is shut."), "k1")
        for _ in range(2):
            edited = bench.channel.edit(
                bench.account, first.network_id, bench.message("The bay is shut."), "e1"
            )
            assert edited.network_id == first.network_id
            assert edited.text == "The bay is shut."
        assert bench.shown() == ["The bay is shut."]

    def test_what_a_copy_says_is_seen_by_its_number(self, bench: Bench) -> None:
        if not bench.channel.capabilities.can_edit:
            assert not isinstance(bench.channel, Edits)
            return
        assert isinstance(bench.channel, Edits)
        old, new = bench.message("Bay is shut."), bench.message("The bay is shut.")
        number = bench.channel.publish(bench.account, old, "k1").network_id
        if not bench.channel.capabilities.can_find:
            with pytest.raises(CannotLook):
                bench.channel.changed(bench.account, number, new)
            return
        assert bench.channel.changed(bench.account, number, new) is None
        edited = bench.channel.edit(bench.account, number, new, "e1")
        assert bench.channel.changed(bench.account, number, new) == edited
        assert bench.channel.changed(bench.account, number, old) is None
        assert bench.shown() == ["The bay is shut."]

    def test_where_nothing_can_be_edited_a_person_is_told_what_to_do(self, bench: Bench) -> None:
        if bench.channel.capabilities.can_edit:
            return
        first = bench.channel.publish(bench.account, bench.message("Bay is shut."), "k1")
        with pytest.raises(NotAccepted) as refused:
            bench.channel.edit(bench.account, first.network_id, bench.message("The bay is shut."), "e1")
        assert refused.value.remedy
        assert bench.shown() == ["Bay is shut."]

    def test_a_copy_that_is_gone_cannot_be_edited(self, bench: Bench) -> None:
        first = bench.channel.publish(bench.account, bench.message("One."), "k1")
        if not deletes(bench.channel, first.network_id):
            return
        bench.channel.delete(bench.account, first.network_id, "d1")
        with pytest.raises(NotAccepted) as refused:
            bench.channel.edit(bench.account, first.network_id, bench.message("Two."), "e1")
        assert refused.value.remedy
        assert bench.shown() == []

    def test_deleting_twice_is_no_failure(self, bench: Bench) -> None:
        first = bench.channel.publish(bench.account, bench.message("One."), "k1")
        if not deletes(bench.channel, first.network_id):
            return
        bench.channel.delete(bench.account, first.network_id, "d1")
        bench.channel.delete(bench.account, first.network_id, "d1")
        assert bench.shown() == []

    def test_a_correction_answers_our_own_copy_and_both_stand(self, bench: Bench) -> None:
        first = bench.channel.publish(bench.account, bench.message("It is open all night."), "k1")
        message = replace(
            bench.message("It shuts at eight. I was wrong."),
            in_reply_to=first.network_id,
            corrects=first.network_id,
        )
        second = bench.channel.publish(bench.account, message, "k2")
        assert second.network_id != first.network_id
        assert bench.shown() == ["It is open all night.", "It shuts at eight. I was wrong."]
        if bench.channel.capabilities.can_find:
            assert bench.channel.find(bench.account, message, "k2", datetime.now(UTC)) == second

    def test_a_correction_goes_away_and_leaves_the_first_alone(self, bench: Bench) -> None:
        first = bench.channel.publish(bench.account, bench.message("One."), "k1")
        message = replace(bench.message("Two."), in_reply_to=first.network_id, corrects=first.network_id)
        second = bench.channel.publish(bench.account, message, "k2")
        bench.channel.delete(bench.account, second.network_id, "d2")
        assert bench.shown() == ["One."]
        if deletes(bench.channel, first.network_id):
            bench.channel.delete(bench.account, first.network_id, "d1")
            assert bench.shown() == []

    def test_where_nothing_is_deleted_a_person_is_told_what_to_do(self, bench: Bench) -> None:
        first = bench.channel.publish(bench.account, bench.message("One."), "k1")
        if deletes(bench.channel, first.network_id):
            return
        with pytest.raises(NotAccepted) as refused:
            bench.channel.delete(bench.account, first.network_id, "d1")
        assert refused.value.remedy
        assert bench.shown() == ["One."]

    def test_deleting_what_never_was_there_is_no_failure(self, bench: Bench) -> None:
        first = bench.channel.publish(bench.account, bench.message("One."), "k1")
        if not deletes(bench.channel, first.network_id):
            return
        bench.channel.delete(bench.account, f"{first.network_id}9", "d1")
        assert bench.shown() == ["One."]

    def test_a_copy_that_is_gone_can_still_be_answered_or_is_refused_plainly(self, bench: Bench) -> None:
        """A correction may meet a copy that somebody took down on the network itself."""
        first = bench.channel.publish(bench.account, bench.message("One."), "k1")
        if not deletes(bench.channel, first.network_id):
            return
        bench.channel.delete(bench.account, first.network_id, "d1")
        message = replace(bench.message("Two."), in_reply_to=first.network_id, corrects=first.network_id)
        with suppress(NotAccepted):
            bench.channel.publish(bench.account, message, "k2")
        assert bench.shown() in ([], ["Two."])

    def test_fetching_from_the_cursor_misses_nothing_and_repeats_nothing(self, bench: Bench) -> None:
        told = [bench.say_outside(f"Story number {number}.") for number in range(5)]
        first = bench.channel.fetch(bench.account, "")
        told += [bench.say_outside(f"Story number {number}.") for number in range(5, 8)]
        came, cursor = _read_on(bench, first.cursor)
        assert [*(post.network_id for post in first.posts), *came] == told
        assert _read_on(bench, cursor) == ([], cursor)

    def test_what_was_taken_back_comes_as_a_later_version(self, bench: Bench) -> None:
        told = bench.say_outside("I was cross when I wrote this.")
        first = bench.channel.fetch(bench.account, "")
        bench.take_back_outside(told)
        later = bench.channel.fetch(bench.account, first.cursor)
        assert [(post.network_id, post.is_deleted) for post in later.posts] == [(told, True)]
        assert later.posts[0].version > first.posts[0].version

    def test_a_message_that_is_too_long_is_refused_with_a_remedy(self, bench: Bench) -> None:
        longest = bench.channel.limits(bench.account).length
        fits, too_long = "a" * longest, "a" * (longest + 1)
        assert bench.channel.length(fits) == longest
        with pytest.raises(NotAccepted) as refused:
            bench.channel.publish(bench.account, bench.message(too_long), "k1")
        assert refused.value.remedy
        assert bench.shown() == []
        bench.channel.publish(bench.account, bench.message(fits), "k2")
        assert bench.shown() == [fits]

    def test_words_of_every_script_stay_as_they_are(self, bench: Bench) -> None:
        words = "Diolch yn fawr \U0001f49b \u0634\u0643\u0631\u0627 Dzi\u0119kuj\u0119 <b>&amp;\"'"
        assert bench.channel.publish(bench.account, bench.message(words), "k1").text == words
        assert bench.shown() == [words]


def _read_on(bench: Bench, cursor: str) -> tuple[list[str], str]:
    """This will fetch page after page until nothing more comes, and give the ids and the last cursor."""
    came: list[str] = []
    while True:
        fetched = bench.channel.fetch(bench.account, cursor)
        if not fetched.posts:
            return came, fetched.cursor
        came += [post.network_id for post in fetched.posts]
        cursor = fetched.cursor
