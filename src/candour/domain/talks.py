"""Private talks: where one stands, who may keep and end it, how long a link, a wait and a number last."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from candour.domain.kinds import HUMAN_NOW, Flag
from candour.domain.refusal import Refusal

LINK_LASTS = timedelta(days=14)
"""How long a link that nobody used stays open: a fortnight, so that somebody who is away still finds it."""

KEPT_AFTER_END = timedelta(days=30)
"""How long a name and a number stay once a talk has ended: long enough to ring once more, then erased."""

URGENT_WITHIN = timedelta(minutes=5)
"""How long one person has to look where somebody may need a human now; the same as for a public post."""

LOOKED_FOR_AGAIN_WITHIN = timedelta(hours=1)
"""How soon Candour looks again for somebody on duty where there was nobody at all."""

LOOKED_AT_WITHIN = timedelta(hours=4)
"""How long one person has to look before the next is asked: half a shift, in which everybody has a break."""

TALKED_WITHIN = timedelta(days=2)
"""How long whoever looked has to talk before the next is asked: two days off must not end in silence."""

TRIED_AGAIN_WITHIN = timedelta(days=1)
"""How long whoever found nobody in has to try again before the next is asked."""

_CONSONANTS, _TOKEN_LENGTH = "bcdfghjkmnpqrstvwxz", 30
LONGEST_NAME, LONGEST_REACH, LONGEST_WORDS = 60, 120, 300


class How(StrEnum):
    """In which way somebody talks."""

    RING = "ring"
    MEET = "meet"
    WRITE = "write"
    EITHER = "either"


class When(StrEnum):
    """When it suits, from a short list: nothing is typed that a public page would then show."""

    ANY_TIME = "any_time"
    MORNINGS = "mornings"
    AFTERNOONS = "afternoons"
    EVENINGS = "evenings"
    NIGHTS = "nights"


class Outcome(StrEnum):
    """How a talk ended. There is nothing to write beside it, so that it never becomes a record of care."""

    RUNG = "rung"
    MET = "met"
    WRITTEN = "written"
    NOT_REACHED = "not_reached"
    WITHDREW = "withdrew"


class Stands(StrEnum):
    """Where a talk stands."""

    OFFERED = "offered"
    LAPSED = "lapsed"
    WAITS = "waits"
    LOOKED_AT = "looked_at"
    ENDED = "ended"


HOW_WORDS: dict[How, str] = {
    How.RING: "Ring",
    How.MEET: "Meet",
    How.WRITE: "Write a letter or an email",
    How.EITHER: "Whatever they choose",
}
WHEN_WORDS: dict[When, str] = {
    When.ANY_TIME: "at any time of day",
    When.MORNINGS: "in the morning",
    When.AFTERNOONS: "in the afternoon",
    When.EVENINGS: "in the evening",
    When.NIGHTS: "at night",
}
OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.RUNG: "Rung back",
    Outcome.MET: "Met",
    Outcome.WRITTEN: "Written to",
    Outcome.NOT_REACHED: "Could not be reached",
    Outcome.WITHDREW: "Did not want to talk any more",
}


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for: by which name, where and when to reach them, and a few words if they like.

    With `is_discreet` no message is left and nobody else is told who rings.
    """

    how: How
    reach: str
    name: str = ""
    when: When = When.ANY_TIME
    words: str = ""
    is_discreet: bool = False

    def tidied(self) -> "Wanted":
        """This will leave out spaces around, and what no database stores."""
        return replace(self, reach=_tidy(self.reach), name=_tidy(self.name), words=_tidy(self.words))


def link_token(seed: str) -> str:
    """This will make the token of a link from a seed with at least 128 random bits of its own.

    Thirty small consonants, some 127 bits: easy to read out, no word by chance, and nothing that a check of
    the reply which carries the link could take for a number or a postcode.
    """
    rest = int.from_bytes(hashlib.sha256(f"candour.talk:{seed}".encode()).digest())
    letters = []
    for _ in range(_TOKEN_LENGTH):
        rest, place = divmod(rest, len(_CONSONANTS))
        letters.append(_CONSONANTS[place])
    return "".join(letters)


