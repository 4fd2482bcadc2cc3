"""The squad: colleagues who chose to speak for the trust, the calls that they answered, and thanks.

a call    open until its last day ends in London, or until whoever may write calls ends it; changed meanwhile,
          it keeps everybody who said yes to it, and what it said before can be read
a yes     "I will speak": by oneself, for oneself, in two taps; turns as a reader are a second yes
stepping back   at any time, at once, without a reason; nobody can refuse it. Turns end with it, and the
          role of a reader where the second yes had asked for it; what somebody learnt stays theirs
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from candour.domain.clocks import LONDON
from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role

LONGEST_TITLE, LONGEST_WORDS, LONGEST_LINE, LONGEST_THANKS = 80, 400, 120, 300
LONGEST_OPEN = timedelta(days=92)
"""A call that has been open for a season is not a call any more: it is a notice that nobody reads."""

CALLERS = (Role.COMMUNICATIONS, Role.ADMINISTRATOR)
"""Who writes calls."""

INTERESTS: dict[Right, str] = {
    Right.SAY_THANKS: "Thanking people",
    Right.SAY_SORRY: "Saying sorry",
    Right.INFORM: "Answering questions",
    Right.ANSWER_COMPLAINTS: "Answering complaints",
    Right.PHOTOS: "Photos and campaigns",
    Right.OWN_IT: "Putting our mistakes right",
    Right.CRISIS_VOICE: "Speaking in a crisis",
}
"""What somebody may like to speak about, each by the right that lets it go without waiting."""

LANGUAGES: dict[str, str] = {
    "ar": "Arabic",
    "bn": "Bengali",
    "bfi": "British Sign Language",
    "zh": "Chinese",
    "kw": "Cornish",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "it": "Italian",
    "ml": "Malayalam",
    "ne": "Nepali",
    "pl": "Polish",
    "pt": "Portuguese",
    "pa": "Punjabi",
    "ro": "Romanian",
    "so": "Somali",
    "es": "Spanish",
    "tl": "Tagalog",
    "ta": "Tamil",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "cy": "Welsh",
    "yo": "Yoruba",
}
"""Languages besides English, by their code in ISO 639: what patients and staff here speak most."""


@dataclass(frozen=True)
class Call:
    """A call as it is written: what is asked for, what it takes, what one gets, until when, and where.

    `sites` are numbers; none means every site.
    """

    title: str
    words: str
    takes: str
    gets: str
    last_day: date
    sites: frozenset[int] = frozenset()

    @property
    def closes_at(self) -> datetime:
        """This will give the end of the last day, in London."""
        return datetime.combine(self.last_day + timedelta(days=1), time(), tzinfo=LONDON)


def to_open(call: Call, now: datetime, opened_at: datetime | None = None) -> Refusal | None:
    """This will refuse a call without words, or one that is over already or open for more than a season.

    `opened_at` is when one that is changed was opened: the season counts from there.
    """
    if not all(part.strip() for part in (call.title, call.words, call.takes, call.gets)):
        return Refusal(
            "A call says what, how much time it takes, and what you get.", "Fill in what is empty."
        )
    if call.closes_at <= now:
        return Refusal("That day is over.", "Choose a day that is still to come.")
    if call.closes_at - (opened_at or now) > LONGEST_OPEN:
        return Refusal("A call is open for three months at most.", "Choose an earlier day.")
    return None


def to_touch(closes_at: datetime, ended_at: datetime | None, now: datetime) -> Refusal | None:
    """This will refuse to change or end a call that is over."""
    if is_open(closes_at, ended_at, now):
        return None
    return Refusal("This call is over already.", "Go back to the squad.")


def is_open(closes_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """This will say whether a call can still be answered."""
    return ended_at is None and now < closes_at


def fit_interests(chosen: Collection[str]) -> list[str]:
    """This will keep what is on the list, in its order."""
    return [right.value for right in INTERESTS if right.value in chosen]


def fit_languages(chosen: Collection[str]) -> list[str]:
    """This will keep the languages that are on the list, in its order."""
    return [code for code in LANGUAGES if code in chosen]


class Help(StrEnum):
    """What somebody is thanked for; every value is at most 12 characters long."""

    STORY = "story"
    DRAFT = "draft"
    PRACTICE = "practice"
    CLINIC = "clinic"
    TURN = "turn"
    OTHER = "other"


HELP_LABELS: dict[Help, str] = {
    Help.STORY: "a story told well",
    Help.DRAFT: "help with a draft",
    Help.PRACTICE: "a word on practice",
    Help.CLINIC: "a clinic",
    Help.TURN: "a turn as a reader",
    Help.OTHER: "something else",
}


def to_thank(words: str, *, is_self: bool, is_here: bool) -> Refusal | None:
    """This will refuse thanks without words, to oneself, or to whoever has left."""
    if is_self:
        return Refusal("This is your own page.", "Open the page of a colleague.")
    if not is_here:
        return Refusal("They do not work here any more.", "Tell them in another way.")
    if not words.strip():
        return Refusal("Thanks need words.", "Say what they did, in a sentence.")
    if len(words.strip()) > LONGEST_THANKS:
        left = len(words.strip()) - LONGEST_THANKS
        return Refusal(f"This is {left} characters too long.", "Say it in two short sentences.")
    return None
