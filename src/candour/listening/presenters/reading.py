"""What was read in a post, as printed: its words, both candidates where unsure, who said otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain.kinds import HUMAN_NOW, Flag, Kind
from candour.listening.models import Correction, PublicPost, ReadingMade
from candour.listening.presenters.segments import Segment, segments, telling, words_at
from candour.listening.presenters.words import REALLY, flag_words, grave_words, kind_words
from candour.web.filters import shortened

MOST_WORDS = 6
WITH_HAND_OFF = frozenset({*HUMAN_NOW, Flag.POSSIBLE_HARM})
"""Flags that open a hand-off: no tap takes them away."""


@dataclass(frozen=True)
class Candidate:
    """A kind that a post may be, with the words that speak for it."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """What a person said that a post really is; `undone_by` is empty while it stands."""

    kind: str
    by: str
    at: datetime
    undone_by: str


@dataclass(frozen=True)
class ReadingModel:
    """By which model a post was read, how sure it was ("83 in 100"), and when."""

    version: str
    fingerprint: str
    chance: str
    read_at: datetime


@dataclass(frozen=True)
class ReadingView:
    """What Candour read, and the kinds that one tap would make it.

    `candidates` is one kind, or two where Candour would rather have a person read. `standing` is what a
    person said and is believed; `earlier` is what was said besides, newest first.
    """

    candidates: tuple[Candidate, ...]
    is_unsure: bool
    standing: Said | None
    earlier: tuple[Said, ...]
    others: tuple[tuple[str, str], ...]
    worst: str
    how_grave: str
    flags: tuple[str, ...]
    keeps_flags: bool
    model: ReadingModel | None

    @property
    def speaks_for(self) -> tuple[str, ...]:
        """What the marked words speak for, in the hidden words around them."""
        return speaks_for(self.candidates)


def speaks_for(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """This will say, for who cannot see the marks, what the marked words speak for."""
    if len(candidates) < 2:
        return ("noticed",)
    return tuple(f"could be {each.kind}" for each in candidates)


def parts_of(post: PublicPost, reading: ReadingMade | None) -> tuple[Segment, ...]:
    """This will cut a post's words so that those that speak for a kind can be marked.

    A full stop or a "to" may have weighed in the reading, but says nothing to a person: it is not marked.
    """
    if reading is None:
        return segments(post.text, ())
    other = reading.runner_up_evidence if reading.abstains else []
    return segments(post.text, telling(post.text, reading.evidence), telling(post.text, other))


def reading_view(
    post: PublicPost,
    reading: ReadingMade | None,
    corrections: Sequence[Correction] = (),
    names: Mapping[str, str] | None = None,
) -> ReadingView:
    """This will make what is printed of a reading; `corrections` of this version, newest first."""
    said = [_said(each, names or {}) for each in corrections]
    standing = next((each for each in said if not each.undone_by), None)
    worst = words_at(post.text, [reading.worst]) if reading and reading.worst else ()
    return ReadingView(
        candidates=candidates_of(post, reading),
        is_unsure=post.is_unsure,
        standing=standing,
        earlier=tuple(each for each in said if each is not standing),
        others=tuple(
            (kind.value, words) for kind, words in REALLY.items() if post.is_unsure or kind != post.kind
        ),
        worst=_worst(post, worst),
        how_grave=grave_words(post.criticality) if _is_grave(post) else "",
        flags=flag_words(post.flags),
        keeps_flags=any(Flag(flag) in WITH_HAND_OFF for flag in post.flags),
        model=_model(reading) if reading else None,
    )


def candidates_of(post: PublicPost, reading: ReadingMade | None) -> tuple[Candidate, ...]:
    """This will give what a post was read as: one kind, or two where Candour would not say it."""
    if reading is None:
        return ()
    first = Candidate(kind_words(reading.kind), words_at(post.text, reading.evidence)[:MOST_WORDS])
    if not reading.abstains or reading.runner_up in {"", reading.kind}:
        return (first,)
    words = words_at(post.text, reading.runner_up_evidence)[:MOST_WORDS]
    return first, Candidate(kind_words(reading.runner_up), words)


def could_be(candidates: Sequence[Candidate]) -> str:
    """This will say between which kinds Candour could not choose, with the words that pull."""
    return f"Could be {' or '.join(map(_with_words, candidates))}" if candidates else ""


def _with_words(candidate: Candidate) -> str:
    quoted = ", ".join(f"“{word}”" for word in candidate.words[:3])
    return f"{candidate.kind} ({quoted})" if quoted else candidate.kind


def _said(correction: Correction, names: Mapping[str, str]) -> Said:
    return Said(
        kind=kind_words(correction.kind),
        by=names.get(correction.corrected_by, "A colleague"),
        at=correction.corrected_at,
        undone_by=names.get(correction.undone_by, "a colleague") if correction.undone_at else "",
    )


def _is_grave(post: PublicPost) -> bool:
    return post.criticality < 0 and (post.is_unsure or post.kind != Kind.COMPLIMENT)


def _worst(post: PublicPost, worst: Sequence[str]) -> str:
    """This will quote the worst sentence, where there is one among others and thanks are not all there is."""
    if not worst or not _is_grave(post):
        return ""
    return shortened(worst[0], 200) if len(worst[0]) < len(post.text.strip()) else ""


def _model(reading: ReadingMade) -> ReadingModel:
    return ReadingModel(
        version=reading.model_version,
        fingerprint=reading.model_hash[:12],
        chance=f"{round(100 * reading.confidence)} in 100",
        read_at=reading.read_at,
    )
