"""Counts a publishing drill from its files alone: what the networks accepted against what Candour believes.

DIR/<network>.jsonl         every accepted request, synced before it was answered (see posts.py, proxy.py)
DIR/<network>.jsonl.faults  every fault that was met
DIR/<network>.listed        what the network itself listed at the end: {"id", "words"}
DIR/statements.jsonl        one line a delivery, or a part of one (`part` of `parts`), each with its own key:
                                {"statement", "network", "key", "sha256", "words", "state", "network_id",
                                 "was_asked", "part", "parts", "changes"}
                            `changes` is the key of the copy that got new words by it, empty for a copy
DIR/kills.jsonl             one line a kill: {"time", "pid", "sending"}

Most networks never see a delivery's key. Where a line before one wrote down the words that became public
("words"), they say whose copy it is: every delivery of a drill has words of its own. Other words than the
approved ones are nobody's, and so unshown.

duplicate   a key with more than one copy: each copy beyond the first
lost        a delivery with no copy that no person was told of: not asked, failed or withdrawn
asked       a delivery for which a person was asked to look, whether or not they have looked
unshown     a copy that Candour does not show as published or as asked, or that it shows under another id
changed     a copy whose bytes are not the approved ones
unlisted    a copy that the network accepted and does not list, or lists and never accepted
gap         a part that the network has and took before the one before it, or without it
unchanged   a copy that does not say the newest words that Candour says it has, or says others
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path

TOLD = frozenset({"asked", "failed", "withdrawn"})
"""States of a delivery in which a person was told that it is not (or may not be) public."""
SHOWN = frozenset({"published", "asked"})
_SUMMED = (
    *("live", "duplicates", "losses", "asked", "unshown", "changed"),
    *("unlisted", "threads", "gaps", "early_calls", "edits", "unchanged"),
)


@dataclass
class NetworkCount:
    """What one network's own file says."""

    accepted: int = 0
    copies: int = 0
    repeats: int = 0
    deliveries: int = 0
    live: int = 0
    duplicates: int = 0
    losses: int = 0
    asked: int = 0
    unshown: int = 0
    changed: int = 0
    unlisted: int = 0
    threads: int = 0
    gaps: int = 0
    early_calls: int = 0
    edits: int = 0
    unchanged: int = 0


@dataclass
class DrillCount:
    """The whole drill, by the keys of `candour publish-drill`."""

    statements: int = 0
    deliveries: int = 0
    live: int = 0
    duplicates: int = 0
    losses: int = 0
    asked: int = 0
    unshown: int = 0
    changed: int = 0
    unlisted: int = 0
    threads: int = 0
    gaps: int = 0
    kills: int = 0
    kills_while_sending: int = 0
    early_calls: int = 0
    edits: int = 0
    unchanged: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    by_network: dict[str, dict[str, int]] = field(default_factory=dict)
    by_kind: dict[str, dict[str, float]] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """This will tell whether the promise held: nothing twice, lost, hidden or changed, no gap.

        Where words were changed in their place, the newest stand there.
        """
        broken = (self.duplicates, self.losses, self.unshown, self.changed, self.gaps, self.unlisted)
        return not any(broken) and not self.unchanged


@dataclass(frozen=True)
class _Copy:
    number: str
    sha256: str


def count(folder: Path) -> DrillCount:
    """This will read the folder of a drill; a network without deliveries is counted too."""
    statements = list(_lines(folder / "statements.jsonl"))
    kills = list(_lines(folder / "kills.jsonl"))
    whole = DrillCount(
        statements=len({line["statement"] for line in statements if not line.get("changes")}),
        deliveries=sum(not line.get("changes") for line in statements),
        kills=len(kills),
        kills_while_sending=sum(int(line["sending"]) > 0 for line in kills),
    )
    faults: Counter[str] = Counter()
    for log in _networks(folder):
        met = Counter(str(line["fault"]) for line in _lines(Path(f"{log}.faults")))
        mine = [line for line in statements if line["network"] == log.stem]
        counted = _count_network(log, mine)
        counted.early_calls = met.pop("early_call", 0)
        faults += met
        whole.by_network[log.stem] = asdict(counted)
        for name in _SUMMED:
            setattr(whole, name, getattr(whole, name) + getattr(counted, name))
    whole.faults = dict(sorted(faults.items()))
    whole.by_kind = _by_kind(whole.by_network)
    return whole


def _by_kind(by_network: dict[str, dict[str, int]]) -> dict[str, dict[str, float]]:
    """This will sum up the networks of each kind ("keyed-1" is "keyed"), with the share asked about."""
    kinds: dict[str, Counter[str]] = {}
    for name, counted in by_network.items():
        kinds.setdefault(name.rpartition("-")[0] or name, Counter()).update(counted)
    return {
        kind: {**summed, "asked_share": round(summed["asked"] / max(1, summed["deliveries"]), 4)}
        for kind, summed in kinds.items()
    }


