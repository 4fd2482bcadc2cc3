"""What this process remembers of each trust's replies, so that a draft is compared with two years of them.

The memory holds numbers, never words, and finds keys; the words are read from the database each time, so what
was taken down or erased is never compared with.
"""

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connection

from candour.domain.checks.pieces import Remembered
from candour.domain.checks.sameness import near
from candour.voice.models import Version

REMEMBERED = timedelta(days=730)
SLACK = 50
"""So many of the newest are read again each time, since a transaction may have ended late."""


@dataclass
class _Memory:
    """What is remembered of one trust: its replies' pieces, and the hash of each of the newest texts."""

    remembered: Remembered = field(default_factory=Remembered)
    newest: dict[int, int] = field(default_factory=dict)


_MEMORIES: dict[tuple[str, int], _Memory] = {}
_TURN = threading.Lock()


def near_versions(trust: int, text: str, now: datetime) -> list[int]:
    """This will give the keys of the trust's versions that a reply may be alike to, the newest first."""
    with _TURN:
        return near(text, _up_to_date(trust, now).remembered)


def _up_to_date(trust: int, now: datetime) -> _Memory:
    """This will take in what was written since the last look, by any process; one SQL statement, seldom two.

    Where what is remembered is not what the database holds (another database under the same name, rows that a
    disposal removed), all is read anew.
    """
    key = (str(connection.settings_dict["NAME"]), trust)
    memory = _MEMORIES.setdefault(key, _Memory())
    rows = _written(trust, now, after=min(memory.newest, default=0) - 1)
    found = {pk: hash(text) for pk, text in rows}
    if any(found.get(pk) != held for pk, held in memory.newest.items()):
        memory = _MEMORIES[key] = _Memory()
        rows = _written(trust, now, after=-1)
        found = {pk: hash(text) for pk, text in rows}
    memory.remembered.add((pk, text) for pk, text in rows if pk not in memory.newest)
    memory.newest = dict(list(found.items())[-SLACK:])
    return memory


def _written(trust: int, now: datetime, *, after: int) -> list[tuple[int, str]]:
    found = Version.objects.for_trust(trust).filter(pk__gt=after)
    if after < 0:
        found = found.filter(written_at__gte=now - REMEMBERED)
    return list(found.order_by("pk").values_list("pk", "text"))
