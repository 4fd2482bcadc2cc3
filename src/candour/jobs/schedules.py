"""Periodic work: each schedule's present time is asked for once, however many schedulers ask."""

from datetime import UTC, datetime

from django.db import transaction

from candour.jobs import queue, registry


def ask(now: datetime, asked: dict[str, int] | None = None) -> int:
    """This will ask for the work of every schedule whose time has come, and count what it asked for.

    A time that nobody asked for while no worker ran is not made up later. `asked` remembers, for one
    process, what it need not ask for again.
    """
    count = 0
    for schedule in registry.SCHEDULES.values():
        slot = int(now.timestamp()) // schedule.seconds * schedule.seconds
        if asked is not None and asked.get(schedule.job) == slot:
            continue
        with transaction.atomic():
            queue.enqueue(
                schedule.job,
                {"due": slot},
                due_at=datetime.fromtimestamp(slot, UTC),
                unique=f"every:{schedule.job}:{slot}",
            )
        count += 1
        if asked is not None:
            asked[schedule.job] = slot
    return count
