"""St Brannoc's with an account on Bluesky's own servers: from a post by somebody outside to what they see."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest

from candour.channels.actions import admit
from candour.channels.bluesky.channel import Bluesky
from candour.channels.connecting import Given
from candour.channels.models import Account
from candour.channels.tokens import Secrets
from candour.config.launch import ROOT
from candour.demo.trust import build_trust
from candour.domain.actor import Job
from candour.domain.amending import TakeDownReason
from candour.listening import fetching
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.voice.actions import deciding, submitting
from candour.voice.actions.correcting import begin_correction
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Delivery, FixedRoute, Statement
from tests.contracts.blueskies import BlueskyNetwork, Somebody
from tests.contracts.lossy import Line
from tests.databases import environment
from tests.rooms.voice.owning import LIFTS, RIGHT, TALK, WRONG
from tests.world import MONDAY_TEN, World

TESTER = Job("test.worker")


@dataclass
class OnBluesky:
    """A trust whose account is connected, and Sam, who speaks to it."""

    world: World
    network: BlueskyNetwork
    ours: Somebody
    sam: Somebody
    account: Account

    def fetch(self) -> list[PublicPost]:
        """This will bring in what waits on the network, read it, and give all posts of the account."""
        self.network.settle()
        fetching.fetch_some(by=TESTER, account=self.account, now=self.world.now)
        self.account.refresh_from_db()
        self.world.work()
        return list(
            PublicPost.objects.for_trust(self.world.made.trust).filter(account=self.account).order_by("pk")
        )

    def approve(self, statement: Statement) -> Delivery:
        """This will have everybody on the route approve; the copy waits out its undo window."""
        assert statement.current is not None
        seen = statement.current.sha256
        for step in FixedRoute.objects.get(statement=statement).steps:
            first = Person.objects.get(pk=int(step["chain"][0]["person"]))
            deciding.approve(by=first, statement=statement, seen=seen, lifts=LIFTS, now=self.world.now)
        return Delivery.objects.get(statement=statement)

    def own(self, reply: Delivery) -> Statement:
        """This will have the nurse own a mistake in a reply and send the correction on its route."""
        parts = {"was_wrong": WRONG, "is_right": RIGHT, "talk_to": TALK}
        draft = begin_correction(
            by=self.world["nurse"], statement=reply.statement, parts=parts, now=self.world.now
        )
        return submitting.submit(by=self.world["nurse"], statement=draft, now=self.world.now)

    def take_down(self, reply: Delivery) -> None:
        """This will have the matron take a reply down, with what corrects it."""
        reason = TakeDownReason.STRANGER
        take_down(by=self.world["matron"], statement=reply.statement, reason=reason, now=self.world.now)

    def die_while_sending(self, reply: Delivery, line: Line) -> None:
        """This will have a worker killed without warning once the network has its request."""
        words = "from tests.contracts.dying import deliver; deliver()"
        asked = json.dumps([reply.pk, self.world.now.isoformat()])
        line.faults.append("stalled")
        worker = subprocess.Popen([sys.executable, "-c", words, asked], env=environment(), cwd=ROOT)
        end = time.monotonic() + 120
        while line.passed == 0:
            assert worker.poll() is None, "the worker ended before it was killed"
            assert time.monotonic() < end, "the worker has sent nothing"
            time.sleep(0.02)
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    def move_to(self, server: str) -> None:
        """This will let the account's server be reached by another way."""
        self.account.address = f"{server}/{self.ours.did}"
        self.account.save(update_fields=["address"])

    def seen_by_sam(self) -> list[str]:
        """This will list the words of our posts as Sam's app shows them, oldest first."""
        feed = self.sam.asks("app.bsky.feed.getAuthorFeed", actor=self.ours.did)["feed"]
        return [str(each["post"]["record"]["text"]) for each in reversed(feed)]


def come_to_bluesky(world: World, network: BlueskyNetwork, sam: Somebody) -> OnBluesky:
    """This will connect a new account for the trust, by what a person types on the page."""
    ours = network.join("brannoc")
    fields = {"handle": ours.handle, "server": network.address}
    joined = Bluesky().begin(Given(fields, Secrets({"password": network.app_password(ours)})))
    account = admit(by=TESTER, trust=world.made.trust, channel="bluesky", joined=joined, now=world.now)
    return OnBluesky(world, network, ours, sam, account)


@pytest.fixture
def place(world: World, bluesky: BlueskyNetwork, sam: Somebody) -> OnBluesky:
    return come_to_bluesky(world, bluesky, sam)


@pytest.fixture
def committed_place(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, bluesky: BlueskyNetwork, sam: Somebody
) -> OnBluesky:
    """The same, built anew and committed, so that other processes see it."""
    made = World(build_trust(now=MONDAY_TEN))
    monkeypatch.setattr("django.utils.timezone.now", lambda: made.now)
    return come_to_bluesky(made, bluesky, sam)
