"""Keeping what somebody wishes, and sending them one notice to try it."""

from datetime import datetime

from django.db import transaction

from candour.domain.notifying import Wishes
from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.notices.models import WishesKept
from candour.people.actions import finish_notices, send_notice
from candour.people.models import Notice, Person

TRIED = "me:notices"


@transaction.atomic
def keep_wishes(*, by: Person, wishes: Wishes, now: datetime) -> WishesKept:
    """This will keep somebody's own wishes, raising Refusal when only one end of the quiet hours is given."""
    if (wishes.quiet_from is None) != (wishes.quiet_to is None):
        raise Refusal("Quiet hours need both ends.", "Enter when they start and when they end.")
    kept, _ = WishesKept.objects.for_trust(by.trust_id).update_or_create(
        person=by,
        defaults={
            "trust_id": by.trust_id,
            "how": {news_kind.value: how.value for news_kind, how in wishes.how.items()},
            "quiet_from": wishes.quiet_from,
            "quiet_to": wishes.quiet_to,
            "quiet_weekends": wishes.quiet_weekends,
            "letter_at": wishes.letter_at,
            "muted_until": wishes.muted_until,
            "changed_at": now,
        },
    )
    news.tell("notices:wishes:changed", by=by, trust=by.trust_id, about={"person": by.pk}, now=now)
    return kept


@transaction.atomic
def try_it(*, by: Person, now: datetime) -> Notice:
    """This will send somebody one notice by every door, at once, so that they see that it comes."""
    finish_notices(by=by, trust=by.trust_id, about=TRIED, now=now, person=by)
    return send_notice(
        by=by,
        person=by,
        kind="try",
        about=TRIED,
        words="This is how Candour tells you that something waits. Nothing does now.",
        opens="/me/notices",
        now=now,
    )
