"""St Brannoc's with accounts on the square: for tests of the outbox, for races and for random walks."""

from dataclasses import dataclass, field

from candour.channels import actions as channels
from candour.channels.base import Incoming
from candour.channels.models import Account
from candour.demo.trust import build_trust
from candour.domain.actor import Job
from candour.jobs import engine, perform
from candour.listening import actions as listening
from candour.listening.models import PublicPost
from tests.rooms.voice.square import KINDS, Crash
from tests.world import MONDAY_TEN, World

TESTER = Job("test.square")
PRAISE = "The nurses on Juniper ward were wonderful with my dad. Thank you all so much."
COMPLAINT = "Six hours on a trolley with my mum last night and nobody told us anything."
SERIOUS = (
    "The worst night of my life. Nobody came for nine hours, the staff were rude and lied to us. "
    "Disgusting, shame on this hospital."
)
REPLY = (
    "Thank you for telling us about the {thing}. I have written it down for the night team, and I will "
    "ask about it tomorrow. {name}"
)
OUTBOX = (
    "voice.deliver",
    "voice.deliver_next",
    "voice.remove",
    "voice.account_resumed",
    "voice.account_paused",
)


@dataclass
class Place(World):
    """A trust with one account of each kind on the square."""

    accounts: dict[str, Account] = field(default_factory=dict)
    said: int = 0

    def come_in(self, text: str, kind: str = "square_keyed", handle: str = "") -> PublicPost:
        """This will let somebody on the square say something, and read it."""
        self.said += 1
        incoming = Incoming(f"post-{self.said}", text, "@sam", self.now, handle=handle)
        received = listening.receive_many(
            by=TESTER, account=self.accounts[kind], incoming=[incoming], now=self.now, is_read_at_once=True
        )
        return received[0].post

    def deliver(self) -> int:
        """This will do the outbox's work that is due now, and nothing else; a crash ends it."""
        return run_outbox(self)


def build_place(slug: str = "st-brannocs", name: str = "St Brannoc's") -> Place:
    """This will build the trust and connect its three accounts."""
    place = Place(build_trust(now=MONDAY_TEN, slug=slug, name=name))
    place.accounts = {
        kind: channels.connect_account(
            by=TESTER,
            trust=place.made.trust,
            channel=kind,
            name=f"Square ({kind})",
            address=f"https://{kind.replace('_', '-')}.{slug}.test",
            owner=place["press"],
            now=MONDAY_TEN,
        )
        for kind in KINDS
    }
    return place


def run_outbox(place: World, names: tuple[str, ...] = OUTBOX, limit: int = 200) -> int:
    """This will do due work of these jobs; a worker that crashes leaves its lease behind, as in life."""
    for done in range(limit):
        lease = engine.claim(place.now, names)
        if lease is None:
            return done
        try:
            error = perform.perform(lease, place.now, lambda: place.now)
        except Crash:
            return done
        if error is not None:
            raise error
    raise AssertionError("The outbox never rests.")
