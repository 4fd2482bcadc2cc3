"""One picture with the people in it, and the pictures of whoever reads, as their pages print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain.picturing import AUDIENCE_WORDS, PICTURE_OF_WORDS, Audience, Gone, PictureOf, described
from candour.domain.videos import VideoState, lines_of
from candour.people.models import Person
from candour.photos.models import Photo, Pictured, Video, as_seen, captions_of
from candour.photos.presenters.showing import PictureOnPage
from candour.web.filters import day


@dataclass(frozen=True)
class InPicture:
    """Somebody in a picture: what they said, and what can be done about it."""

    pk: int
    name: str
    kind: str
    state: str
    terms: str
    at: datetime
    waits: bool
    can_say_yes: bool
    can_say_no: bool
    audience: str
    asks_for: str

    @staticmethod
    def of(row: Pictured, reader: Person) -> "InPicture":
        """This will take one row; `waits`: they have not answered."""
        waits = not (row.agreed_to or row.declined_at or row.withdrawn_at)
        return InPicture(
            pk=row.pk,
            name=row.name,
            kind="" if row.person_id else PICTURE_OF_WORDS[PictureOf(row.kind)],
            state=said(row),
            terms=_terms(row),
            at=row.withdrawn_at or row.declined_at or row.agreed_at or row.asked_at,
            waits=waits,
            can_say_yes=waits and row.asked_by_id == reader.pk,
            can_say_no=not (row.declined_at or row.withdrawn_at),
            audience=row.asked_for,
            asks_for=AUDIENCE_WORDS[Audience(row.asked_for)],
        )


@dataclass(frozen=True)
class PhotoPage:
    """One picture for whoever added it, or asked somebody in it."""

    pk: int
    picture: PictureOnPage | None
    people: tuple[InPicture, ...]
    names_people: bool
    is_mine: bool
    is_gone: bool
    why_gone: str
    is_told: bool
    noun: str
    video_state: str
    captions: tuple[str, ...]

    @property
    def heading(self) -> str:
        """This will give the page's heading."""
        return f"Your {self.noun}" if self.is_mine else f"A {self.noun} you asked about"

    @staticmethod
    def of(photo: Photo, reader: Person) -> "PhotoPage":
        """This will lay out a picture; one that was taken down is not shown."""
        seen, is_gone = as_seen(photo), photo.taken_down_at is not None
        return PhotoPage(
            pk=photo.pk,
            picture=None if is_gone else PictureOnPage.of(photo),
            people=tuple(InPicture.of(each, reader) for each in photo.pictured.all()),
            names_people=photo.people == "these",
            is_mine=photo.owner_id == reader.pk,
            is_gone=is_gone,
            why_gone=_why_gone(photo),
            is_told=described(seen) is None,
            noun=seen.noun,
            video_state=_video_state(photo.video),
            captions=_captions(photo.video),
        )


@dataclass(frozen=True)
class OfMe:
    """A picture in which the reader is; `is_coming`: the beginning of a video that does not play yet."""

    pk: int
    picture: PictureOnPage
    who_asks: str
    at: datetime
    state: str
    asks_for_all: bool
    agreed_to: str
    is_coming: bool

    @staticmethod
    def of(row: Pictured) -> "OfMe":
        """This will take one row with its picture."""
        return OfMe(
            pk=row.pk,
            picture=PictureOnPage.of(row.photo),
            who_asks=row.photo.owner.full_name,
            at=row.asked_at,
            state=said(row, "You have"),
            asks_for_all=row.asked_for == Audience.OUTSIDE,
            agreed_to=row.agreed_to,
            is_coming=row.photo.video is not None and row.photo.video.state == VideoState.SENT,
        )

    @staticmethod
    def all_of(rows: Sequence[Pictured]) -> "tuple[OfMe, ...]":
        """This will lay out the pictures of somebody."""
        return tuple(OfMe.of(each) for each in rows)


def _video_state(video: Video | None) -> str:
    """This will say where a video is, as long as it does not play."""
    if video is None or video.state == VideoState.MADE:
        return ""
    if video.state == VideoState.REFUSED:
        return f"It cannot be shown. {video.why} Take it down, and send another one."
    return "It is being made ready. In a minute or two, load this page again to see it play."


def _captions(video: Video | None) -> tuple[str, ...]:
    """This will give the captions of a video line by line, as people type them."""
    return lines_of(captions_of(video)) if video is not None else ()


def _why_gone(photo: Photo) -> str:
    if photo.taken_down_because == Gone.CONSENT:
        return "Somebody in it does not want it shown."
    is_over = photo.taken_down_at is not None and not photo.taken_down_because
    return "The time for which somebody in it agreed is over." if is_over else ""


def said(row: Pictured, who: str = "") -> str:
    """This will say where somebody in a picture stands with it."""
    if row.withdrawn_at:
        return "Took their yes back"
    if row.declined_at:
        return "Said no"
    if row.agreed_to:
        where = AUDIENCE_WORDS[Audience(row.agreed_to)].lower()
        return f"{who} agreed: {where}" if who else f"Agreed: {where}"
    return f"{who} not answered yet" if who else "Waiting for an answer"


def _terms(row: Pictured) -> str:
    if row.until is None:
        return ""
    return f"In writing to {row.asked_by.full_name}, for: {row.purpose}. Until {day(row.until)}."
