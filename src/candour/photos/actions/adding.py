"""Adding a picture, saying what can be seen in it, and making it ready to go out."""

import hashlib
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from candour.channels.pictures import keep_picture
from candour.domain.actor import Actor
from candour.domain.picturing import (
    UNWANTED,
    Audience,
    People,
    described,
    may_be_shown,
    to_describe,
    to_keep,
)
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.domain.versions import Picture
from candour.domain.videos import to_say_in_public
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.photos import files
from candour.photos.models import Photo, as_seen, captions_of
from candour.photos.queries.finding import added_since, all_erased, by_file, unwanted
from candour.photos.recording import lock, tell
from candour.photos.safe_pictures import made_for_pages, made_safe


def add_photo(*, by: Person, content: bytes, now: datetime) -> Photo:
    """This will keep a picture, made anew in several sizes; the same file again gives what is there.

    The picture is made before the transaction begins, so that nobody waits for it. Raises Refusal with what
    helps.
    """
    must_be_of(by, by.trust_id)
    sha256 = hashlib.sha256(content).hexdigest()
    if unwanted(by.trust_id, sha256):
        raise UNWANTED
    refuse(to_keep(today_already=added_since(by, now - timedelta(days=1))))
    same = by_file(by.trust_id, sha256)
    mine = same.filter(owner=by).first()
    if mine is not None:
        return mine
    there = same.first()
    if there is not None:
        size = there.width, there.height
        photo = kept_as(by, sha256, size, there.renditions, now)
    else:
        made = made_for_pages(content)
        photo = kept_as(by, sha256, (made.width, made.height), files.keep(by.trust_id, made), now)
    if not files.are_there(photo):  # erased with an earlier row, at this very moment
        photo.renditions = files.keep(by.trust_id, made_for_pages(content))
        photo.save(update_fields=["renditions"])
    return photo


@transaction.atomic
def describe(
    *, by: Person, photo: Photo, alt: str, people: People, is_background_checked: bool, now: datetime
) -> Photo:
    """This will keep what can be seen in a picture, whether anybody can, and what was looked for behind."""
    photo = lock(photo)
    must_own(by, photo)
    alt = " ".join(tidy(alt).split())
    refuse(to_describe(alt))
    if people is People.NOBODY and photo.pictured.all():
        raise Refusal("Somebody is named as being in this picture.", "Take them out below first.")
    photo.alt, photo.people = alt, people.value
    if not is_background_checked:
        photo.background_checked_at = photo.background_checked_by = None
    elif photo.background_checked_at is None:
        photo.background_checked_at, photo.background_checked_by = now, by
    photo.save(update_fields=["alt", "people", "background_checked_at", "background_checked_by"])
    tell("photos:photo:described", by=by, photo=photo, now=now, words={"alt": alt})
    return photo


@transaction.atomic
def send_out(*, by: Actor, photo: Photo, now: datetime) -> Picture:
    """This will make a picture ready for networks, as `voice` takes it, refusing what may not be public.

    Of a video it is the still picture: no network takes the video from here.

    What it gives is frozen by its hash; `queries.may_go_out` asks again, when it leaves.
    """
    photo = lock(photo)
    must_be_of(by, photo.trust_id)
    refuse(may_be_shown(as_seen(photo), Audience.OUTSIDE, now))
    if photo.video is not None:
        refuse(to_say_in_public(captions_of(photo.video)))
    if not photo.outgoing_sha256:
        content = made_safe(files.largest_jpeg(photo))
        photo.outgoing_sha256 = keep_picture(photo.trust_id, content)
        photo.save(update_fields=["outgoing_sha256"])
        tell("photos:photo:sent_out", by=by, photo=photo, now=now)
    return Picture(photo.outgoing_sha256, photo.alt)


def must_own(by: Person, photo: Photo) -> None:
    """This will refuse whoever did not add a picture, and anything more with one that was taken down."""
    must_be_of(by, photo.trust_id)
    if photo.owner_id != by.pk:
        raise Refusal("Only whoever added this picture can do that.", f"Ask {photo.owner.full_name}.")
    if photo.taken_down_at is not None:
        refuse(described(as_seen(photo)))


@transaction.atomic
def kept_as(
    by: Person, sha256: str, size: tuple[int, int], renditions: dict[str, str], now: datetime
) -> Photo:
    """This will write the row of a picture whose files are kept, or give the one that is there.

    It asks again whether somebody said no meanwhile; then nothing is left of the file.
    """
    if unwanted(by.trust_id, sha256):
        if all_erased(by.trust_id, sha256):
            files.erase(by.trust_id, sha256)
        raise UNWANTED
    try:
        with transaction.atomic():
            photo = Photo.objects.create(
                trust_id=by.trust_id,
                owner=by,
                sha256=sha256,
                width=size[0],
                height=size[1],
                renditions=renditions,
                added_at=now,
            )
    except IntegrityError:  # the same file from the same phone, at the same moment
        return by_file(by.trust_id, sha256).get(owner=by)
    tell("photos:photo:added", by=by, photo=photo, now=now)
    return photo
