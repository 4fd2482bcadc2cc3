"""Pictures of people: who may be shown where. Everybody who can be seen in one is asked, by a person.

    colleague           says yes on their own page, or aloud to whoever asks
    patient, visitor    in writing, to somebody who had no part in their care, for a purpose and a time

A yes is for colleagues alone (inside) or for everybody (outside, which has inside in it). It ends when its
time is over, and at once when it is taken back. One no, and nobody sees the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from candour.domain.clocks import day_in_london
from candour.domain.names import listed
from candour.domain.refusal import Refusal
from candour.domain.videos import VideoSeen, being_made, to_show_video

LONGEST_ALT, LONGEST_CALLED, LONGEST_PURPOSE = 500, 80, 200
MOST_IN_PICTURE = 30
MOST_A_DAY = 300
"""Pictures that one person can add in a day; a whole trust's busiest day has fewer."""
MOST_UNFINISHED = 400_000_000
"""Bytes of pictures and videos that one person has begun to send and not finished."""

UNWANTED = Refusal("Somebody in this picture asked us not to show it.", "Choose another picture.")
NOT_FOR_ALL = Refusal(
    "Somebody in this picture has not agreed to its being public.", "Choose another picture."
)


class Audience(StrEnum):
    """Who sees a picture."""

    INSIDE = "inside"
    OUTSIDE = "outside"


AUDIENCE_WORDS: dict[Audience, str] = {
    Audience.INSIDE: "Colleagues only",
    Audience.OUTSIDE: "Colleagues and the public",
}


class PictureOf(StrEnum):
    """Whom somebody in a picture is to the trust."""

    STAFF = "staff"
    PATIENT = "patient"
    VISITOR = "visitor"


PICTURE_OF_WORDS: dict[PictureOf, str] = {
    PictureOf.STAFF: "A colleague",
    PictureOf.PATIENT: "A patient",
    PictureOf.VISITOR: "A visitor or relative",
}


class People(StrEnum):
    """The answer to "Who is in the picture?": nobody has answered yet, nobody is, or these are."""

    UNASKED = "unasked"
    NOBODY = "nobody"
    THESE = "these"


class Gone(StrEnum):
    """Why a picture was taken down."""

    OWNER = "owner"
    CONSENT = "consent"


@dataclass(frozen=True)
class Consent:
    """What somebody in a picture agreed to: nothing yet (None), until a day or without one; or their no."""

    called: str
    agreed_to: Audience | None = None
    until: date | None = None
    is_no: bool = False


@dataclass(frozen=True)
class PictureSeen:
    """A picture as the rules see it; a video is its still picture, with a `video` behind it."""

    alt: str
    people: People
    is_background_checked: bool
    is_taken_down: bool = False
    consents: tuple[Consent, ...] = ()
    video: VideoSeen | None = None

    @property
    def noun(self) -> str:
        """What people call it."""
        return "video" if self.video is not None else "picture"


def described(picture: PictureSeen) -> Refusal | None:
    """This will refuse a picture of which its owner has not said all that has to be known."""
    if picture.is_taken_down:
        return Refusal(f"This {picture.noun} was taken down.", "Choose another one.")
    if not picture.alt:
        return Refusal(f"Nobody has described this {picture.noun} yet.", "Say what can be seen in it.")
    if picture.people is People.UNASKED or (picture.people is People.THESE and not picture.consents):
        return Refusal(
            f"Nobody has said who is in this {picture.noun}.", "Say who can be seen, or that nobody can."
        )
    if not picture.is_background_checked:
        return Refusal(
            "Nobody has looked at what is behind.", "Look for screens, boards and name bands, then say so."
        )
    return to_show_video(picture.video) if picture.video is not None else None


def may_be_shown(picture: PictureSeen, audience: Audience, now: datetime) -> Refusal | None:
    """This will refuse to show a picture of which not all is known, or where somebody has not agreed."""
    told = described(picture)
    if told is not None:
        return told
    if any(each.is_no for each in picture.consents):
        noun = picture.noun
        return Refusal(f"Somebody in this {noun} does not want it shown.", f"Choose another {noun}.")
    waits_for = not_agreed(picture.consents, audience, now)
    if waits_for:
        where = "in public" if audience is Audience.OUTSIDE else "here"
        return Refusal(f"Waiting for {listed(waits_for)} to agree.", f"It is shown {where} once they have.")
    return being_made(picture.video) if picture.video is not None else None


def not_agreed(consents: Sequence[Consent], audience: Audience, now: datetime) -> tuple[str, ...]:
    """This will list who has not agreed, or not any more, to being shown there, as the picture calls them."""
    return tuple(each.called for each in consents if not _holds(each, audience, now))


def answered_less(consents: Sequence[Consent], now: datetime) -> bool:
    """This will say whether somebody answered, and not with a yes to the public that holds: a no, a yes to
    colleagues alone, or one whose time is over. Whoever did not answer yet said none of these."""
    answered = (each for each in consents if each.is_no or each.agreed_to is not None)
    return any(not _holds(each, Audience.OUTSIDE, now) for each in answered)


def to_describe(alt: str) -> Refusal | None:
    """This will refuse no description, and one that is longer than anybody listens to."""
    if not alt:
        return Refusal("Nobody has described this picture yet.", "Say what can be seen in it.")
    if len(alt) > LONGEST_ALT:
        return Refusal(f"This is {len(alt) - LONGEST_ALT} characters too long.", "Say what matters in it.")
    return None


def to_ask(
    kind: PictureOf, *, called: str, purpose: str, until: date | None, cares_for_them: bool, now: datetime
) -> Refusal | None:
    """This will refuse a patient's or visitor's yes that is not in writing as it has to be.

    Source: trust photo rules. Nobody involved in the care asks; the purpose and the time are written down.
    """
    if kind is PictureOf.STAFF:
        return None
    if cares_for_them:
        return Refusal(
            "You are involved in this person's care, so they may not feel free to say no.",
            "Let a colleague ask who has no part in their care.",
        )
    if not called or len(called) > LONGEST_CALLED:
        return Refusal(
            "Nobody knows yet who is meant.", "Say it in a few words, such as: on the left. No name."
        )
    if not purpose or len(purpose) > LONGEST_PURPOSE:
        return Refusal(
            "The purpose is not written down.", "Enter what the picture is for, as they agreed to it."
        )
    if until is None or until <= day_in_london(now):
        return Refusal("There is no day until which they agreed.", "Enter a day that is still to come.")
    return None


def to_keep(*, today_already: int) -> Refusal | None:
    """This will refuse more pictures than one person adds in a day."""
    if today_already >= MOST_A_DAY:
        return Refusal(f"You have added {MOST_A_DAY} pictures today.", "Add the others tomorrow.")
    return None


def _holds(consent: Consent, audience: Audience, now: datetime) -> bool:
    if consent.is_no or consent.agreed_to is None:
        return False
    if consent.until is not None and day_in_london(now) > consent.until:
        return False
    return audience is Audience.INSIDE or consent.agreed_to is Audience.OUTSIDE
