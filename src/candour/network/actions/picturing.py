"""Pictures of a post: chosen while it is written, there with it, gone with it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from candour.domain.picturing import described
from candour.domain.refusal import Refusal, refuse
from candour.network.models import DraftPhoto, Post, PostPhoto
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.photos import actions as photos
from candour.photos import registers
from candour.photos.models import Photo, as_seen
from candour.photos.queries import loaded

MOST_PHOTOS = 10


@transaction.atomic
def choose_photos(*, by: Person, place: str, keys: Iterable[int]) -> None:
    """This will have pictures of one's own go with what one is writing in a place; twice changes nothing."""
    must_be_of(by, by.trust_id)
    mine = Photo.objects.for_trust(by.trust_id).filter(owner=by, taken_down_at=None, pk__in=list(keys))
    rows = [DraftPhoto(trust_id=by.trust_id, person=by, place=place, photo=each) for each in mine]
    DraftPhoto.objects.bulk_create(rows, ignore_conflicts=True)
    if DraftPhoto.objects.filter(person=by, place=place).count() > MOST_PHOTOS:
        raise Refusal(f"A post has {MOST_PHOTOS} pictures at most.", "Put the others into a second post.")


@transaction.atomic
def leave_out(*, by: Person, place: str, photo_id: int) -> None:
    """This will take a picture out of what one is writing; DraftPhoto.DoesNotExist where it is not in it."""
    must_be_of(by, by.trust_id)
    DraftPhoto.objects.for_trust(by.trust_id).get(person=by, place=place, photo=photo_id).delete()


def put_photos(post: Post, chosen: Sequence[Photo], by: Person) -> None:
    """This will put pictures of one's own under a post; refusing one of which not all has been said.

    One whose people have not agreed yet goes with it, and is shown once they have.
    """
    if not chosen:
        return
    if len(chosen) > MOST_PHOTOS:
        raise Refusal(f"A post has {MOST_PHOTOS} pictures at most.", "Put the others into a second post.")
    keys = [each.pk for each in chosen]
    known = {each.pk: each for each in loaded(Photo.objects.for_trust(by.trust_id).filter(pk__in=keys))}
    for key in keys:
        if key not in known or known[key].owner_id != by.pk:
            raise Refusal("Somebody else added this picture.", "Choose one of your own.")
        refuse(described(as_seen(known[key])))
    PostPhoto.objects.bulk_create(
        PostPhoto(trust_id=post.trust_id, post=post, photo=known[key]) for key in dict.fromkeys(keys)
    )


def let_go_of_photos(post: Post, *, by: Person, now: datetime) -> None:
    """This will take down the pictures of a post that is gone, unless something else shows them."""
    keys = list(PostPhoto.objects.filter(post=post).values_list("photo_id", flat=True))
    PostPhoto.objects.filter(post=post).delete()
    for photo in registers.unused(Photo.objects.for_trust(post.trust_id).filter(pk__in=keys)):
        photos.take_down(by=by, photo=photo, now=now)
