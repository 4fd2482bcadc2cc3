"""A whole worker holds lines beside its other work, and lets go of them soon after it is told to stop."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.db.models import QuerySet

from candour.channels.models import Account, Stream
from candour.jobs import worker
from candour.listening.models import PublicPost
from tests.contracts.pretended import QUICK, running
from tests.rooms.listening.hospital import NOW, make_hospital

WITHIN = 30.0


def _wait_until(query: QuerySet[Any]) -> None:
    end = time.monotonic() + WITHIN
    while not query.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert query.exists()


@pytest.mark.in_full_on("postgresql")
def test_what_is_said_is_read_at_once_and_the_worker_stops_within_seconds(
    transactional_db: None, tmp_path: Path
) -> None:
    hospital, stop = make_hospital("St Brannoc's", "st-brannocs"), threading.Event()
    with running(tmp_path / "streamed.jsonl") as network:
        account = Account.objects.create(
            trust=hospital.trust,
            channel="pretend_streamed",
            name="Streamed",
            address=network.address,
            settings=dict(QUICK),
            connected_at=NOW,
        )
        working = threading.Thread(target=worker.run, args=(stop,), kwargs={"threads": 1, "poll": 0.05})
        working.start()
        try:
            _wait_until(Stream.objects.filter(account=account, opened_at__isnull=False))
            network.say("one", "Six hours on a trolley.")
            _wait_until(PublicPost.objects.filter(network_id="one").exclude(kind=""))
        finally:
            stop.set()
            began = time.monotonic()
            working.join(WITHIN)
        assert time.monotonic() - began < 10
    assert not working.is_alive()
    row = Stream.objects.get()
    assert (row.held_until, row.opened_at, row.trouble) == (None, None, "")
