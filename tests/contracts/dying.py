"""A worker in a process of its own that sends one copy, to be killed while it does."""

import json
import sys
from datetime import datetime

import django


def deliver() -> None:
    """This will send the copy that is named, at the moment that is named, in a JSON list."""
    django.setup()
    from candour.domain.actor import Job  # noqa: PLC0415 - Django is set up by now
    from candour.voice.outbox.delivering import deliver  # noqa: PLC0415

    number, at = json.loads(sys.argv[1])
    deliver(by=Job("test.worker"), delivery_id=number, clock=lambda: datetime.fromisoformat(at))
