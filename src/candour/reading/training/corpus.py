"""Gathers the texts to learn from: which kinds each text may be, how much it counts, how critical it is."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from candour.domain.kinds import Kind

TRUST_EXAMPLES = "trust-examples.jsonl"
"""What the page about the reader gives to an administrator, put into the data folder as it is."""
PHRASES = Path(__file__).parent.parent / "phrases"
_HELDOUT_SALT = "candour-heldout|"
_NOT_PLAIN = re.compile(r"[^a-z0-9 ]+")

_PARTIAL: dict[str, dict[Kind, float]] = {
    "compliment": {Kind.COMPLIMENT: 1.0},
    "complaint": {Kind.COMPLAINT: 1.0, Kind.SUGGESTION: 1.0, Kind.MIXED: 0.5},
    "mixed_or_neutral": {Kind.MIXED: 1.0, Kind.OTHER: 1.0, Kind.QUESTION: 0.5, Kind.COMPLIMENT: 0.2},
}
"""NHS coders used three kinds; each allows some of our six, as measured by reading again."""
READ_AGAIN = PHRASES / "nhs-read-again.tsv"
"""NHS rows (by id, no text) that were read again for the project: the kind, and others that would be fair."""
PHRASE_COUNTS, READ_AGAIN_COUNTS = 2.0, 2.5
"""What a phrase of our own and an NHS row that was read again count, where a coder's label counts 1."""
_FAIR, _AS_CODED = 0.3, 0.15
"""How far another fair kind is allowed where one was told, and what the coders' own kind allows."""
_LEAN_OF = {
    Kind.COMPLIMENT: "compliment",
    Kind.COMPLAINT: "complaint",
    Kind.SUGGESTION: "complaint",
    Kind.MIXED: "mixed_or_neutral",
    Kind.QUESTION: "mixed_or_neutral",
    Kind.OTHER: "mixed_or_neutral",
}
_BY_SENTIMENT = {1: 4.0, 2: 2.5, 3: 0.0, 4: -2.5, 5: -4.0}
_BY_KIND = {
    Kind.COMPLIMENT: 3.0, Kind.COMPLAINT: -3.0, Kind.MIXED: -2.0,
    Kind.SUGGESTION: -1.0, Kind.QUESTION: 0.0, Kind.OTHER: 0.0,
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One text to learn from; `kind` is known only where a reader of the six kinds said it."""

    id: str
    text: str
    source: str
    lean: str
    allowed: dict[Kind, float]
    weight: float
    kind: Kind | None = None
    criticality: float | None = None
    group: str = ""
    writer: str = ""
    phenomenon: str = ""
    part: str = field(default="train")
    elder: tuple[float, ...] = ()
    """What a larger model makes of it, if it was asked: the chances of the kinds, in their order."""


def lean_of(kind: Kind) -> str:
    """This will fold one of the six kinds into the three that NHS coders used."""
    return _LEAN_OF[kind]


def heldout_mark(text: str) -> str:
    """This will give the hash under which a held-out text is listed (see the data's own read-me)."""
    plain = _NOT_PLAIN.sub(" ", text.lower()).strip()
    return hashlib.sha256((_HELDOUT_SALT + plain).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True)
class Corpus:
    """Everything to learn from and to measure on; no text of it is held out."""

    nhs: list[Row]
    dev: list[Row]
    six: list[Row]
    challenge: list[Row]
    phrases: list[Row]
    refused: int
    examples: list[Row] = field(default_factory=list)
    unlabelled: list[Row] = field(default_factory=list)
    """Texts that teach only by what a larger model makes of them."""

    def to_learn(self) -> list[Row]:
        """This will list what the shipped model learns from: everything but the dev rows of the
        three kinds."""
        return [*self.nhs, *self.six, *self.challenge, *self.phrases, *self.examples]


def gather(folder: Path) -> Corpus:
    """This will read the data folder and the phrases of this package, leaving out every held-out text."""
    marks = set((folder / "nhs-feedback" / "heldout-sha256.txt").read_text(encoding="utf-8").split())
    six = [_six(row) for row in _lines(folder / "nhs-feedback" / "kinds6.jsonl")]
    again = {row.id for row in six}
    told = dict(_read_again(READ_AGAIN))
    nhs = [
        _three(row, told=told.get(str(row["id"])))
        for row in _lines(folder / "nhs-feedback" / "train.jsonl")
        if row["id"] not in again
    ]
    dev = [_three(row, part="dev") for row in _lines(folder / "nhs-feedback" / "dev.jsonl")]
    challenge = [_hard(row, "challenge") for row in _lines(folder / "challenge-dev.jsonl")]
    parts = [nhs, dev, six, challenge, own_phrases(), _examples(folder / TRUST_EXAMPLES)]
    clean = [[row for row in part if heldout_mark(row.text) not in marks] for part in parts]
    refused = sum(map(len, parts)) - sum(map(len, clean))
    return Corpus(clean[0], clean[1], clean[2], clean[3], clean[4], refused, clean[5])


def own_phrases() -> list[Row]:
    """This will read the hard sentences written for this project."""
    return [_hard(row, "phrases") for _, row in lines_in(PHRASES)]


def _examples(path: Path) -> list[Row]:
    """This will read what people of a trust put right, where somebody took it from its page into the folder.

    It is learned from and never measured on: a trust's own page measures there.
    """
    return [_hard(row, "trust") for row in _lines(path)] if path.is_file() else []


def lines_in(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """This will read the lines of all files of a folder, each with the name of its file."""
    for path in sorted(folder.glob("*.jsonl")):
        for row in _lines(path):
            yield path.stem, row


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _read_again(path: Path) -> Iterator[tuple[str, list[Kind]]]:
    """This will read which kinds a reader saw in NHS rows: the best first, then others that would be fair."""
    for line in path.read_text(encoding="utf-8").splitlines():
        name, kind, *also = line.split("\t")
        yield name, [Kind(each) for each in [kind, *(also[0].split(",") if also else [])]]


def _allowed(kinds: Sequence[Kind], lean: str) -> dict[Kind, float]:
    """This will say how far each kind is allowed where a reader named `kinds` and the coders `lean`."""
    coded = {kind: _AS_CODED * much for kind, much in _PARTIAL[lean].items()}
    return {**coded, **dict.fromkeys(kinds[1:], _FAIR), kinds[0]: 1.0}


def _three(row: dict[str, object], part: str = "train", told: Sequence[Kind] | None = None) -> Row:
    """This will read a row of NHS feedback; `told` are the kinds that a reader saw in it later.

    A trap: in phase 1 a criticality of 0 at one trust means "no criticism" and is nearly always praise,
    not neutral. Such rows are weak compliments; their criticality is not learned from.
    """
    lean = str(row["kind3"])
    weak = row["strength"] != "gold"
    criticality: float | None = None
    if row.get("criticality") not in {None, 0}:
        criticality = float(str(row["criticality"]))
    elif row.get("sentiment5") is not None:
        criticality = _BY_SENTIMENT[int(str(row["sentiment5"]))]
    return Row(
        id=str(row["id"]), text=str(row["text"]), source=str(row["src"]), lean=lean,
        allowed=_allowed(told, lean) if told else _PARTIAL[lean],
        weight=READ_AGAIN_COUNTS if told else 0.5 if weak else 1.0,
        kind=told[0] if told else None, criticality=criticality, part=part,
    )  # fmt: skip


def _six(row: dict[str, object]) -> Row:
    kind = Kind(str(row["kind"]))
    also = row.get("also")
    allowed = {Kind(str(other)): 0.25 for other in also} if isinstance(also, list) else {}
    criticality = row.get("nhs_criticality")
    return Row(
        id=str(row["id"]), text=str(row["text"]), source=str(row["src"]), lean=lean_of(kind),
        allowed={**allowed, kind: 1.0}, weight=4.0, kind=kind,
        criticality=float(str(criticality)) if criticality else _BY_KIND[kind], part=str(row["split"]),
    )  # fmt: skip


def _hard(row: dict[str, object], source: str) -> Row:
    """This will read a hard sentence.

    Its criticality is a stand-in by kind; only the first writer's teach it, so that stand-ins do not drown
    what NHS staff scored.
    """
    kind = Kind(str(row["kind"]))
    writer, phenomenon = str(row.get("writer", "first")), str(row.get("phenomenon", ""))
    stands_in = _BY_KIND[kind] if writer == "first" else None
    also = row.get("also")
    fair = {Kind(str(other)): _FAIR for other in also} if isinstance(also, list) else {}
    return Row(
        id=str(row["id"]), text=str(row["text"]), source=source, lean=lean_of(kind),
        allowed={**fair, kind: 1.0},
        weight=PHRASE_COUNTS if source == "phrases" else 4.0, kind=kind, criticality=stands_in,
        writer=writer, phenomenon=phenomenon,
        group=f"{writer}|{phenomenon}|{row.get('voice', '')}",
    )  # fmt: skip
