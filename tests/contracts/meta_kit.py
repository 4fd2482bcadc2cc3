"""What every network of Meta's must do besides the contract: by its codes, and never without a picture."""

import os
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from candour.channels.base import Disconnected, Message, NotAccepted, NotYet, Picture, Unclear
from candour.channels.pictures import keep_picture
from tests.contracts.channel_kit import LONG_AGO
from tests.contracts.drawing import jpeg
from tests.contracts.meta_bench import MetaBench, do
from tests.twins.running import Running

IS_FULL = bool(os.environ.get("CANDOUR_FULL"))
TRIALS = 34 if IS_FULL else 4
"""Trials of fault 12 on each of three networks: a hundred in all, a sample in the usual run."""
WORDINGS = ("", "All is well.", "Session has expired", "Fehler beim Zugriffstoken", "(#4) rate limit reached")


class MetaContract:
    """Inherit this and give a fixture `bench`; `trouble` are rules of the twin that come before a post."""

    trouble: ClassVar[tuple[dict[str, object], ...]] = ()

    def test_code_190_shuts_us_out_in_any_wording_and_nothing_is_written(self, bench: MetaBench) -> None:
        """Fault 15."""
        for words, sub in zip(WORDINGS, (0, 458, 460, 463, 467), strict=True):
            bench.twin.rules(revoked=sub, words=words)
            with pytest.raises(Disconnected) as lost:
                bench.channel.publish(bench.account, bench.message("Thank you."), "k1")
            assert lost.value.remedy
        with pytest.raises(Disconnected):
            bench.channel.fetch(bench.account, "")
        with pytest.raises(Unclear):
            bench.channel.find(bench.account, bench.message("Thank you."), "k1", LONG_AGO)
        assert bench.shown() == []

    def test_a_limit_is_obeyed_and_nothing_is_written(self, bench: MetaBench) -> None:
        bench.twin.rules(limited=12)
        with pytest.raises(NotYet) as later:
            bench.channel.publish(bench.account, bench.message("Thank you."), "k1")
        assert later.value.retry_after == 720
        assert bench.shown() == []

    def test_there_is_never_a_post_without_its_picture(self, bench: MetaBench) -> None:
        """Fault 12: what comes between the picture and its post; seeded, with its number of trials."""
        chance, met = random.Random(12), 0  # noqa: S311 - a seed for a test
        for number in range(TRIALS):
            picture = Picture(keep_picture(1, jpeg()), "The board.")
            message = replace(bench.message(f"Our new board {number}."), pictures=(picture,))
            for rules in chance.sample(self.trouble, 2):
                bench.twin.rules(**rules)
                is_public = self._try(bench, message, f"k{number}")
                do(bench.twin, "calm")
                if is_public:  # what was ready before this trouble came
                    break
                met += 1
            else:
                assert any(self._try(bench, message, f"k{number}") for _ in range(6))
        shown = [(each["text"], each["alts"]) for each in bench.twin.seen()]
        assert shown == [(f"Our new board {number}.", ["The board."]) for number in range(TRIALS)]
        assert met > TRIALS

    @staticmethod
    def _try(bench: MetaBench, message: Message, key: str) -> bool:
        """This will publish in trouble, and say whether it is public all the same, with its picture."""
        before = bench.shown()
        try:
            bench.channel.publish(bench.account, message, key)
        except (NotYet, NotAccepted, Unclear):
            assert bench.shown() == before
            return False
        assert bench.twin.seen()[-1]["alts"] == ["The board."]
        return True


def talk(bench: MetaBench, network: Running) -> list[dict[str, object]]:
    """This will say, hear, answer and take down, and give all that went over the line."""
    picture = Picture(keep_picture(1, jpeg()), "The board.")
    ours = replace(bench.message("Our new board."), pictures=(picture, picture))
    receipt = bench.channel.publish(bench.account, ours, "k1")
    asked = network.say("Where is it?", to=receipt.network_id)
    came = bench.channel.fetch(bench.account, "")
    assert [each.network_id for each in came.posts] == [asked]
    answer = replace(bench.message("By the door."), in_reply_to=asked, pictures=())
    said = bench.channel.publish(bench.account, answer, "k2")
    long_ago = datetime.now(UTC) - timedelta(seconds=91)
    assert bench.channel.find(bench.account, answer, "k2", long_ago) == said
    assert bench.channel.find(bench.account, ours, "k1", long_ago) == receipt
    bench.channel.delete(bench.account, said.network_id, "d2")
    bench.channel.delete(bench.account, said.network_id, "d2")
    return network.exchanges()
