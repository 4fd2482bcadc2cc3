"""Taking a picture down, at once; erasing its bytes, a moment later."""

from datetime import datetime, timedelta

from django.db import transaction

from candour.channels.pictures import forget_picture
from candour.domain.actor import Actor
from candour.domain.picturing import Gone
from candour.ledger import holds
from candour.people import actions as people
from candour.people.actions.permits import must_be_of
from candour.photos import files, registers
from candour.photos.models import Photo, Pictured
from candour.photos.queries.finding import all_erased, by_file, over
from candour.photos.recording import lock, notify, tell

UNUSED_FOR = timedelta(days=7)
"""How long a picture waits to be posted."""


@transaction.atomic
def take_down(*, by: Actor, photo: Photo, now: datetime) -> None:
    """This will take a picture down because its owner wants that, or the post it stood in is gone."""
    photo = lock(photo)
    must_be_of(by, photo.trust_id)
    if photo.taken_down_at is None:
        _take_down(by, photo, Gone.OWNER, now)


def take_down_everywhere(*, by: Actor, photo: Photo, because: Gone, now: datetime) -> list[Photo]:
    """This will take down every picture that was made from the same file, and give them.

    One that its owner took down first is gone for this reason from now on, so that its file stays away.
    """
    found = list(
        by_file(photo.trust_id, photo.sha256).select_for_update(of=("self",)).select_related("owner")
    )
    for each in found:
        _take_down(by, each, because, now)
    if photo.taken_down_at is not None:
        photo.taken_down_because = because.value
        photo.save(update_fields=["taken_down_because"])
        found.append(photo)
    return found


@transaction.atomic
def erase(*, by: Actor, photo_id: int, now: datetime) -> bool:
    """This will erase the bytes of a picture that was taken down, unless it is under legal hold.

    What another picture still has, because it stands or is held, stays until that one is erased, too. A legal
    hold on what shows its outgoing bytes, such as a reply, keeps the picture.
    """
    holds.take_turns()
    photo = Photo.objects.select_for_update(of=("self",)).get(pk=photo_id)
    if photo.taken_down_at is None or photo.erased_at is not None:
        return False
    outgoing = photo.outgoing_sha256
    shows = registers.refs_showing(photo.trust_id, outgoing) if outgoing else []
    if holds.is_held(f"photo:{photo.pk}", f"trust:{photo.trust_id}", *shows):
        return False
    photo.erased_at = now
    photo.save(update_fields=["erased_at"])
    left = Photo.objects.for_trust(photo.trust_id).filter(erased_at=None)
    if all_erased(photo.trust_id, photo.sha256):
        files.erase(photo.trust_id, photo.sha256)
    if outgoing and not left.filter(outgoing_sha256=outgoing).exists():
        forget_picture(photo.trust_id, outgoing)
    tell("photos:photo:erased", by=by, photo=photo, now=now)
    return True


def end_what_is_over(*, by: Actor, now: datetime) -> int:
    """This will take down the pictures of which a yes in writing is over, and say how many; see `until`."""
    return sum(_end_one(by, pictured, now) for pictured in over(now))


@transaction.atomic
def _end_one(by: Actor, pictured: Pictured, now: datetime) -> bool:
    """This will take one picture down, as a yes taken back does; the same file may come with a new yes."""
    photo = lock(pictured.photo)
    if photo.taken_down_at is not None:
        return False
    tell("photos:consent:ended", by=by, photo=photo, now=now, about={"pictured": pictured.pk})
    _take_down(by, photo, None, now)
    words = "The time for which somebody agreed to your picture is over. It was taken down."
    opens = f"/photos/{photo.pk}"
    notify(photo.owner, by=by, photo=photo, kind="picture_down", words=words, opens=opens, now=now)
    return True


def _take_down(by: Actor, photo: Photo, because: Gone | None, now: datetime) -> None:
    """This will take it down; `because` is None where nobody wished it: the time of a yes is over."""
    photo.taken_down_at, photo.taken_down_by = now, by.ledger_name
    photo.taken_down_because = because.value if because else ""
    photo.save(update_fields=["taken_down_at", "taken_down_by", "taken_down_because"])
    people.finish_notices(by=by, trust=photo.trust_id, about=f"photo:{photo.pk}", now=now)
    why = because.value if because else "until"
    tell("photos:photo:taken_down", by=by, photo=photo, now=now, about={"because": why})


def let_go_unused(*, by: Actor, now: datetime) -> int:
    """This will take down the pictures that nobody used within a week after they were added."""
    left = list(registers.unused(Photo.objects.filter(added_at__lt=now - UNUSED_FOR))[:200])
    for photo in left:
        take_down(by=by, photo=photo, now=now)
    return len(left)
