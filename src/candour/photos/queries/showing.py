"""What may be shown where: the rules of `domain.picturing`, asked of rows as they are now."""

from collections.abc import Iterable, Sequence, Set
from datetime import datetime

from django.db.models import Q

from candour.domain.picturing import (
    NOT_FOR_ALL,
    UNWANTED,
    Audience,
    Gone,
    answered_less,
    may_be_shown,
    not_agreed,
)
from candour.domain.refusal import Refusal
from candour.people.models import Person, Trust
from candour.photos import registers
from candour.photos.models import Photo, PutStraightIn, as_seen
from candour.photos.queries.finding import loaded


def shown(photos: Iterable[Photo], audience: Audience, now: datetime) -> list[Photo]:
    """This will keep the pictures that may be shown; they are `loaded` already."""
    return [each for each in photos if may_be_shown(as_seen(each), audience, now) is None]


def shown_outside(trust: Trust | int, keys: Iterable[int], now: datetime) -> dict[int, Photo]:
    """This will give, by key, those pictures that may be shown to the public now; two statements."""
    found = loaded(Photo.objects.for_trust(trust).filter(pk__in=list(keys)))
    return {each.pk: each for each in shown(found, Audience.OUTSIDE, now)}


def may_go_out(trust: Trust | int, sha256s: Iterable[str], now: datetime) -> Refusal | None:
    """This will refuse bytes that `actions.send_out` or `keep_for_outside` gave and that may not be public.

    Ask it in the transaction that claims a delivery. A hash of no picture of ours is not refused. At most
    three statements.
    """
    return next(iter(kept_inside(trust, sha256s, now).values()), None)


def kept_inside(trust: Trust | int, sha256s: Iterable[str], now: datetime) -> dict[str, Refusal]:
    """This will give those of some bytes that may not be public any more, and why: `may_go_out` for each.

    What anybody answered in any copy of the file counts, see `against`. Silence counts only in the copies
    that went out from the feed themselves, and of these not in one that went alone while another stands.
    """
    wanted = list(dict.fromkeys(each for each in sha256s if each))
    if not wanted:
        return {}
    put_in = PutStraightIn.objects.for_trust(trust).filter(outgoing_sha256__in=wanted)
    pairs = set(put_in.values_list("outgoing_sha256", "sha256"))
    sent = Photo.objects.for_trust(trust).filter(outgoing_sha256__in=wanted)
    of_files = Q(sha256__in={sha256 for _, sha256 in pairs}) | Q(sha256__in=sent.values("sha256"))
    copies = list(loaded(Photo.objects.for_trust(trust).filter(of_files).order_by("pk")))
    pairs |= {(each.outgoing_sha256, each.sha256) for each in copies}
    found = {sha256: _kept_inside(sha256, pairs, copies, now) for sha256 in wanted}
    return {sha256: refusal for sha256, refusal in found.items() if refusal is not None}


def against(copies: Sequence[Photo], now: datetime) -> Refusal | None:
    """This will refuse a file to which somebody in any copy answered with a no, or with less than a yes to
    the public that holds; the copies are `loaded` already.

    What was said in a copy that was taken down counts, too, until a newer one may be public.
    """
    if any(each.taken_down_because == Gone.CONSENT for each in copies):
        return UNWANTED
    newest = max((each.added_at for each in shown(copies, Audience.OUTSIDE, now)), default=None)
    for each in copies:
        is_over = newest is not None and each.taken_down_at is not None and each.taken_down_at < newest
        if not is_over and answered_less(as_seen(each).consents, now):
            return NOT_FOR_ALL
    return None


def went_out_as(photo: Photo) -> list[str]:
    """This will give the hashes under which the file of a picture went out, from the feed or without it."""
    copies = Photo.objects.for_trust(photo.trust_id).filter(sha256=photo.sha256).exclude(outgoing_sha256="")
    alone = PutStraightIn.objects.for_trust(photo.trust_id).filter(sha256=photo.sha256)
    hashes = (rows.values_list("outgoing_sha256", flat=True) for rows in (copies, alone))
    return sorted({sha256 for each in hashes for sha256 in each})


def _kept_inside(
    sha256: str, pairs: Set[tuple[str, str]], copies: Sequence[Photo], now: datetime
) -> Refusal | None:
    """This will refuse one hash; `pairs` are those that went out, each with that of a file behind it."""
    sent = [each for each in copies if each.outgoing_sha256 == sha256]
    stands = any(each.taken_down_at is None for each in sent)
    asked = [each for each in sent if not (stands and _is_gone_alone(each))]
    own = (may_be_shown(as_seen(each), Audience.OUTSIDE, now) for each in asked)
    refusal = next((each for each in own if each is not None), None)
    files = {file for outgoing, file in pairs if outgoing == sha256}
    said = (against([each for each in copies if each.sha256 == file], now) for file in sorted(files))
    return refusal or next((each for each in said if each is not None), None)


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
