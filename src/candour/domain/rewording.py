"""Changing the words of what is public: who may, when, and what is no more than a slip of the pen.

The new words are looked at like any others, and the old ones stay readable beside them. A mistake is not
mended so: whoever told people something wrong owns it in the thread (`amending`), where the first words stay.
"""

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.statements import StatementState, words_of

MOST_SLIPS = 3
"""So many words may be mended in one slip."""
_COUNTS = (
    r"zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred(?:th)?|thousand(?:th)?|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen(?:th)?|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ieth)|"
    r"[mb]illion(?:th)?|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th|"
    r"dozen|half|halves|once|twice|single|double"
)
_DAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|"
    r"october|november|december"
)
_UNITS = r"mc?g|k?g|ml|[ap]m"
_SAYS_MORE = re.compile(
    rf"\d|\b(?:no|not|nor|never|none|cannot|without|(?:{_COUNTS}|{_DAYS})s?|{_UNITS})\b|n[’']?t$"
)
"""A number, a day, and what says no: to change one changes what was said, however alike the words look."""
_LETTERS = re.compile(r"[\w’'-]+")
_EXACT = re.compile(r"\d|//|[@#]|\w[./]\w")
"""What holds one of these is an amount, a time or an address: no sign in it may change."""
_AROUND = ".,;:'’‘\"“”()"
_A_SIGN = re.compile(rf"[^\w\s{_AROUND}–-]")
"""Every sign but those that only cut and join words: a question mark, a face or "<" says something itself."""
_BEGINS = re.compile(rf"(?:^|\n|\b[a-z]{{2,}}[.!?…])[\s{_AROUND}–-]*$")
"""Where a sentence begins; after "Dr." none does."""

OWNED = Refusal(
    "The mistake in it was owned, so what we said stays as it was.",
    "If the correction has a mistake too, open it and put it right there.",
)
NEWER_WORDS = Refusal("Newer words stand there by now.", "Open the reply to read them.")
OVERTAKEN = Refusal(
    "The words were changed since you began.", "Open the reply, and change the words that stand there now."
)
NOT_THERE = Refusal("This copy is not there any more.", "Nothing needs to be changed there.")
NOTHING_CHANGED = Refusal("Nothing is changed yet.", "Change the words, then send them.")
OTHER_PARTS = Refusal(
    "These words stand in another number of parts there.",
    "Cut them into as many parts as before, or own the mistake in the thread.",
)


@dataclass(frozen=True)
class Place:
    """One account where the words stand: `no` says why they cannot be changed there, empty where they can."""

    account: str
    no: str = ""


@dataclass(frozen=True)
class Rewordable:
    """What the rule asks about words that somebody wants to change in their place.

    `is_owned` says that a correction of them was sent on its route or is public. `under_way_by` names
    whose other new words for them were sent on their route; empty where there are none.
    """

    state: StatementState
    is_author: bool
    is_active: bool
    roles: Collection[Role]
    owns_the_account: bool = False
    is_coming_down: bool = False
    is_owned: bool = False
    under_way_by: str = ""
    places: Sequence[Place] = ()


def to_reword(words: Rewordable) -> Refusal | None:
    """This will say why somebody may not change public words in their place, or nothing."""
    if not words.is_active:
        return Refusal("Your account is paused.", "Ask your trust's administrator.")
    if not (words.is_author or words.owns_the_account or Role.COMMUNICATIONS in words.roles):
        return Refusal(
            "Only its author, the account's owner or communications can change these words.",
            "Tell one of them what you would change. A mistake can be owned by whoever looks at replies.",
        )
    return _not_now(words) or _changed_nowhere(words.places)


def _not_now(words: Rewordable) -> Refusal | None:
    if words.is_coming_down:
        return Refusal(*words_of(StatementState.TAKEN_DOWN))
    if words.state is not StatementState.PUBLISHED:
        return Refusal(*words_of(words.state))
    if words.is_owned:
        return OWNED
    if not words.under_way_by:
        return None
    return Refusal(
        f"{words.under_way_by} has sent new words for this, which are not live yet.",
        f"Tell {words.under_way_by} what you would change, or wait until they are live.",
    )


def _changed_nowhere(places: Sequence[Place]) -> Refusal | None:
    if any(not place.no for place in places):
        return None
    why = " ".join(dict.fromkeys(place.no for place in places)) or "No copy of it is live."
    return Refusal(why, "Own it instead: your correction stands under it, in the same thread.")


def is_slip(before: str, after: str) -> bool:
    """This will say whether new words only mend the spelling, the spaces or the commas of old ones.

    A word may be mended by one letter that is put in, left out or replaced, or two neighbours that change
    places, never at its beginning; or be left out where it stood twice. A name, a number, a day, an address,
    what says no, and signs that say something themselves are never mended so: "now" for "not" is another
    thing to say, and "We harmed you?" another than "We harmed you."
    """
    if before == after or _exact(before) != _exact(after) or _signs(before) != _signs(after):
        return False
    old, new = list(_LETTERS.finditer(before)), list(_LETTERS.finditer(after))
    mended = 0
    matcher = difflib.SequenceMatcher(a=_plain(old), b=_plain(new), autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if not (
            _stood_twice(_plain(old), start, end, new_end - new_start)
            or _are_alike(old[start:end], new[new_start:new_end])
        ):
            return False
        mended += end - start
    return mended <= MOST_SLIPS


def _exact(text: str) -> list[str]:
    return [piece.strip(_AROUND) for piece in text.split() if _EXACT.search(piece)]


def _signs(text: str) -> list[str]:
    return _A_SIGN.findall(text)


def _plain(words: Sequence[re.Match[str]]) -> list[str]:
    return [word[0].casefold() for word in words]


def _stood_twice(words: Sequence[str], start: int, end: int, put_in: int) -> bool:
    if end - start != 1 or put_in or _SAYS_MORE.search(words[start]):
        return False
    return words[start] in {*words[max(0, start - 1) : start], *words[end : end + 1]}


def _are_alike(old: Sequence[re.Match[str]], new: Sequence[re.Match[str]]) -> bool:
    if len(old) != len(new) or any(_is_a_name(word) for word in (*old, *new)):
        return False
    return all(_is_alike(word, other) for word, other in zip(_plain(old), _plain(new), strict=True))


def _is_a_name(word: re.Match[str]) -> bool:
    """This will say whether a word has a capital that no beginning of a sentence explains."""
    has_capitals = [letter != letter.lower() for letter in word[0]]
    return any(has_capitals[1:]) or (has_capitals[0] and not _BEGINS.search(word.string[: word.start()]))


def _is_alike(word: str, other: str) -> bool:
    if any(_SAYS_MORE.search(each) for each in (word, other)):
        return False
    pairs = zip(word, other, strict=False)
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    old, new = word[same:], other[same:]
    is_swapped = old[:2] == new[1::-1] and old[2:] == new[2:]
    return same > 0 and (is_swapped or old[1:] == new[1:] or old[1:] == new or old == new[1:])
