"""Which of all combinations of address, method, person and ids a run tries.

--full    everybody, from both trusts, by every method, with ids of their own, of the other trust, of nobody
usually   a sample, the same every time: everybody who may not, and three in turn of those who may, meet every
          address by GET and by POST with ids of their own, from one trust or the other in turn; a visitor,
          two who may and one who may not meet it with ids of the other trust and of nobody; GET or POST that
          nobody may is tried by a visitor, two who may the other one and one who may not, with their own ids;
          each other method by a sixth of the people
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from tests.house.addresses import guessed
from tests.house.two_trusts import VISITOR, WHO_OF_TRUST, Side, TwoTrusts
from tests.house.url_table import Address

FULL = bool(os.environ.get("CANDOUR_FULL"))
EVERYBODY = (VISITOR, *WHO_OF_TRUST)
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD")
IDS = ("guessed", "own", "other")
"""In this order: an answer to the other trust's ids is compared with the one to a guess."""


@dataclass(frozen=True)
class Try:
    """One request: who, from which side, by which method, with whose things."""

    who: str
    side: Side
    method: str
    whose: str
    things: Mapping[str, str] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.method} by {self.who} of {self.side.name} with {self.whose} ids"


def tries(both: TwoTrusts, address: Address, *, full: bool = FULL) -> Iterator[Try]:
    """This will give the combinations to try an address in."""
    for side in both.sides:
        for who in EVERYBODY:
            for method in METHODS:
                for whose in IDS:
                    if _makes_sense(both, address, side, who, method, whose) and (
                        full or _is_sampled(both, address, side, who, method, whose)
                    ):
                        yield Try(who, side, method, whose, _things(both, side, whose))


def in_turn(address: Address, everything: Sequence[str], many: int, salt: str = "") -> list[str]:
    """This will choose `many` of a list for an address; other addresses begin elsewhere in the list."""
    start = crc32(f"{address.name} {salt}".encode())
    return [everything[(start + place) % len(everything)] for place in range(min(many, len(everything)))]


def who_tries(address: Address) -> set[str]:
    """This will name those who try other ids; public pages ask nobody who they are, so three will do."""
    return {VISITOR, "writer", "administrator"} if address.public else set(EVERYBODY)


def _makes_sense(both: TwoTrusts, address: Address, side: Side, who: str, method: str, whose: str) -> bool:
    """This will say whether a combination can tell anything that others do not.

    Methods that no page takes are tried with one's own ids, on one side.
    """
    if method not in {"GET", "POST"}:
        return whose == "own" and side is both.here and (who == VISITOR or not address.public)
    return whose == "own" or (bool(address.names) and who in who_tries(address))


def _is_sampled(both: TwoTrusts, address: Address, side: Side, who: str, method: str, whose: str) -> bool:
    place = EVERYBODY.index(who)
    if method not in {"GET", "POST"}:
        return address.public or (crc32(address.name.encode()) + METHODS.index(method) + place) % 6 == 0
    if whose != "own" and not _may(address, method):
        return False
    is_this_side = (crc32(f"{address.name} {method}".encode()) + place) % 2 == both.sides.index(side)
    return is_this_side and who in (with_own_ids if whose == "own" else _with_other_ids)(address, method)


def with_own_ids(address: Address, method: str) -> set[str]:
    """This will name all who may not, three in turn of those who may, and all who try other ids."""
    may = _may(address, method)
    able = [who for who in EVERYBODY if who in may]
    if not may:
        return _with_other_ids(address, method)
    return ({*EVERYBODY} - may) | {*in_turn(address, able, 3, method)} | _with_other_ids(address, method)


def _with_other_ids(address: Address, method: str) -> set[str]:
    """This will name a visitor, two who may (or may something else, where nobody may), one who may not."""
    may = _may(address, method) or address.get | address.post
    able = [who for who in EVERYBODY if who in may & who_tries(address)]
    unable = [who for who in EVERYBODY if who not in may and who != VISITOR]
    return {VISITOR, *in_turn(address, able, 2, method), *in_turn(address, unable, 1, method)}


def _may(address: Address, method: str) -> frozenset[str]:
    """This will name who may, by GET or by POST."""
    return address.get if method == "GET" else address.post


def _things(both: TwoTrusts, side: Side, whose: str) -> Mapping[str, str]:
    if whose == "guessed":
        return guessed(side.things)
    return side.things if whose == "own" else both.other(side).things
