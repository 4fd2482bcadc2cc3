"""How words fit each network: whole, or in the parts that the writer cut; before they are sent and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.registry import channel
from candour.domain import threads
from candour.domain.names import listed
from candour.voice.copies import is_answer, over, texts_for
from candour.voice.models import Version


@dataclass(frozen=True)
class Fit:
    """How the words, or one part of them, fit one network, as that network counts; part 0 is the whole."""

    account: str
    over: int
    left: int
    unit: str
    part: int

    @property
    def what(self) -> str:
        """Of what it is said: of a part by its number, or of all the words."""
        return f"Part {self.part} is {self.over}" if self.part else f"{self.over}"


@dataclass(frozen=True)
class PartOnPage:
    """One part, to the letter, with its room."""

    number: int
    text: str
    length: int
    limit: int
    unit: str


@dataclass(frozen=True)
class ThreadOnPage:
    """The same words in the same parts, for every account that gets them so."""

    where: str
    parts: tuple[PartOnPage, ...]

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self.parts)


def worst_fit(version: Version, accounts: Sequence[Account]) -> Fit | None:
    """This will say how the words fit where they fit least; None where they go nowhere."""
    fits = []
    for account in accounts:
        texts = texts_for(version, account)
        unit = channel(account.channel).limits(connected(account)).unit
        for number, text in enumerate(texts, start=1):
            beyond = over(text, account, is_answer=is_answer(version, account, number))
            part = number if len(texts) > 1 else 0
            fits.append(Fit(account.name, max(beyond, 0), -beyond, unit, part))
    return min(fits, key=lambda fit: fit.left, default=None)


def threads_on_page(version: Version, accounts: Sequence[Account]) -> tuple[ThreadOnPage, ...]:
    """This will show the parts where there are any; accounts that get the same ones stand together."""
    alike: dict[tuple[tuple[str, ...], int], list[Account]] = {}
    for account in accounts:
        texts = texts_for(version, account)
        if len(texts) > 1:
            limit = channel(account.channel).limits(connected(account)).length
            alike.setdefault((texts, limit), []).append(account)
    return tuple(
        ThreadOnPage(
            listed([each.name for each in group]),
            tuple(_part(number, text, version, group[0]) for number, text in enumerate(texts, start=1)),
        )
        for (texts, _limit), group in alike.items()
    )


def places_for_the_whole(version: Version, accounts: Sequence[Account]) -> str:
    """This will name the accounts that get the words in one piece, where others get them in parts."""
    return listed([each.name for each in accounts if str(each.pk) not in version.threads])


def is_cut(text: str) -> bool:
    """This will say whether somebody cut these words into parts."""
    return len(threads.parts_of(text)) > 1


def _part(number: int, text: str, version: Version, account: Account) -> PartOnPage:
    network = channel(account.channel)
    limits = network.limits(connected(account))
    room = limits.room(is_answer=is_answer(version, account, number))
    return PartOnPage(number, text, network.length(text), room, limits.unit)
