"""The page of how somebody is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain.notifying import ALWAYS, Wishes
from candour.domain.refusal import Refusal
from candour.notices.forms import muted_words
from candour.notices.keys import public_key
from candour.notices.models import PushDevice
from candour.people.models import Person, SignedIn


@dataclass(frozen=True)
class ToldDevice:
    """A browser that is told at once."""

    name: str
    added_at: datetime
    is_this: bool


@dataclass(frozen=True)
class Always:
    """What comes at once whatever is wished, and why."""

    words: str
    why: str


@dataclass(frozen=True)
class HowIAmTold:
    """Where letters go, which browsers are told, and what can be done on this one."""

    email: str
    devices: tuple[ToldDevice, ...]
    is_told_here: bool
    key: str
    why_not_here: Refusal | None
    muted: str
    always: tuple[Always, ...] = tuple(Always(words, why) for words, why in ALWAYS.values())


def how_i_am_told(
    person: Person,
    devices: Sequence[PushDevice],
    session: SignedIn,
    *,
    why_not_here: Refusal | None,
    wishes: Wishes,
    now: datetime,
) -> HowIAmTold:
    """This will lay out the page."""
    lines = tuple(
        ToldDevice(each.session.device or "A browser", each.added_at, each.session_id == session.session_key)
        for each in devices
    )
    return HowIAmTold(
        email=person.email,
        devices=lines,
        is_told_here=any(line.is_this for line in lines),
        key=public_key(),
        why_not_here=why_not_here,
        muted=muted_words(wishes, now),
    )