def _networks(folder: Path) -> list[Path]:
    """This will list the networks' own files by name, without the drill's two."""
    return [log for log in sorted(folder.glob("*.jsonl")) if log.stem not in {"statements", "kills"}]


def _count_network(log: Path, told: list[dict[str, str]]) -> NetworkCount:
    deliveries = [line for line in told if not line.get("changes")]
    changes = [line for line in told if line.get("changes")]
    counted = NetworkCount(deliveries=len(deliveries), edits=len(changes))
    copies: dict[str, list[_Copy]] = {}
    whose = {delivery.get("words", ""): delivery for delivery in deliveries}
    for line in _lines(log):
        if line["what"] not in {"publish", "repeat"}:
            continue
        counted.accepted += 1
        if line["what"] == "repeat":
            counted.repeats += 1
        else:
            key, sha256 = line["key"], line["sha256"]
            if "words" in line:
                owner = whose.get(line["words"])
                key, sha256 = (owner["key"], owner["sha256"]) if owner else (f"? {line['words']}", "")
            copies.setdefault(key, []).append(_Copy(line["id"], sha256))
    counted.copies = sum(len(found) for found in copies.values())
    counted.duplicates = sum(len(found) - 1 for found in copies.values())
    known = {line["key"] for line in deliveries}
    counted.unshown = sum(len(found) for key, found in copies.items() if key not in known)
    for delivery in deliveries:
        _count_delivery(counted, delivery, copies.get(delivery["key"], []))
    counted.threads, counted.gaps = _count_gaps(list(copies), deliveries)
    counted.unlisted = _count_unlisted(log)
    counted.unchanged = _count_unchanged(log, changes, copies)
    return counted


def _count_unchanged(log: Path, changes: list[dict[str, str]], copies: dict[str, list[_Copy]]) -> int:
    """This will count the copies whose newest words on the network are not those that Candour says they have.

    A change of which nobody could tell the outcome counts on neither side.
    """
    says = {line["id"]: line["sha256"] for line in _lines(log) if line["what"] == "edit"}
    wrong, known = 0, set()
    for change in changes:
        numbers = [copy.number for copy in copies.get(change["changes"], [])]
        known.update(numbers)
        if change["state"] == "published":
            wrong += any(says.get(number) != change["sha256"] for number in numbers) or not numbers
        elif change["state"] != "asked":
            wrong += any(says.get(number) == change["sha256"] for number in numbers)
    return wrong + len(set(says) - known)


def _count_unlisted(log: Path) -> int:
    """This will compare what was accepted with what the network lists itself, by the words."""
    listed_in = log.with_suffix(".listed")
    if not listed_in.exists():
        return 0
    listed = Counter(_on_one_line(str(line["words"])) for line in _lines(listed_in))
    words = {line["id"]: _words_of(line) for line in _lines(log) if line["what"] in {"publish", "edit"}}
    accepted = Counter(words.values())
    return sum((listed - accepted).values()) + sum((accepted - listed).values())


def _words_of(line: dict[str, str]) -> str:
    return _on_one_line(line["words"] if "words" in line else str(json.loads(line["bytes"])["text"]))


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _count_gaps(taken: list[str], deliveries: list[dict[str, str]]) -> tuple[int, int]:
    """This will count threads and their gaps; `taken` are the keys in the order in which they were taken."""
    places = {key: place for place, key in enumerate(taken)}
    threads: dict[str, dict[int, str]] = {}
    for delivery in deliveries:
        if int(delivery.get("parts", 1)) > 1:
            threads.setdefault(delivery["statement"], {})[int(delivery["part"])] = delivery["key"]
    gaps = 0
    for keys in threads.values():
        order = [places.get(keys[part]) for part in sorted(keys)]
        for before, after in pairwise(order):
            gaps += after is not None and (before is None or before > after)
    return len(threads), gaps


def _count_delivery(counted: NetworkCount, delivery: dict[str, str], copies: list[_Copy]) -> None:
    state = delivery["state"]
    counted.asked += state == "asked" or bool(delivery.get("was_asked"))
    if not copies:
        counted.losses += state not in TOLD
        return
    counted.live += 1
    shown_as = delivery.get("network_id", "")
    is_hidden = state not in SHOWN or (
        state == "published" and shown_as not in {one.number for one in copies}
    )
    counted.unshown += is_hidden
    counted.changed += any(one.sha256 != delivery["sha256"] for one in copies)


def _lines(file: Path) -> Iterator[dict[str, str]]:
    """This will read JSON lines; a missing file has none, and a last line cut by a kill is left out."""
    if not file.exists():
        return
    for line in file.read_bytes().splitlines(keepends=True):
        if line.endswith(b"\n"):
            yield json.loads(line)
