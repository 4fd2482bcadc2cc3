"""Changing the words of what is public: who may, when, and what is no more than a slip of the pen.

The new words are looked at like any others, and the old ones stay readable beside them. A mistake is not
mended so: whoever told people something wrong owns it in the thread (`amending`), where the first words stay.
"""

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.statements import StatementState, words_of

MOST_SLIPS = 3
"""So many words may be mended in one slip."""
ALIKE = 0.6
"""A word and what it was meant to be share at least so much, as `difflib` counts it: "recieve", "receive"."""
_SAYS_MORE = re.compile(r"\d|^(?:no|not|nor|never|none|cannot|without)$|n[’']?t$")
"""A number, and what says no: to change one changes what was said, however alike the words look."""
_LETTERS = re.compile(r"[\w’'-]+")

OWNED = Refusal(
    "The mistake in it was owned, so what we said stays as it was.",
    "If the correction has a mistake too, open it and put it right there.",
)
NEWER_WORDS = Refusal("Newer words stand there by now.", "Open the reply to read them.")
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
    """This will say whether new words only mend the spelling, the spaces or the signs of old ones.

    A word may be replaced by one that looks much like it, or be left out where it stood twice. Whatever holds
    a number or says no is never a slip: "now" for "not" is another thing to say.
    """
    old, new = ([word.casefold() for word in _LETTERS.findall(text)] for text in (before, after))
    mended = 0
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if not (
            _stood_twice(old, start, end, new_end - new_start)
            or _are_alike(old[start:end], new[new_start:new_end])
        ):
            return False
        mended += end - start
    return mended <= MOST_SLIPS and before != after


def _stood_twice(words: Sequence[str], start: int, end: int, put_in: int) -> bool:
    if end - start != 1 or put_in:
        return False
    return words[start] in {*words[max(0, start - 1) : start], *words[end : end + 1]}


def _are_alike(old: Sequence[str], new: Sequence[str]) -> bool:
    if len(old) != len(new):
        return False
    return all(_is_alike(word, other) for word, other in zip(old, new, strict=True))


def _is_alike(word: str, other: str) -> bool:
    if any(_SAYS_MORE.search(each) for each in (word, other)):
        return False
    if word.endswith(other) or other.endswith(word):
        return False  # "able" and "unable"
    return difflib.SequenceMatcher(a=word, b=other, autojunk=False).ratio() >= ALIKE
