"""How an account on a network stands: does it work, how long still, when is its access renewed.

renewal "none"       it lasts until its day, if it has one; then a person connects again
        "rotating"   what is shown with each call is short-lived and renewed by ourselves until `ends_at`
        "extending"  one long-lived token, given a later day by ourselves before its day has come
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from candour.domain.refusal import Refusal
from candour.domain.roles import Role

MAY_CONNECT = frozenset({Role.ADMINISTRATOR, Role.COMMUNICATIONS})
TRY_LASTS = timedelta(hours=1)
"""So long a person has to say yes on the network's own page."""
ENDS_SOON = timedelta(days=14)
"""So long before the end people are told: connecting takes a minute, finding who may do it takes days."""
SHORT = timedelta(days=1)
BEFORE_SHORT_ENDS = timedelta(minutes=10)
AT_LEAST_OLD = timedelta(days=1)
"""A long-lived token is not extended on its first day; Meta refuses that."""
AFTER_TROUBLE = timedelta(minutes=10)


class Standing(StrEnum):
    """How an account stands, the worst first."""

    LOST = "lost"
    PAUSED = "paused"
    ENDED = "ended"
    ENDS_SOON = "ends_soon"
    WORKS = "works"


class TryState(StrEnum):
    """Where one try to connect an account stands.

    asking --yes is needed on the network's page--> at_network --came back--> finishing --> connected
      `-----> connected, or refused at any step with what helps
    """

    ASKING = "asking"
    AT_NETWORK = "at_network"
    FINISHING = "finishing"
    CONNECTED = "connected"
    REFUSED = "refused"


def may_connect(roles: frozenset[Role]) -> Refusal | None:
    """This will say who may connect, pause and disconnect accounts."""
    if roles & MAY_CONNECT:
        return None
    return Refusal(
        "Only communications and trust administrators look after accounts.",
        "Ask one of them; they are listed under People.",
    )


@dataclass(frozen=True)
class Access:
    """What is known of an account's access; moments in UTC.

    `expires_at` ends what is shown with each call, `ends_at` every way to renew it; None where there is no
    end or nobody knows it. `trouble_at` is when a renewal last failed, None since the last that did not.
    """

    renewal: str
    saved_at: datetime
    expires_at: datetime | None = None
    ends_at: datetime | None = None
    trouble_at: datetime | None = None


def end_of(access: Access) -> datetime | None:
    """This will give the moment at which a person has to connect again; None where none is known."""
    if access.renewal == "rotating":
        return access.ends_at
    ends = [moment for moment in (access.expires_at, access.ends_at) if moment is not None]
    return min(ends, default=None)


def days_left(access: Access, now: datetime) -> int | None:
    """This will count whole days until the end, 0 on the last day or after it; None where there is no end."""
    end = end_of(access)
    return None if end is None else max(0, (end - now).days)


def renew_at(access: Access) -> datetime | None:
    """This will give the moment at which we ask for new access; None where nothing can be renewed.

    Long-lived access is renewed in the middle of its life, at least a day old, so that half of it is left for
    trouble. Short-lived access is renewed ten minutes before its end (of an hour or less: a tenth before), so
    that no reply waits for it. After trouble ten minutes pass before the next try.
    """
    if access.renewal == "none":
        return None
    ends = [_before(access.saved_at, end) for end in (access.expires_at, access.ends_at) if end is not None]
    if not ends:
        return None
    if access.trouble_at is None:
        return min(ends)
    return max(min(ends), access.trouble_at + AFTER_TROUBLE)


def _before(saved_at: datetime, end: datetime) -> datetime:
    life = end - saved_at
    if life > SHORT:
        return saved_at + max(life / 2, min(AT_LEAST_OLD, life * 0.9))
    return end - min(BEFORE_SHORT_ENDS, life / 10)


def standing(access: Access | None, now: datetime, *, is_lost: bool, is_paused: bool) -> Standing:
    """This will say how an account stands; `is_lost` when its network let it in no more."""
    if is_lost:
        return Standing.LOST
    end = None if access is None else end_of(access)
    if end is not None and end <= now:
        return Standing.ENDED
    if is_paused:
        return Standing.PAUSED
    return Standing.ENDS_SOON if end is not None and end - now <= ENDS_SOON else Standing.WORKS
