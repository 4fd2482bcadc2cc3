"""Who holds a line to a network, and how the line goes.

No event is written here: the posts that come have theirs, and a line may go down and up many times a day.

    take -> opened -> heard ... -> went down (a pause, then take) | let go (the worker stops)
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from candour.channels.models import Account, Stream
from candour.domain.actor import Actor

HELD_FOR = timedelta(seconds=60)
"""After so long without a word from its holder a line may be taken by another worker."""


@transaction.atomic
def take_stream(*, by: Actor, account: Account, holder: str, now: datetime) -> Stream | None:
    """This will let one worker hold an account's line; None while another does or it is too early.

    A line that was open under another holder, who fell silent, has a gap since it was last heard.
    """
    del by
    row, _ = Stream.objects.for_trust(account.trust_id).get_or_create(
        account=account, defaults={"trust_id": account.trust_id, "down_since": now}
    )
    is_free = Q(held_until=None) | Q(held_until__lt=now)
    is_due = Q(next_try_at=None) | Q(next_try_at__lte=now)
    taken = Stream.objects.filter(is_free & is_due, pk=row.pk).update(
        holder=holder,
        held_until=now + HELD_FOR,
        gap_since=Coalesce(F("gap_since"), F("heard_at"), F("opened_at"))
        if row.opened_at
        else F("gap_since"),
        down_since=Coalesce(F("down_since"), now),
        opened_at=None,
    )
    if not taken:
        return None
    row.refresh_from_db()
    return row


def keep_streams(*, by: Actor, holder: str, streams: Collection[int], now: datetime) -> set[int]:
    """This will lengthen the hold on these lines, and give those that are still held."""
    del by
    held = Stream.objects.filter(pk__in=streams, holder=holder)
    held.update(held_until=now + HELD_FOR)
    return set(held.values_list("pk", flat=True))


def note_opened(*, by: Actor, stream: Stream, now: datetime) -> bool:
    """This will note that the line is open; False when another worker holds it by now."""
    del by
    return bool(_held(stream).update(opened_at=now, down_since=None, tries=0, next_try_at=None, trouble=""))


def note_heard(*, by: Actor, stream: Stream, cursor: str, now: datetime) -> None:
    """This will remember how far the line was heard; call it in the transaction that keeps what came."""
    del by
    _held(stream).update(heard_at=now, cursor=cursor)


def note_down(
    *, by: Actor, stream: Stream, trouble: str, pause: float, now: datetime, cursor: str = ""
) -> None:
    """This will note that the line is down, and let anybody try again after a pause (seconds).

    `cursor` is the place up to which all that came has been kept; empty where that is not known.
    """
    del by
    _held(stream).update(
        holder="",
        held_until=None,
        gap_since=Coalesce(F("gap_since"), now),
        down_since=Coalesce(F("down_since"), now),
        opened_at=None,
        tries=F("tries") + 1 if trouble else 0,
        next_try_at=now + timedelta(seconds=pause),
        trouble=trouble[:300],
        cursor=cursor or F("cursor"),
    )


def note_gap_filled(*, by: Actor, account: Account, began_at: datetime, now: datetime) -> None:
    """This will note that a poll which began at that time brought all there was, once the line was open."""
    del by
    Stream.objects.for_trust(account.trust_id).filter(
        account=account, gap_since__isnull=False, opened_at__lte=began_at
    ).update(gap_since=None, gap_filled_at=now)


def _held(stream: Stream) -> QuerySet[Stream]:
    return Stream.objects.for_trust(stream.trust_id).filter(pk=stream.pk, holder=stream.holder)
