"""Putting a file straight into a reply, without the feed; forgetting its bytes once somebody says no."""

import hashlib
from datetime import datetime

from django.db import transaction

from candour.channels.pictures import forget_picture, keep_picture
from candour.domain.actor import Actor
from candour.domain.picturing import Audience
from candour.domain.refusal import refuse
from candour.ledger import holds
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.photos import registers
from candour.photos.actions.adding import send_out
from candour.photos.models import Photo, PutStraightIn
from candour.photos.queries.finding import copies_of, left_of, to_forget
from candour.photos.queries.showing import against, may_go_out, shown, waits_for
from candour.photos.recording import tell_of_file
from candour.photos.safe_pictures import made_safe


def keep_for_outside(*, by: Person, content: bytes, now: datetime) -> str:
    """This will keep a picture that goes out without standing in the feed, and give the hash of its bytes.

    A file that a colleague added before is that picture, with all that the people in it said of it, in
    whichever copy: it goes with their yes, and with their no it is gone. A no that is said when the file
    comes into the feed later reaches what goes out here, too. Raises Refusal with what helps.
    """
    must_be_of(by, by.trust_id)
    sha256 = hashlib.sha256(content).hexdigest()
    there = _in_the_feed(by.trust_id, sha256, now)
    if there is not None:
        return send_out(by=by, photo=there, now=now).sha256
    return _put_straight_in(by, sha256, made_safe(content), now)


@transaction.atomic
def forget_unwanted(*, by: Actor, trust: int, sha256: str, now: datetime) -> bool:
    """This will erase what went out without the feed under this hash, if somebody in it says no.

    What is under legal hold stays: the file itself, a picture of it in the feed, what shows it, the trust.
    """
    holds.take_turns()
    rows = list(to_forget().select_for_update().filter(trust=trust, outgoing_sha256=sha256))
    if not rows or holds.is_held(*_refs(trust, sha256)):
        return False
    for row in rows:
        row.forgotten_at, row.forgotten_by = now, by.ledger_name
        row.save(update_fields=["forgotten_at", "forgotten_by"])
        tell_of_file("photos:file:forgotten", by=by, file=row, now=now)
    forget_picture(trust, sha256)
    return True


@transaction.atomic
def _put_straight_in(by: Person, sha256: str, content: bytes, now: datetime) -> str:
    """This will write down that a file went in, asking again what was said of it while it was made anew."""
    there = _in_the_feed(by.trust_id, sha256, now)
    if there is not None:
        return send_out(by=by, photo=there, now=now).sha256
    outgoing = hashlib.sha256(content).hexdigest()
    row, is_new = PutStraightIn.objects.get_or_create(
        trust_id=by.trust_id,
        sha256=sha256,
        outgoing_sha256=outgoing,
        defaults={"put_in_at": now, "put_in_by": by},
    )
    refuse(may_go_out(by.trust_id, [outgoing], now))  # another file may give these very bytes
    if is_new:
        tell_of_file("photos:file:put_in", by=by, file=row, now=now)
    return keep_picture(by.trust_id, content)


def _in_the_feed(trust: int, sha256: str, now: datetime) -> Photo | None:
    """This will give the picture that a file is in the feed: one that somebody has still to agree to, before
    one that may be public, before one of which nothing was said. Refuses what somebody answered no to."""
    copies = copies_of(trust, sha256)
    refuse(against(copies, now))
    there = [each for each in copies if each.taken_down_at is None]
    waits = [each for each in there if waits_for(each, Audience.OUTSIDE, now)]
    return next(iter([*waits, *shown(there, Audience.OUTSIDE, now), *there]), None)


def _refs(trust: int, sha256: str) -> list[str]:
    """This will list by what names a legal hold may lie on bytes that went out without the feed."""
    rows = PutStraightIn.objects.for_trust(trust).filter(outgoing_sha256=sha256).order_by("pk")
    files = [f"file:{key}" for key in rows.values_list("pk", flat=True)]
    pictures = [f"photo:{key}" for key in left_of(trust, sha256)]
    return [f"trust:{trust}", *files, *pictures, *registers.refs_showing(trust, sha256)]
