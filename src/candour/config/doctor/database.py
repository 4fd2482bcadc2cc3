"""The database, the ledger, the queue and the clock, as they are now."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Exists, Max, Min, OuterRef

from candour.config.doctor.check import Check, check
from candour.jobs import queries as jobs
from candour.ledger.models import Event, SealedEvent

LATE_AFTER = timedelta(minutes=5)
UNSEALED_AFTER = timedelta(minutes=10)
CLOCKS_MAY_DIFFER = timedelta(seconds=5)


def reachable() -> Check:
    """This will try the database, without the pool, which would try for half a minute."""
    url = settings.ENVIRONMENT.database_url
    try:
        if url:
            name = str(connection.settings_dict["NAME"])  # a test has another database on the same server
            psycopg.connect(url, dbname=name, connect_timeout=5).close()
        connection.ensure_connection()
    except (Error, psycopg.Error) as error:
        why = str(error).strip().splitlines()[0]
        return Check("database: reachable", False, why, "Start the database, or mend --database.")
    return Check("database: reachable", True, connection.vendor)


def migrations() -> Check:
    """This will compare the tables with what this code wants."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    seen = f"{len(missing)} wait, first {missing[0][0]}" if missing else "all are applied"
    return check(
        "database: tables",
        seen,
        ok=not missing,
        remedy="Restart 'candour serve': it brings the tables up to date.",
    )


def database_checks() -> Iterator[Check]:
    """This will look at what keeps written words through a power cut."""
    remedy = "Somebody turned this off at the server. Turn it on: without it a power cut loses words."
    if connection.vendor == "postgresql":
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            (value,) = _ask(f"SELECT current_setting('{name}')")
            yield check(f"database: {name}", str(value), ok=value != "off", remedy=remedy)
        return
    (journal,), (sync,) = _ask("PRAGMA journal_mode"), _ask("PRAGMA synchronous")
    yield check("database: journal", str(journal), ok=journal == "wal", remedy=remedy)
    yield check("database: synchronous", str(sync), ok=int(str(sync)) >= 2, remedy=remedy)


def clock_checks(now: datetime) -> Iterator[Check]:
    """This will compare the clock with the database's and with the last thing that was written down."""
    if connection.vendor == "postgresql":
        (there,) = _ask("SELECT clock_timestamp()")
        apart = abs(datetime.now(UTC) - there) if isinstance(there, datetime) else timedelta.max
        yield check(
            "clock: database",
            f"{apart.total_seconds():.1f} s apart",
            ok=apart <= CLOCKS_MAY_DIFFER,
            remedy="Set both machines' clocks by the same time server.",
        )
    last = Event.objects.aggregate(last=Max("at"))["last"]
    ahead = last - now if last else timedelta(0)
    yield check(
        "clock: goes forward",
        f"the last act was {max(0.0, -ahead.total_seconds()):.0f} s ago" if last else "nothing was done yet",
        ok=ahead <= CLOCKS_MAY_DIFFER,
        remedy="The clock was set back: something was written down later than now. Set it by a time server.",
    )


def queue_checks(now: datetime) -> Iterator[Check]:
    """This will look at how long due work waits, at work that died, and at work that nobody knows."""
    count, seconds = jobs.waiting(now)
    yield check(
        "queue: oldest due work",
        f"{count} due, the oldest for {seconds:.0f} s",
        ok=timedelta(seconds=seconds) <= LATE_AFTER,
        remedy="Start the worker: 'candour serve', or 'candour serve --worker-only'.",
    )
    dead = list(jobs.dead_jobs().values_list("name", flat=True)[:100])
    yield check(
        "queue: work that died",
        f"{len(dead)}: {', '.join(sorted(set(dead)))}" if dead else "none",
        ok=not dead,
        remedy="Read the worker's log for the reason, mend it, and have the work tried again.",
    )
    strange = jobs.undeclared()
    yield check(
        "queue: work of another version",
        ", ".join(strange) or "none",
        ok=not strange,
        remedy="Run the version of Candour that asked for this work; this one does not know it.",
    )


def ledger_checks(now: datetime) -> Iterator[Check]:
    """This will look at how long acts have waited to be sealed."""
    unsealed = Event.objects.exclude(Exists(SealedEvent.objects.filter(event=OuterRef("pk"))))
    oldest = unsealed.aggregate(oldest=Min("recorded_at"))["oldest"]
    age = now - oldest if oldest else timedelta(0)
    yield check(
        "ledger: unsealed",
        f"the oldest act waits for {max(0.0, age.total_seconds()):.0f} s" if oldest else "all is sealed",
        ok=age <= UNSEALED_AFTER,
        remedy="Start the worker: it seals once a minute. If it runs, read its log.",
    )


def _ask(sql: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return tuple(cursor.fetchone() or (None,))
