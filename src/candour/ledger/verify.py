"""Verifying the ledger from its lines, whether they come from a file or from the database."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from candour.ledger import form


@dataclass(frozen=True)
class Verdict:
    """What was found. `head` is the last good head; `first_bad` names the first thing that does not hold."""

    events: int
    sealed: int
    unsealed: int
    head: str
    ok: bool
    first_bad: str | None


class Broken(Exception):
    """This will name the first thing that does not hold."""


def verify(
    lines: Iterable[bytes], *, known_heads: Iterable[str] = (), public_key: str | None = None
) -> Verdict:
    """This will verify lines of an export (without line ends), telling the first that does not hold.

    `known_heads` are heads that somebody wrote down outside: each must be in the chain, which finds a
    cut tail, a roll-back and a rewritten chain. `public_key` is the one that the trust gave out.
    """
    reader = _Reader(public_key)
    place = 0
    try:
        for place, line in enumerate(lines, start=1):  # noqa: B007 - named when a line cannot be read
            reader.take(line)
        reader.close(known_heads)
    except Broken as broken:
        return reader.verdict(str(broken))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return reader.verdict(f"line {place + 1}: it cannot be read ({type(error).__name__})")
    return reader.verdict(None)


class _Reader:
    def __init__(self, public_key: str | None) -> None:
        self._expected_key = public_key
        self._key: Ed25519PublicKey | None = None
        self._head = form.GENESIS
        self._heads: set[str] = set()
        self._seals = 0
        self._last_sealed = 0
        self._events = 0
        self._sealed = 0
        self._leaves: list[bytes] = []
        self._first = self._last = b""
        self._without: list[bytes] = []
        self._uid = ""
        self._owed: dict[str, str] = {}
        self._emptied: set[tuple[str, str]] = set()
        self._erased: set[tuple[str, str]] = set()
        self._ended = False

    def verdict(self, bad: str | None) -> Verdict:
        return Verdict(self._events, self._sealed, self._events - self._sealed, self._head, bad is None, bad)

    def take(self, line: bytes) -> None:
        if self._ended:
            raise Broken("something follows the end")
        if line.startswith(form.EVENT_OPENS) and self._key is not None:
            self._take_event(line)
            return
        entry = json.loads(line)
        (kind, value), *more = entry.items()
        if more or form.compact(entry) != line:
            raise Broken(f"after event {self._events}: a line of no known kind")
        if kind == "words":
            self._take_words(value)
        elif kind == "seal":
            self._take_seal(form.SealForm(**value))
        elif kind == "end":
            self._take_end(value)
        elif kind == "ledger" and self._key is None:
            self._take_header(value)
        else:
            raise Broken(f"after event {self._events}: a line of no known kind")

    def _take_header(self, value: dict[str, Any]) -> None:
        if value["format"] != form.FORMAT or set(value) != {"format", "public_key"}:
            raise Broken("header: this format is not known here")
        if self._expected_key not in {None, value["public_key"]}:
            raise Broken("header: the public key is another one than was given")
        self._key = Ed25519PublicKey.from_public_bytes(_bytes(value["public_key"]))

    def _take_event(self, line: bytes) -> None:
        self._settle_words()
        self._events += 1
        self._leaves.append(form.leaf(line))
        if not self._first:
            self._first = line
        self._last = line
        if form.NO_HASHES not in line or form.ERASED.encode() in line:
            event = json.loads(line)
            self._uid, self._owed = event["uid"], dict(event["hashes"])
            if event["name"] == form.ERASED:
                self._erased.add((event["about"]["event"], event["about"]["field"]))

    def _take_words(self, words: dict[str, str]) -> None:
        what = f"event {_id_of(self._last)}"
        if words["field"] != next(iter(self._owed), None) or words["event"] != self._uid:
            raise Broken(f"{what}: words that it does not speak of, or not in this place")
        expected = self._owed.pop(words["field"])
        salt = _bytes(words["salt"])
        if set(words) != {"event", "field", "salt", "text"}:
            raise Broken(f"{what}: its words '{words['field']}' were changed")
        if words["salt"] == "" and words["text"] == "":
            self._emptied.add((self._uid, words["field"]))
        elif hashlib.sha256(salt + words["text"].encode()).hexdigest() != expected:
            raise Broken(f"{what}: its words '{words['field']}' were changed")

    def _settle_words(self) -> None:
        if self._owed:
            raise Broken(f"event {_id_of(self._last)}: its words are missing")

    def _take_seal(self, seal: form.SealForm) -> None:
        self._settle_words()
        what = f"seal {seal.number} (events {seal.first} to {seal.last})"
        if seal.number != self._seals + 1 or seal.previous != self._head:
            raise Broken(f"{what}: it does not follow the seal before it")
        if not self._leaves or (seal.count, seal.first, seal.last) != (
            len(self._leaves),
            _id_of(self._first),
            _id_of(self._last),
        ):
            raise Broken(f"{what}: events are missing, added or out of order")
        if form.root(self._leaves) != seal.root:
            raise Broken(f"{what}: an event in it was changed")
        self._check_head(what, seal)
        self._seals, self._head = seal.number, seal.head
        self._heads.add(seal.head)
        self._sealed += seal.count
        self._last_sealed = max(self._last_sealed, seal.last)
        self._leaves, self._first = [], b""

    def _check_head(self, what: str, seal: form.SealForm) -> None:
        if form.head(seal) != seal.head:
            raise Broken(f"{what}: the seal was changed")
        if self._key is None:
            raise Broken("header: it is missing")
        try:
            self._key.verify(_bytes(seal.signature), form.signed_bytes(seal.head))
        except InvalidSignature:
            raise Broken(f"{what}: its signature is not the trust's") from None

    def _take_end(self, end: dict[str, Any]) -> None:
        self._settle_words()
        if self._key is None:
            raise Broken("header: it is missing")
        if self._leaves:
            first = json.loads(self._first)
            if first["transaction"] == 0 and first["id"] <= self._last_sealed:
                raise Broken(
                    f"event {first['id']}: it was put in before the last seal, or lost its place in it"
                )
        expected = json.loads(form.end_line(events=self._events, sealed=self._sealed, head=self._head))["end"]
        if end != expected:
            raise Broken("end: its counts are others than what was found")
        self._ended = True

    def close(self, known_heads: Iterable[str]) -> None:
        if not self._ended:
            raise Broken("end: the ledger was cut off")
        unrecorded = self._emptied - self._erased
        if unrecorded:
            raise Broken(f"event with uid {min(unrecorded)[0]}: its words were emptied without a record")
        missing = [known for known in known_heads if known not in self._heads]
        if missing:
            raise Broken(f"head {missing[0]}: it was known outside and is not in the chain any more")


def _bytes(text: str) -> bytes:
    """This will read hex that is written as the ledger writes it, so that one value has one writing."""
    value = bytes.fromhex(text)
    if value.hex() != text:
        raise Broken("a hash, salt or signature is not written as the ledger writes it")
    return value


def _id_of(line: bytes) -> int:
    number = json.loads(line)["id"] if line else 0
    if not isinstance(number, int):
        raise Broken(f"event {number}: its number is not a number")
    return number
