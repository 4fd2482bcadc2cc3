"""Verifies an export of the ledger after docs/reference/ledger-format.md, with nothing of Candour imported.

python verify_ledger_alone.py EXPORT [HEAD ...]      prints the head; exit status 1 when it does not hold
"""

import hashlib
import json
import sys
from collections.abc import Collection
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

NUMBERS = ("number", "first", "last", "count", "below", "sealed_at")


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def root(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha(b"\x01", root(leaves[:k]), root(leaves[k:]))


def verify(lines: list[bytes], known: Collection[str] = ()) -> str:
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(json.loads(lines[0])["ledger"]["public_key"]))
    head, heads, events, sealed = "0" * 64, [""], 0, 0
    batch: list[tuple[int, str, bytes]] = []
    owed: dict[str, str] = {}
    emptied: set[tuple[str, str]] = set()
    erased: set[tuple[str, str]] = set()
    for line in lines[1:-1]:
        kind, value = next(iter(json.loads(line).items()))
        if kind == "about":
            event = json.loads(line)
            assert not owed, f"words of an event before {event['id']} are missing"
            events, owed = events + 1, dict(event["hashes"])
            batch.append((event["id"], event["uid"], sha(b"\x00", line)))
            if event["name"] == "ledger:words:erased":
                erased.add((event["about"]["event"], event["about"]["field"]))
        elif kind == "words":
            expected, said = owed.pop(value["field"]), bytes.fromhex(value["salt"]) + value["text"].encode()
            assert value["event"] == batch[-1][1], "words of another event"
            assert not said or sha(said).hex() == expected, f"words of event {batch[-1][0]} were changed"
            if not said:
                emptied.add((value["event"], value["field"]))
        else:
            found = (len(heads), head, batch[0][0], batch[-1][0], len(batch))
            assert found == tuple(value[n] for n in ("number", "previous", "first", "last", "count")), value
            assert not owed and root([leaf for _, _, leaf in batch]).hex() == value["root"], value  # noqa: PT018
            numbers = "|".join(str(value[name]) for name in NUMBERS).encode()
            head = sha(bytes.fromhex(head), bytes.fromhex(value["root"]), numbers).hex()
            assert head == value["head"], value
            key.verify(bytes.fromhex(value["signature"]), b"candour ledger head 1\n" + bytes.fromhex(head))
            heads, sealed, batch = [*heads, head], sealed + len(batch), []
    end = {"events": events, "sealed": sealed, "unsealed": events - sealed, "head": head}
    assert json.loads(lines[-1]) == {"end": end}, "cut off"
    assert not owed, "words of the last event are missing"
    assert emptied <= erased, "words were emptied without a record"
    assert set(known) <= set(heads), "a head that was known is not in the chain"
    return head


if __name__ == "__main__":
    print(verify(Path(sys.argv[1]).read_bytes().split(b"\n")[:-1], sys.argv[2:]))
