"""The page on which somebody sends a picture of theirs under a campaign's hashtag."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from candour.campaigns.models import Campaign
from candour.campaigns.queries import campaigns as queries
from candour.campaigns.queries.entries import offered_photos
from candour.domain import entering
from candour.domain.picturing import Audience, may_be_shown
from candour.domain.refusal import Refusal
from candour.people.models import Person
from candour.photos.models import Photo, as_seen
from candour.photos.presenters.showing import PictureOnPage


@dataclass(frozen=True)
class NotYet:
    """A picture that cannot go yet: why, and where something can be done about it."""

    picture: PictureOnPage
    refusal: Refusal
    href: str


@dataclass(frozen=True)
class EnterPage:
    """One's own newest pictures: those that can go, and those that cannot yet."""

    pk: int
    title: str
    hashtag: str
    asks: str
    words: str
    is_public: bool
    is_trained: bool
    refusal: Refusal | None
    ready: tuple[PictureOnPage, ...]
    not_yet: tuple[NotYet, ...]
    photos: Mapping[int, Photo]

    @staticmethod
    def of(campaign: Campaign, person: Person, now: datetime) -> "EnterPage":
        """This will look at somebody's newest pictures; four statements."""
        audience = Audience.OUTSIDE if campaign.is_public else Audience.INSIDE
        entrant = queries.entrant(person, now)
        ready, not_yet, photos = [], [], {}
        for photo in offered_photos(campaign, person):
            picture, no = PictureOnPage.of(photo), may_be_shown(as_seen(photo), audience, now)
            photos[photo.pk] = photo
            if no is None:
                ready.append(picture)
            else:
                not_yet.append(NotYet(picture, no, reverse("photos-photo", args=[photo.pk])))
        return EnterPage(
            campaign.pk,
            campaign.title,
            campaign.hashtag,
            campaign.asks,
            campaign.words,
            campaign.is_public,
            entrant.is_trained,
            entering.to_enter(queries.framed(campaign), entrant, now),
            tuple(ready),
            tuple(not_yet),
            photos,
        )

    @property
    def has_videos(self) -> bool:
        """This will say whether a video is among those that can go."""
        return any(each.video is not None for each in self.ready)

    def photo(self, pk: str) -> Photo:
        """This will give one of the pictures that the form offered."""
        return self.photos[int(pk)]