def stands(
    *, link_ends_at: datetime | None, asked: bool, looked_at: bool, ended: bool, now: datetime
) -> Stands:
    """This will say where a talk stands from what has happened to it."""
    if ended:
        return Stands.ENDED
    if not asked:
        return Stands.LAPSED if link_ends_at is not None and link_ends_at <= now else Stands.OFFERED
    return Stands.LOOKED_AT if looked_at else Stands.WAITS


def needs_a_human_now(flags: Iterable[Flag]) -> bool:
    """This will say whether somebody's few words ask for a human at once (floor 1)."""
    return bool(HUMAN_NOW & frozenset(flags))


def looked_at_within(*, is_urgent: bool, is_anybody_asked: bool) -> timedelta:
    """This will say how soon the next is asked, or, with nobody to ask, how soon Candour looks again."""
    if is_urgent:
        return URGENT_WITHIN
    return LOOKED_AT_WITHIN if is_anybody_asked else LOOKED_FOR_AGAIN_WITHIN


def erased_at(ended_at: datetime) -> datetime:
    """This will give the moment at which the details of an ended talk are erased."""
    return ended_at + KEPT_AFTER_END


def closed_link() -> Refusal:
    """This will give the one answer to a link that was used, is too old, or never was."""
    return Refusal(
        "This link is closed. Each link works once, and for two weeks.",
        "You can ask for a talk without a link, below.",
    )


def not_enough(wanted: Wanted) -> Refusal | None:
    """This will refuse a request that names no way to reach anybody, or that is longer than asked."""
    if not wanted.reach:
        return Refusal("We do not know how to reach you.", "Enter a phone number or an email address.")
    if len(wanted.reach) > LONGEST_REACH or len(wanted.name) > LONGEST_NAME:
        return Refusal("This is too long for a name or a number.", "Enter one way to reach you.")
    if len(wanted.words) > LONGEST_WORDS:
        return Refusal(
            f"This is longer than {LONGEST_WORDS} letters.",
            "Say the rest when you talk. A few words will do.",
        )
    return None


def to_keep(name: str, *, is_here: bool) -> Refusal | None:
    """This will refuse to name somebody for a talk who cannot sign in any more."""
    if is_here:
        return None
    return Refusal(f"{name} cannot sign in here.", "Choose somebody who works here now.")


def to_look(where: Stands, *, was_asked: bool, has_standing_duty: bool) -> Refusal | None:
    """This will refuse to show how to reach somebody to whoever was not asked to talk to them."""
    if where in {Stands.OFFERED, Stands.LAPSED}:
        return Refusal("Nobody has used this link yet.", "You are told when somebody asks to talk.")
    if where is Stands.ENDED:
        return Refusal("This talk has ended.", "Nothing is left to do.")
    if was_asked or has_standing_duty:
        return None
    return Refusal(
        "Only whoever was asked to talk to them sees how to reach them.",
        "Ask them to hand it to you. If they stay silent, the next person is asked.",
        "floor 3",
    )


def to_say_what_came(where: Stands, *, was_asked: bool, has_standing_duty: bool) -> Refusal | None:
    """This will refuse "I have rung back" from whoever has not looked at how to reach them."""
    refusal = to_look(where, was_asked=was_asked, has_standing_duty=has_standing_duty)
    if refusal is None and where is Stands.WAITS:
        return Refusal("You have not seen how to reach them.", "Press 'Show how to reach them' first.")
    return refusal


def to_hand_on(
    where: Stands, *, was_asked: bool, named_or_offered: bool, has_standing_duty: bool
) -> Refusal | None:
    """This will refuse to name somebody else to whoever has no part in a talk, or once it is over.

    Before anybody asks for it, whoever offered it may; afterwards only whoever was asked to talk.
    """
    if where is Stands.ENDED:
        return Refusal("This talk has ended.", "Nothing is left to do.")
    if where is Stands.LAPSED:
        return Refusal("This link is too old and nobody used it.", "Offer a new talk from the post.")
    if was_asked or has_standing_duty or (where is Stands.OFFERED and named_or_offered):
        return None
    return Refusal("This talk is with somebody else.", "Ask them to hand it on.")


def _tidy(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "�").strip()
