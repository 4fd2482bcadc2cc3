"""Look whether all is well, from settings to rota, and say in a sentence how to mend what is not."""

import argparse
import os
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from candour.config.command import WrongUse, print_result
from candour.config.prepared import data_folder

if TYPE_CHECKING:
    from candour.config.doctor.check import Check


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add whether to call the mail server, and which clock to compare with."""
    parser.add_argument("--no-mail", action="store_true", help="do not connect to the mail server")
    parser.add_argument(
        "--clock", metavar="URL", help="compare with the Date of this web server, on loopback"
    )


def run(args: argparse.Namespace) -> int:
    """This will look at everything; exit status 1 if anything is not well."""
    folder = data_folder()
    if not folder.is_dir():
        raise WrongUse(f"there is no folder {folder}. Name the trust's folder with --data.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415 - a command loads what it needs when it runs
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise WrongUse(str(wrong)) from wrong
    from django.utils import timezone  # noqa: PLC0415

    found = list(_checks(args, timezone.now()))
    ok = all(each.ok for each in found)
    if args.json:
        print_result(args, {"ok": ok, "checks": [each.plain() for each in found]})
        return 0 if ok else 1
    for each in found:
        print(f"{'well ' if each.ok else 'MEND '} {each.name}: {each.seen}")
        if each.remedy:
            print(f"      {each.remedy}")
    print("All is well." if ok else f"{sum(not each.ok for each in found)} to mend.")
    return 0 if ok else 1


def _checks(args: argparse.Namespace, now: datetime) -> "Iterator[Check]":
    """This will look at the machine, then at the database and, where it answers, at what is in it."""
    from django.conf import settings  # noqa: PLC0415 - the settings were read by `run`

    from candour.config.doctor import clocks, database, reading, surroundings, trusts  # noqa: PLC0415
    from candour.people.models import Trust  # noqa: PLC0415

    folder, is_live = data_folder(), settings.CANDOUR_MODE == "live"
    yield from surroundings.settings_checks(
        surroundings.Settings(
            mode=settings.CANDOUR_MODE,
            debug=settings.DEBUG,
            secret_key=settings.SECRET_KEY,
            hosts=settings.ALLOWED_HOSTS,
            address=settings.CANDOUR_ADDRESS,
            secure_cookies=settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE,
            proxies=settings.CANDOUR_PROXIES,
        )
    )
    yield from surroundings.disk_checks(folder)
    yield from surroundings.key_checks(folder)
    yield from surroundings.backup_checks(folder, now, is_live=is_live)
    yield reading.reading_check()
    yield reading.drafts_check(folder)
    if not args.no_mail:
        yield trusts.mail_check(settings.ENVIRONMENT.mail_url, is_live=is_live)
    if args.clock:
        yield clocks.clock_check(args.clock, now)
    reached = database.reachable()
    yield reached
    if not reached.ok:
        return
    tables = database.migrations()
    yield tables
    if not tables.ok:
        return
    yield from database.database_checks()
    yield from database.clock_checks(now)
    yield from database.queue_checks(now)
    yield from database.ledger_checks(now)
    for trust in Trust.objects.order_by("slug"):
        yield from trusts.trust_checks(trust, now)
