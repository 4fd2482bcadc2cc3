"""What a trust may watch for in public, and what counts as the same word.

"  Bed  blocking "  -> bed blocking      case, accents, width of letters and runs of spaces do not matter
"#StBrannocsDay"    -> #stbrannocsday    with or without capitals in the middle
"""

import codecs
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import regex

from candour.domain.refusal import Refusal
from candour.domain.roles import Role

MAY_WATCH = frozenset({Role.COMMUNICATIONS, Role.ADMINISTRATOR, Role.READER_ON_CALL})
MOST_TERMS = 1_000
SHORTEST, LONGEST = 3, 60
"""Letters and digits that a term has at least; signs that it has at most."""

_NOT_SEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]+")
"""Accents that stand apart once letters are taken apart (NFKD), and signs that nobody sees."""
_USUAL = (("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2013", "-"), ("\u2026", "..."))
"""What a phone puts in the place of plain signs: most posts beyond ASCII have no others."""
_OTHER = regex.compile(r"[^\x00-\x7f\p{L}\p{M}\p{N}]")
BETWEEN = "~"
"""Stands for what is no letter and no space beyond ASCII, so that most posts are plain to search."""
MANY = 24
"""Bytes more than signs: from there on a text is not mostly ASCII."""
_RUN = re.compile(r"\s+")


@dataclass(frozen=True)
class Term:
    """One watched word, phrase or hashtag, folded; a hashtag keeps its sign."""

    number: int
    folded: str

    @property
    def is_hashtag(self) -> bool:
        """This will say whether only the hashtag counts."""
        return self.folded.startswith("#")


@dataclass(frozen=True)
class Wish:
    """What somebody asks Candour to watch for."""

    text: str
    why: str


@dataclass(frozen=True)
class Watching:
    """What is watched for already, folded, by whom and since when; and the names of who works here."""

    by_whom: dict[str, tuple[str, datetime]]
    staff: Collection[str]


def fold(text: str) -> str:
    """This will bring a text into the form in which words are compared.

    A few signs beyond ASCII are found and replaced by the encoder, ten times as quickly as by a regular
    expression; where they are many, the text is folded as one.
    """
    if text.isascii():
        return text.lower()
    for sign, plain in _USUAL:
        text = text.replace(sign, plain)
    if text.isascii():
        return text.lower()
    if len(text.encode("utf-8", "replace")) - len(text) > MANY:
        return _plain(text).lower()
    return text.encode("ascii", _FOLDING).decode().lower()


def _replace(error: UnicodeEncodeError) -> tuple[bytes, int]:
    """This will fold the signs that ASCII does not have (a handler as `codecs.register_error` wants it)."""
    return _folded(error.object[error.start : error.end]), error.end


_FOLDING = "candour.fold"
codecs.register_error(_FOLDING, _replace)  # type: ignore[arg-type]  # it is used to encode alone


@lru_cache(maxsize=8_192)
def _folded(run: str) -> bytes:
    return _plain(run).encode("utf-8", "replace")


def _plain(run: str) -> str:
    """This will fold letters to their plain forms, and what is neither letter nor space to one sign."""
    letters = _NOT_SEEN.sub("", unicodedata.normalize("NFKD", run)).casefold()
    return _OTHER.sub(BETWEEN, letters)


def fold_term(text: str) -> str:
    """This will bring what somebody typed into the form in which it is looked for."""
    folded = _RUN.sub(" ", fold(text)).strip()
    return f"#{folded.lstrip('# ').replace(' ', '')}" if folded.startswith("#") else folded


def may_watch(roles: frozenset[Role]) -> Refusal | None:
    """This will say who chooses what the trust watches for."""
    if roles & MAY_WATCH:
        return None
    return Refusal(
        "Only communications, readers on call and trust administrators choose what we watch for.",
        "Ask one of them; they are listed under People.",
    )


def may_add(wish: Wish, watching: Watching) -> Refusal | None:
    """This will say why something cannot be watched for."""
    folded = fold_term(wish.text)
    no = _shape(folded)
    if no is not None:
        return no
    if folded in watching.by_whom:
        who, since = watching.by_whom[folded]
        return Refusal(
            f"{who} watches for it already, since {since.day} {since:%B %Y}.",
            "It is in the list below; a word is watched for once, whatever its capitals and accents.",
        )
    names = {fold(name) for name in watching.staff}
    if folded.lstrip("#") in names | {name.replace(" ", "") for name in names}:
        return Refusal(
            "That is the name of somebody who works here, and Candour does not watch people.",
            "Watch for the service, the place or the matter instead. Abuse of staff is flagged without it.",
        )
    if len(watching.by_whom) >= MOST_TERMS:
        return Refusal(
            f"We watch for {MOST_TERMS:,} words already, the most that stays quick.",
            "Stop watching for one that brings nothing.",
        )
    if not wish.why.strip():
        return Refusal("Nobody would know what it is for.", "Enter why we watch for it.")
    return None


def _shape(folded: str) -> Refusal | None:
    letters = sum(sign.isalnum() for sign in folded)
    if not letters:
        return Refusal("There is no letter in it.", "Enter a word, a phrase or a hashtag.")
    if letters < SHORTEST and folded.isascii():  # two signs are a word in Chinese
        return Refusal(
            "So short a word is in nearly every post.",
            f"Enter a word of at least {SHORTEST} letters, or a phrase around it.",
        )
    if len(folded) > LONGEST:
        return Refusal(
            f"Nobody writes {len(folded)} signs the same way twice.",
            f"Enter at most {LONGEST} signs: the two or three words that matter.",
        )
    if folded.startswith("#") and not all(sign.isalnum() or sign == "_" for sign in folded[1:]):
        return Refusal("A hashtag has only letters and digits.", "Leave out its other signs.")
    return None
