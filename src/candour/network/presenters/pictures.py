"""Pictures under a post, and those that are being added to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from candour.domain.picturing import Audience, described, may_be_shown
from candour.domain.posting import EVERYBODY
from candour.photos.presenters.showing import PictureOnPage
from candour.photos.queries import Joined


@dataclass(frozen=True)
class Waits:
    """Why a picture is not shown yet, for whoever wrote the post, and where to do something about it."""

    reason: str
    href: str


@dataclass(frozen=True)
class PicturesOfPost:
    """The pictures that a reader sees under a post; `waits` is for its author alone."""

    shown: tuple[PictureOnPage, ...] = ()
    waits: tuple[Waits, ...] = ()

    @staticmethod
    def of(found: Sequence[Joined], *, is_mine: bool, now: datetime) -> "PicturesOfPost":
        """This will keep what may be shown now, and say to the author why the others wait."""
        shown, waits = [], []
        for each in found:
            refusal = may_be_shown(each.seen, Audience.INSIDE, now)
            if refusal is None:
                shown.append(PictureOnPage.of(each.photo))
            elif is_mine:
                waits.append(Waits(refusal.reason, reverse("photos-photo", args=[each.photo.pk])))
        return PicturesOfPost(tuple(shown), tuple(waits))


NO_PICTURES = PicturesOfPost()


@dataclass(frozen=True)
class Chosen:
    """One picture that goes with what is being written: what is missing of it, or why it will wait."""

    picture: PictureOnPage
    href: str
    state: str
    is_told: bool


@dataclass(frozen=True)
class ComposerPage:
    """The pictures of what is being written."""

    pictures: tuple[Chosen, ...]
    place: str

    @property
    def is_space(self) -> bool:
        """This will say whether it is being written in a space."""
        return self.place != EVERYBODY

    @property
    def next_to_tell(self) -> str:
        """This will give the page of the first picture that is not described yet, or nothing."""
        return next((each.href for each in self.pictures if not each.is_told), "")

    @staticmethod
    def of(found: Sequence[Joined], *, place: str, back: str, now: datetime) -> "ComposerPage":
        """This will lay out the pictures in the order in which they were added."""
        return ComposerPage(tuple(_chosen(each, back, now) for each in found), place)


def _chosen(each: Joined, back: str, now: datetime) -> Chosen:
    missing, waits = described(each.seen), may_be_shown(each.seen, Audience.INSIDE, now)
    return Chosen(
        picture=PictureOnPage.of(each.photo),
        href=f"{reverse('photos-photo', args=[each.photo.pk])}?back={back}",
        state=f"{waits.reason} {waits.remedy}" if waits else "Ready.",
        is_told=missing is None,
    )
