"""Words from outside that wait, and since when nobody has looked at them."""

from datetime import datetime, timedelta

from django.db.models import Min
from django.db.models.functions import Greatest

from candour.listening.models import PublicPost
from candour.people.models import Notice
from candour.squad.models import Unread

BACK = timedelta(days=2)
"""What waits longer was not overlooked: it is answered by whoever has it, or by nobody."""
KIND, ABOUT = "unread", "listen:unread"


def trusts_where_words_wait(now: datetime) -> list[int]:
    """This will number the trusts with words that wait, or where people were told of some; two statements."""
    waits = PublicPost.objects.filter(waits_since__gt=now - BACK).order_by().values_list("trust", flat=True)
    told = Unread.objects.filter(since__isnull=False).values_list("trust", flat=True)
    return sorted({*waits.distinct(), *told})


def unread_since(unread: Unread, now: datetime) -> datetime | None:
    """This will say when the oldest words came that nobody has looked at, None without any; one statement.

    They came when we received them, however much earlier they were posted: nobody can look before.
    """
    waits = PublicPost.objects.for_trust(unread.trust_id).filter(
        waits_since__gt=now - BACK, waits_since__lte=now
    )
    found = waits.annotate(came=Greatest("waits_since", "received_at"))
    if unread.looked_at is not None:
        found = found.filter(came__gt=unread.looked_at)
    oldest: datetime | None = found.aggregate(oldest=Min("came"))["oldest"]
    return oldest


def seen_by_told(unread: Unread) -> datetime | None:
    """This will say when somebody who was told last opened their notice; one statement."""
    opened = Notice.objects.for_trust(unread.trust_id).filter(
        person__in=unread.told, done_at=None, kind=KIND, about=ABOUT, seen_at__isnull=False
    )
    return opened.order_by("-seen_at").values_list("seen_at", flat=True).first()
