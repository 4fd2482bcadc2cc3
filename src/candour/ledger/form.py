"""The ledger's written form: which bytes are hashed, chained and signed (docs/reference/ledger-format.md).

Plain Python without Django, so that an exported file is verified without a database.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from pymerkle import BaseMerkleTree

FORMAT = 1
EVENT_OPENS = b'{"about":'
NO_HASHES = b'"hashes":{}'
ERASED = "ledger:words:erased"
GENESIS = "0" * 64
SIGNED = b"candour ledger head 1\n"
_COMPACT = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)


@dataclass(frozen=True)
class SealForm:
    """A seal as it is written: hashes and signature in hex, `sealed_at` as text."""

    number: int
    first: int
    last: int
    count: int
    below: int
    root: str
    previous: str
    head: str
    signature: str
    sealed_at: str


class Tree(BaseMerkleTree):  # type: ignore[misc]  # pymerkle ships no types
    """A Merkle tree (RFC 6962, SHA-256) over the leaves of one batch, in memory."""

    def __init__(self) -> None:
        self.leaves: list[bytes] = []
        super().__init__("sha256")

    def _encode_entry(self, data: bytes) -> bytes:
        return data

    def _store_leaf(self, _data: bytes, digest: bytes) -> int:
        self.leaves.append(digest)
        return len(self.leaves)

    def _get_leaf(self, index: int) -> bytes:
        return self.leaves[index - 1]

    def _get_leaves(self, offset: int, width: int) -> Sequence[bytes]:
        return self.leaves[offset : offset + width]

    def _get_size(self) -> int:
        return len(self.leaves)


def leaf(line: bytes) -> bytes:
    """This will give the hash of an event's line as a leaf: SHA-256 over a zero byte and the line."""
    return hashlib.sha256(b"\x00" + line).digest()


def root(leaves: Iterable[bytes]) -> str:
    """This will give the hex root over leaves in their order."""
    tree = Tree()
    tree.leaves.extend(leaves)
    return str(tree.get_root().hex())


def head(seal: SealForm) -> str:
    """This will give the hex head: SHA-256 over the previous head, the root and the seal's own numbers."""
    numbers = f"{seal.number}|{seal.first}|{seal.last}|{seal.count}|{seal.below}|{seal.sealed_at}"
    return hashlib.sha256(
        bytes.fromhex(seal.previous) + bytes.fromhex(seal.root) + numbers.encode()
    ).hexdigest()


def signed_bytes(head_in_hex: str) -> bytes:
    """This will give what the signature is over."""
    return SIGNED + bytes.fromhex(head_in_hex)


def time_text(at: datetime) -> str:
    """This will write a time in UTC with six decimals, such as 2026-11-22T19:51:28.990972+00:00."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def event_line(
    *,
    id: int,  # noqa: A002 - the key in the line
    uid: str,
    trust: str,
    name: str,
    by: str,
    at: datetime,
    recorded_at: datetime,
    about: Mapping[str, str | int],
    hashes: Mapping[str, str],
    transaction: int,
) -> bytes:
    """This will write an event as the one line that its leaf is made of: sorted keys, no spaces, ASCII."""
    return compact(
        {
            "about": about,
            "at": time_text(at),
            "by": by,
            "hashes": hashes,
            "id": id,
            "name": name,
            "recorded_at": time_text(recorded_at),
            "transaction": transaction,
            "trust": trust,
            "uid": uid,
        }
    )


def header_line(public_key: str) -> bytes:
    """This will write the first line of an export."""
    return compact({"ledger": {"format": FORMAT, "public_key": public_key}})


def words_line(event: str, field: str, salt: str, text: str) -> bytes:
    """This will write the words behind one hash of the event above."""
    return compact({"words": {"event": event, "field": field, "salt": salt, "text": text}})


def seal_line(seal: SealForm) -> bytes:
    """This will write a seal over the events above, down to the seal before it."""
    return compact({"seal": asdict(seal)})


def end_line(*, events: int, sealed: int, head: str) -> bytes:
    """This will write the last line of an export, without which it was cut off."""
    return compact({"end": {"events": events, "sealed": sealed, "unsealed": events - sealed, "head": head}})


def compact(value: object) -> bytes:
    """This will write a value as one line of JSON: sorted keys, no spaces, ASCII."""
    return _COMPACT.encode(value).encode()
