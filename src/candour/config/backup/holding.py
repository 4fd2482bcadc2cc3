"""What a restored trust must not do by itself: send again what left after the backup was made.

A reply that waited when the backup was made may have left a minute later, and nothing in the backup knows.
So the first start after a restore pauses every account on another machine, until a person has looked there.
The trust's own page needs no pause: what it shows was restored with it.
"""

import json
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from candour.channels.actions import pause_account
from candour.channels.queries import every_account
from candour.config.backup.restoring import MARK
from candour.domain.actor import Job

RESTORE = Job("config.restore")
REMEDY = "Look at what is public there, stop here what has left already, then let it publish again."


@transaction.atomic
def hold_what_was_restored(folder: Path, now: datetime) -> int:
    """This will pause each account on another machine, once after a restore, and say how many."""
    mark = folder / MARK
    if not mark.exists():
        return 0
    made_at = timezone.localtime(datetime.fromisoformat(json.loads(mark.read_text("utf-8"))["made_at"]))
    reason = f"Restored from the backup of {made_at:%A %d %B, %H:%M}. What left after that is not known here."
    held = 0
    for account in every_account().exclude(address="").filter(paused_at=None):
        pause_account(by=RESTORE, account=account, reason=reason, remedy=REMEDY, now=now)
        held += 1
    transaction.on_commit(mark.unlink)
    return held
