"""Words that went to somebody else already: people do read each other's replies."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from candour.domain.checks.agreed import repeatable
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.draft import Earlier
from candour.domain.checks.folding import WORD, fold
from candour.domain.checks.material import Material, sentences
from candour.domain.checks.pieces import LONGEST_COMPARED, PIECE, Remembered, near_among, numbered
from candour.domain.checks.report import Finding, Span, finding

SHARED_RUN = 13
"""So many words in a row, shared with an earlier reply, were seen only in poor replies."""
OVERLAP = 0.5
"""From half of all four-word pieces on, two texts are near-identical."""
LEAST_WORDS = 8
"""Shorter texts count only when they are the same word for word."""
LEAST_WORDS_WHOLE = 4
WITHIN = timedelta(hours=24)
THIRD = 2
"""Two near-identical replies went out before: this one is the third."""

_OPENING = re.compile(
    r"^\s{0,3}(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^.,!\n]{0,40}(?:[,!\n]|$)"
)
_CLOSING = re.compile(
    r"(?:\n[^.!?\n]{0,60}|\^\s?[a-z]{1,3}\s{0,3})$|\b(?:kind regards|best wishes|all the best|"
    r"yours sincerely)\b[^\n]{0,80}\n?[^\n]{0,80}$"
)
_REQUIRED = re.compile(
    r"\b999\b|\b111\b|\bsamaritans\b|\bpals\b|\bpatient advice\b|\[phone\]|\[email\]|\b0\d[\d ]{8,11}\b|"
    r"[a-z0-9]@[a-z0-9]"
)
_Words = list[tuple[str, int, int]]


def sameness(material: Material) -> Finding | None:
    """This will hint at words that went out before, and hold the third near-identical text within 24 hours.

    Where the draft has no time, it counts as written when the latest earlier reply went out. An earlier
    reply of unknown time opens a hint, never the hold.
    """
    earlier = material.draft.earlier
    if not earlier or not material.words:
        return None
    ours = _own_words(material.whole.text[:LONGEST_COMPARED], repeatable(material.draft.agreed))
    if len(ours) < LEAST_WORDS_WHOLE:
        return None
    alike, shared_places = _compare(ours, earlier)
    if not shared_places:
        return None
    now = material.draft.at or max((one.at for one in earlier if one.at), key=_aware, default=None)
    recent = [
        one for one in alike if one.at and now and timedelta(0) <= _aware(now) - _aware(one.at) <= WITHIN
    ]
    spans = _spans(shared_places, ours, material)
    if len(recent) >= THIRD:
        reason = "These words went to two others within a day."
        return finding(Code.SAMENESS, level=Level.HOLD, spans=spans, reason=reason)
    return finding(Code.SAMENESS, level=Level.HINT, spans=spans)


def near(text: str, remembered: Remembered) -> list[int]:
    """This will give the keys of all remembered texts that a reply may be alike to, the newest first."""
    words = _words_of(text[:LONGEST_COMPARED])
    return remembered.near(numbered(words), _least(len(_places(words, PIECE))))


def _compare(ours: _Words, earlier: Sequence[Earlier]) -> tuple[list[Earlier], set[int]]:
    """This will find the near-identical earlier texts, and the places of all shared words in ours."""
    words = [word for word, _, _ in ours]
    pieces = _places(words, PIECE)
    runs = _places(words, SHARED_RUN)
    alike: list[Earlier] = []
    shared: set[int] = set()
    texts = [one.text for one in earlier]
    for one in (earlier[place] for place in near_among(texts, numbered(words), _least(len(pieces)))):
        theirs = _words_of(one.text[:LONGEST_COMPARED])
        if theirs == words:
            alike.append(one)
            shared.update(range(len(words)))
            continue
        common = pieces.keys() & _windows(theirs, PIECE)
        is_alike = len(words) >= LEAST_WORDS and len(common) >= OVERLAP * len(pieces)
        has_run = len(common) > SHARED_RUN - PIECE and bool(runs.keys() & _windows(theirs, SHARED_RUN))
        if is_alike:
            alike.append(one)
        if is_alike or has_run:
            shared.update(
                place + step for piece in common for place in pieces[piece] for step in range(PIECE)
            )
    return alike, shared


def _least(pieces: int) -> float:
    """This will say how many pieces a text must share to be worth a comparison; most share none.

    Half of what either rule needs is asked for, since a rough look also sees greetings and sign-offs.
    """
    return max(1.0, min(SHARED_RUN - PIECE + 1, OVERLAP * pieces) / 2)


@lru_cache(maxsize=1_024)
def _words_of(text: str) -> list[str]:
    """This will give the words of a text that went out; kept, as each pause compares with the same."""
    return [word for word, _, _ in _own_words(fold(text).text)]


def _own_words(folded: str, may_repeat: Sequence[str] = ()) -> _Words:
    """This will give the words of a text with their places, without greeting, sign-off, and sentences with
    required wording or with words that colleagues agreed may be the same."""
    kept = _blank(_CLOSING, _blank(_OPENING, folded))
    return [
        (word.group(), sentence.start + word.start(), sentence.start + word.end())
        for sentence in sentences(kept)
        if not _REQUIRED.search(sentence.text) and not any(words in sentence.text for words in may_repeat)
        for word in WORD.finditer(sentence.text)
    ]


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found.group()), text)


def _windows(words: list[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[step:] for step in range(size)), strict=False))


def _places(words: list[str], size: int) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(words) - size + 1):
        places.setdefault(tuple(words[place : place + size]), []).append(place)
    return places


def _spans(shared: set[int], ours: _Words, material: Material) -> tuple[Span, ...]:
    spans: list[Span] = []
    last = -2
    for place in sorted(shared):
        start, end = material.whole.span(ours[place][1], ours[place][2])
        if place == last + 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = place
    return tuple(spans)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
