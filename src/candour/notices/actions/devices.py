"""Adding a browser that is told at once, and taking it away."""

import hashlib
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.notices.models import PushDevice
from candour.people.models import Person, SignedIn

MOST_DEVICES = 10


def address_refusal(endpoint: str) -> Refusal | None:
    """This will refuse an address that belongs to no push service that the trust allows.

    Browsers choose the service; `CANDOUR_PUSH_HOSTS` lists those of the four big makers. Loopback is
    allowed outside live use only.
    """
    remedy = "Use e-mail, or ask IT to allow the push service of this browser."
    try:
        parts = urlsplit(endpoint)
        host = parts.hostname or ""
    except ValueError:
        return Refusal("This browser gave an address that is none.", remedy)
    if settings.CANDOUR_LOOPBACK_IS_ALLOWED and host in {"127.0.0.1", "localhost"}:
        return None
    if parts.scheme != "https" or parts.username or parts.port not in {None, 443}:
        return Refusal("This browser's push service is not reached by https.", remedy)
    if not any(host == known or host.endswith(f".{known}") for known in settings.CANDOUR_PUSH_HOSTS):
        return Refusal("This browser's push service is not one that the trust allows.", remedy)
    return None


def own_device_refusal(session: SignedIn) -> Refusal | None:
    """This will refuse a shared computer: the next person would read the notices."""
    if session.is_own:
        return None
    return Refusal("This is marked as a shared computer.", "Mark it as your own device first, if it is.")


@transaction.atomic
def add_device(
    *, by: Person, session: SignedIn, endpoint: str, public_key: str, secret: str, now: datetime
) -> PushDevice:
    """This will tell somebody at once on this browser; asking twice changes nothing.

    An address that another person's session used before (somebody else signed in on this device) is theirs
    no longer.
    """
    for refusal in (own_device_refusal(session), address_refusal(endpoint)):
        if refusal:
            raise refusal
    if not (60 <= len(public_key) <= 200 and 16 <= len(secret) <= 60 and len(endpoint) <= 1000):
        raise Refusal("This browser did not say how to reach it.", "Try again, or use e-mail.")
    digest = hashlib.sha256(endpoint.encode()).hexdigest()
    PushDevice.objects.filter(endpoint_sha256=digest).delete()
    mine = PushDevice.objects.for_trust(by.trust_id).filter(person=by).order_by("added_at", "pk")
    if (too_many := mine.count() - MOST_DEVICES + 1) > 0:
        PushDevice.objects.filter(pk__in=[each.pk for each in mine[:too_many]]).delete()
    device = PushDevice.objects.create(
        trust_id=by.trust_id,
        person=by,
        session=session,
        endpoint=endpoint,
        endpoint_sha256=digest,
        public_key=public_key,
        secret=secret,
        added_at=now,
    )
    news.tell("notices:device:added", by=by, trust=by.trust_id, about={"person": by.pk}, now=now)
    return device


@transaction.atomic
def end_device_told(*, by: Person, session: SignedIn, now: datetime) -> None:
    """This will stop telling somebody on this browser."""
    gone, _ = PushDevice.objects.for_trust(by.trust_id).filter(person=by, session=session).delete()
    if gone:
        news.tell("notices:device:ended", by=by, trust=by.trust_id, about={"person": by.pk}, now=now)
