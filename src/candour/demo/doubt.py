"""One evening on a made-up network that cannot be asked: a reply of which nobody knew whether it was live.

The network runs in its own process while this is lived, answers 504 to a reply that it has published, and is
switched off again; its account stays, paused, to be looked at.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from candour.channels import actions as channels
from candour.channels.base import Incoming
from candour.channels.models import Account
from candour.demo.trust import BUILDER, MadeUpTrust
from candour.jobs import worker
from candour.listening import actions as listening
from candour.people import actions as people
from candour.voice.actions import deciding, drafting, settling, submitting
from candour.voice.models import Delivery, Statement

PRAISE = "Shout out to the St Brannoc's night porters, found my hearing aid in a laundry bag at 3am. Heroes."
THANKS = (
    "Thank you for the shout, and I am glad that the hearing aid is home. A laundry bag at three in the "
    "morning: I have put that up in the porters' room. Priya"
)


def live_doubt(made: MadeUpTrust, now: datetime, folder: Path) -> None:
    """This will publish a reply, lose sight of it, and have a person look and say that it is there."""
    with _network(folder) as address:
        account = channels.connect_account(
            by=BUILDER,
            trust=made.trust,
            channel="pretend_blind",
            name="Chatter (a made-up network)",
            address=address,
            settings={"fault": "504_after"},
            owner=made["press"],
            now=now,
        )
        statement = _reply(made, account, now)
        worker.run_due(now + timedelta(minutes=4))
        worker.run_due(now + timedelta(minutes=8))
        delivery = Delivery.objects.get(statement=statement)
        settling.say_live(
            by=made["communications"], delivery=delivery, url="", now=now + timedelta(minutes=11)
        )
        people.finish_notices(
            by=made["communications"], trust=made.trust, about=f"statement:{statement.pk}", now=now
        )
        channels.pause_account(
            by=BUILDER,
            account=account,
            reason="The made-up network is switched off.",
            remedy="Leave it: it ran only while this demonstration was made.",
            now=now + timedelta(minutes=12),
        )
        worker.run_due(now + timedelta(minutes=13))
        people.finish_notices(by=BUILDER, trust=made.trust, about=f"account:{account.pk}", now=now)


def _reply(made: MadeUpTrust, account: Account, now: datetime) -> Statement:
    incoming = Incoming(network_id="chatter-1", text=PRAISE, author="@nightowl", at=now)
    received = listening.receive(by=BUILDER, account=account, incoming=incoming, now=now)
    worker.run_due(now)
    author = made["communications"]
    received.post.refresh_from_db()
    statement = drafting.begin_reply(by=author, post=received.post, now=now)
    drafting.save_draft(by=author, statement=statement, text=THANKS, harm_answer="no", now=now)
    statement = submitting.submit(by=author, statement=statement, now=now)
    if statement.state == "waiting" and statement.current is not None:
        asking = statement.current.route.askings.select_related("person")[:1].get()
        deciding.approve(by=asking.person, statement=statement, seen=statement.current.sha256, now=now)
    return statement


@contextmanager
def _network(folder: Path) -> Iterator[str]:
    words = ["-m", "candour.channels.pretend.server", "--port", "0", "--log", str(folder / "chatter.jsonl")]
    process = subprocess.Popen(  # noqa: S603 - our own module, in our own interpreter
        [sys.executable, *words, "--kind", "blind"], stdout=subprocess.PIPE
    )
    try:
        if process.stdout is None:
            raise RuntimeError("The made-up network did not start.")
        yield json.loads(process.stdout.readline())["address"]
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()
