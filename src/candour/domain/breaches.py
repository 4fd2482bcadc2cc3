"""A personal-data breach of ours: its 72 hours, whom to tell, and what has to be known before it is closed.

UK GDPR Art. 33: the Information Commissioner is told without undue delay and, where feasible, within 72 hours
of becoming aware, unless a risk to anybody is unlikely; later than that needs its reasons. Art. 34: where the
risk is high, the person is told as well. Art. 33(5): every breach is written down, told or not.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal
from candour.domain.roles import Role

ART_33_WITHIN = timedelta(hours=72)
REMIND_AFTER = (timedelta(hours=24), timedelta(hours=60), timedelta(hours=72))
"""A day: have you begun? Twelve hours left. Time is up: from now on a late notification needs its reasons."""

BREACH_ROLES = frozenset({Role.LEGAL, Role.RECORDS})
"""Who looks after breaches: the desk for information governance."""


class Detail(StrEnum):
    """What kind of detail got out."""

    NAME = "name"
    PICTURE = "picture"
    PLACE_AND_TIME = "place"
    HEALTH = "health"
    CONTACT = "contact"
    STAFF = "staff"
    OTHER = "other"


DETAIL_WORDS: dict[Detail, str] = {
    Detail.NAME: "A name",
    Detail.PICTURE: "A picture",
    Detail.PLACE_AND_TIME: "A place and time that give somebody away",
    Detail.HEALTH: "Something about somebody's health or care",
    Detail.CONTACT: "An address, a number or a date of birth",
    Detail.STAFF: "Something private about a member of staff",
    Detail.OTHER: "Something else",
}


class People(StrEnum):
    """Roughly how many people it is about."""

    ONE = "one"
    FEW = "few"
    MORE = "more"
    UNKNOWN = "unknown"


PEOPLE_WORDS: dict[People, str] = {
    People.ONE: "One person",
    People.FEW: "Two to ten",
    People.MORE: "More than ten",
    People.UNKNOWN: "We do not know yet",
}


class Risk(StrEnum):
    """How likely it is that somebody comes to harm by it."""

    UNLIKELY = "unlikely"
    SOME = "some"
    HIGH = "high"


RISK_WORDS: dict[Risk, str] = {
    Risk.UNLIKELY: "A risk to anybody is unlikely",
    Risk.SOME: "There is some risk",
    Risk.HIGH: "The risk is high",
}


@dataclass(frozen=True)
class Assessment:
    """What somebody has found out and done so far; None is "not decided yet"."""

    risk: Risk | None
    ico_told: bool | None
    ico_because: str
    person_told: bool | None
    person_because: str


def due_at(aware_at: datetime) -> datetime:
    """This will give the end of the 72 hours, which run through nights, weekends and bank holidays."""
    return aware_at + ART_33_WITHIN


def reminders(aware_at: datetime) -> tuple[datetime, ...]:
    """This will give the moments at which whoever looks after it is reminded."""
    return tuple(aware_at + after for after in REMIND_AFTER)


def to_assess(now: datetime, closed_at: datetime | None) -> Refusal | None:
    """This will say why nothing can be written into a record any more."""
    if closed_at is not None and closed_at <= now:
        return Refusal("This record is closed.", "Nothing more can be added to it.")
    return None


def to_close(found: Assessment) -> Refusal | None:
    """This will say what a record still needs before it can be closed."""
    if found.risk is None:
        return Refusal("Nobody has said yet how great the risk is.", "Answer that first, above.")
    if found.ico_told is None:
        return Refusal(
            "Nobody has said yet whether the Information Commissioner was told.",
            "Say yes or no, and why, above.",
        )
    if found.risk is not Risk.UNLIKELY and not found.ico_told and not found.ico_because.strip():
        return Refusal(
            "There is a risk, and the Information Commissioner was not told.",
            "Tell them, or enter why not, above.",
        )
    if found.risk is Risk.HIGH and not found.person_told and not found.person_because.strip():
        return Refusal(
            "The risk is high, and the person was not told.",
            "Tell them, or enter why not, above.",
        )
    return None


def time_left(aware_at: datetime, now: datetime) -> str:
    """This will say how much of the 72 hours is left, such as "70 hours left" or "3 hours over"."""
    seconds = (due_at(aware_at) - now).total_seconds()
    minutes = int(abs(seconds) // 60)
    hours = minutes // 60
    length = _plural(hours, "hour") if hours else _plural(minutes, "minute")
    return f"{length} left" if seconds > 0 else f"{length} over"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def exposes(reason: TakeDownReason) -> bool:
    """This will say whether words that came down for this reason may be a breach of personal data.

    Only a court's or the law's own request is not, nor a thread that never came to its end: whoever looks
    after breaches closes one that was none.
    """
    return reason not in {TakeDownReason.LAW, TakeDownReason.UNFINISHED, TakeDownReason.TAKEN_BACK}
