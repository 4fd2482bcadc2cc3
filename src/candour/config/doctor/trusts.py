"""Each trust: accounts that stopped or will, hours in which nobody is on duty. And the way out by mail."""

import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.utils import timezone

from candour.channels.models import AccountSecrets, Stream
from candour.channels.presenters.accounts import BellView, bell_view
from candour.channels.queries import accounts_with_access, paused_accounts
from candour.channels.registry import stream_of
from candour.config.doctor.check import Check, check
from candour.domain.connections import Standing, days_left, standing
from candour.domain.streams import LineSeen, LineStands, line_stands
from candour.people.models import Trust
from candour.people.queries.rota import gaps, on_duty
from candour.web.filters import plural

AHEAD = timedelta(days=7)
CONNECT_AGAIN = (
    "Have communications or an administrator connect it again, and press Verify and save on the network's "
    "page once more: Connections."
)
TYPE_AGAIN = (
    "Where the last call was refused, have them connect it again and type the app's secret again; if it was "
    "right, somebody else called."
)


def trust_checks(trust: Trust, now: datetime) -> Iterator[Check]:
    """This will look at one trust's accounts and rota."""
    paused = list(paused_accounts(trust)[:20])
    yield check(
        f"{trust.slug}: accounts",
        "; ".join(f"{each.name} is paused: {each.paused_because}" for each in paused) or "all may publish",
        ok=not paused,
        remedy=" ".join(dict.fromkeys(each.paused_remedy for each in paused)),
    )
    yield _tokens(trust, now)
    yield _lines(trust, now)
    yield _bells(trust)
    reachable = [each for each in on_duty(trust, now) if each.reachable]
    yield check(
        f"{trust.slug}: on duty now",
        f"{len(reachable)} whom a notice reaches",
        ok=bool(reachable),
        remedy="Plan who is on call, and name somebody for the standing duty: People, then Who is on call.",
    )
    coming = [gap for gap in gaps(trust, now) if gap.starts_at <= now + AHEAD]
    first = (
        f"{coming[0].role.value} from {timezone.localtime(coming[0].starts_at):%A %H:%M}" if coming else ""
    )
    yield check(
        f"{trust.slug}: rota, next 7 days",
        f"{len(coming)} gaps, first {first}" if coming else "no gaps",
        ok=not coming,
        remedy="Fill the gaps: People, then Who is on call.",
    )


def _tokens(trust: Trust, now: datetime) -> Check:
    """This will look how long each account's access lasts, and whether it can be renewed."""
    wrong, fine = [], 0
    for account in accounts_with_access(trust):
        held: AccountSecrets | None = getattr(account, "held", None)
        access = held.access if held else None
        stands = standing(access, now, is_lost=account.disconnected_at is not None, is_paused=False)
        left = days_left(access, now) if access else None
        if stands is Standing.LOST:
            wrong.append(f"{account.name}: its network lets it in no more")
        elif stands is not Standing.WORKS:
            wrong.append(f"{account.name}: {plural(left or 0, 'day')} of access left")
        elif held and held.trouble:
            wrong.append(f"{account.name}: could not be renewed: {held.trouble}")
        else:
            fine += held is not None
    return check(
        f"{trust.slug}: tokens",
        "; ".join(wrong[:20]) or (f"{plural(fine, 'account')} with access" if fine else "none is needed"),
        ok=not wrong,
        remedy="Have communications or an administrator connect it again: Connections.",
    )


def _lines(trust: Trust, now: datetime) -> Check:
    """This will look at the lines by which networks send what is said at once."""
    rows = Stream.objects.for_trust(trust).filter(account__paused_at=None).select_related("account")
    stands = [
        (row, line_stands(LineSeen(row.opened_at, row.held_until, row.down_since, row.gap_since), now))
        for row in rows.order_by("account__name", "pk")
        if stream_of(row.account.channel)
    ]
    down = [row for row, each in stands if each is LineStands.DOWN]
    opened = sum(each in {LineStands.OPEN, LineStands.FILLING} for _, each in stands)
    filling = sum(each is LineStands.FILLING for _, each in stands)
    well = f"{plural(opened, 'line')} open" + (f", {filling} with a gap being filled" if filling else "")
    return check(
        f"{trust.slug}: lines",
        "; ".join(f"{row.account.name}: down. {row.trouble}".strip() for row in down[:20])
        or (well if stands else "none is needed"),
        ok=not down,
        remedy="Posts still come once a minute. See that the worker runs ('candour serve') and that the "
        "firewall leaves lines to the network open for hours; Candour tries again by itself.",
    )


def _bells(trust: Trust) -> Check:
    """This will say which networks that can ring have ever rung.

    One that was asked and will not is amiss, and so is one whose last call had another secret's signature.
    """
    found = [(each, bell_view(each)) for each in accounts_with_access(trust).filter(paused_at=None)]
    bells = [(account, bell) for account, bell in found if bell is not None]
    said = [f"{account.name}: {_rang(bell)}" for account, bell in bells]
    remedies = (CONNECT_AGAIN,) * any(bell.trouble for _, bell in bells)
    remedies += (TYPE_AGAIN,) * any(bell.is_refused for _, bell in bells)
    amiss = [bell for _, bell in bells if bell.trouble or bell.is_refused]
    only_so = dict.fromkeys(f"{bell.network}: {bell.pull.only_so}" for bell in amiss if bell.pull.only_so)
    return check(
        f"{trust.slug}: calls from networks",
        "; ".join(said[:20]) or "none is needed",
        ok=not remedies,
        remedy=" ".join((*remedies, "Until then posts still come once a minute.", *only_so)),
    )


def _rang(bell: BellView) -> str:
    if bell.trouble:
        return f"does not call. {bell.trouble}"
    said = f"has never called; Candour looks once a minute. {bell.pull.only_so}".rstrip(" .")
    if bell.rung_at is not None:
        said = f"last called on {timezone.localtime(bell.rung_at):%d %B at %H:%M}"
    if bell.refused_at is not None:
        last = f"{timezone.localtime(bell.refused_at):%d %B at %H:%M}"
        said += f"; refused without its signature: {bell.refused}, last on {last}"
    return said


def mail_check(mail_url: str, *, is_live: bool) -> Check:
    """This will connect to the mail server, sending nothing."""
    if not mail_url:
        return check(
            "mail: server",
            "none: letters become files in the folder mail",
            ok=not is_live,
            remedy="Set CANDOUR_MAIL_URL to the trust's mail server.",
        )
    line = get_connection()
    try:
        line.open()
        line.close()
    except (OSError, smtplib.SMTPException) as error:
        why = type(error).__name__
        return Check("mail: server", False, why, "Check CANDOUR_MAIL_URL: name, port and password.")
    return Check("mail: server", True, "it answers")
