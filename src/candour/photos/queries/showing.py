"""What may be shown where: the rules of `domain.picturing`, asked of rows as they are now."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef

from candour.domain.picturing import UNWANTED, Audience, Gone, may_be_shown, not_agreed
from candour.domain.refusal import Refusal
from candour.people.models import Person, Trust
from candour.photos import registers
from candour.photos.models import Photo, SentOut, as_seen
from candour.photos.queries.finding import loaded


def shown(photos: Iterable[Photo], audience: Audience, now: datetime) -> list[Photo]:
    """This will keep the pictures that may be shown; they are `loaded` already."""
    return [each for each in photos if may_be_shown(as_seen(each), audience, now) is None]


def shown_outside(trust: Trust | int, keys: Iterable[int], now: datetime) -> dict[int, Photo]:
    """This will give, by key, those pictures that may be shown to the public now; two statements."""
    found = loaded(Photo.objects.for_trust(trust).filter(pk__in=list(keys)))
    return {each.pk: each for each in shown(found, Audience.OUTSIDE, now)}


def may_go_out(trust: Trust | int, sha256s: Iterable[str], now: datetime) -> Refusal | None:
    """This will refuse bytes that `actions.send_out` gave and that may not be public any more.

    Ask it in the transaction that claims a delivery. A hash of no picture of ours is not refused. A copy
    that went alone says nothing of one that stands; a no in any copy does. At most three statements.
    """
    return next(iter(kept_inside(trust, sha256s, now).values()), None)


def kept_inside(trust: Trust | int, sha256s: Iterable[str], now: datetime) -> dict[str, Refusal]:
    """This will give those of some bytes that may not be public any more, and why: `may_go_out` for each."""
    wanted = [each for each in sha256s if each]
    if not wanted:
        return {}
    found = list(loaded(Photo.objects.for_trust(trust).filter(outgoing_sha256__in=wanted)))
    standing = {each.outgoing_sha256 for each in found if each.taken_down_at is None}
    refusals = dict.fromkeys(_unwanted_alone(trust, wanted), UNWANTED)
    for photo in found:
        if photo.outgoing_sha256 in standing and _is_gone_alone(photo):
            continue
        refusal = may_be_shown(as_seen(photo), Audience.OUTSIDE, now)
        if refusal is not None:
            refusals.setdefault(photo.outgoing_sha256, refusal)
    return refusals


def went_out_as(photo: Photo) -> list[str]:
    """This will give the hashes under which the file of a picture went out, from the feed or without it."""
    alone = SentOut.objects.for_trust(photo.trust_id).filter(sha256=photo.sha256)
    hashes = [photo.outgoing_sha256, *alone.values_list("outgoing_sha256", flat=True)]
    return [each for each in hashes if each]


def _unwanted_alone(trust: Trust | int, wanted: list[str]) -> list[str]:
    """This will give the hashes of bytes that went out without the feed, and to whose file somebody there
    said no since; one statement."""
    said_no = Photo.objects.for_trust(trust).filter(
        sha256=OuterRef("sha256"), taken_down_because=Gone.CONSENT
    )
    alone = SentOut.objects.for_trust(trust).filter(Exists(said_no), outgoing_sha256__in=wanted)
    return list(alone.values_list("outgoing_sha256", flat=True))


def _is_gone_alone(photo: Photo) -> bool:
    """This will say whether a copy was taken down, but not because of a no, which counts for every copy."""
    return photo.taken_down_at is not None and photo.taken_down_because != Gone.CONSENT


def may_see(person: Person, photo: Photo, now: datetime) -> bool:
    """This will say whether somebody may see a picture's bytes now.

    Whoever added it, is in it or asked about it sees it until it is taken down; others where it stands on a
    page that they may read, once it may be shown.
    """
    if photo.trust_id != person.trust_id or photo.taken_down_at is not None:
        return False
    around = [
        photo.owner_id,
        *(key for each in photo.pictured.all() for key in (each.person_id, each.asked_by_id)),
    ]
    if person.pk in around:
        return True
    allowed = may_be_shown(as_seen(photo), Audience.INSIDE, now) is None
    return allowed and registers.is_seen_inside(person, photo)


def seen_by_all(pk: int, now: datetime) -> Photo | None:
    """This will give a picture, of whichever trust, that a public page shows, as long as it may be shown."""
    if not registers.is_shown_outside(pk):
        return None
    found = loaded(Photo.objects.filter(pk=pk))
    return next(iter(shown(found, Audience.OUTSIDE, now)), None)


def waits_for(photo: Photo, audience: Audience, now: datetime) -> tuple[str, ...]:
    """This will list who has not agreed yet to a picture being shown there."""
    return not_agreed(as_seen(photo).consents, audience, now)
