"""The journey of a reply, whatever its network: from somebody outside to what they see of our answer.

Inherit `Journey` in `tests/contracts/channels/test_<network>_contract.py` and give a fixture `outside`: the
network as somebody outside knows it. St Brannoc's, its people and the whole way of a reply come with the kit.
"""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol, runtime_checkable

import pytest

from candour.channels.actions import admit
from candour.channels.base import Message, NotAccepted
from candour.channels.connecting import Joined
from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.pictures import keep_picture
from candour.channels.registry import channel
from candour.config.launch import ROOT
from candour.demo.trust import build_trust
from candour.domain.actor import Job
from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal
from candour.domain.versions import Picture
from candour.listening import fetching
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.voice.actions import deciding, submitting
from candour.voice.actions.correcting import begin_correction
from candour.voice.actions.drafting import save_draft
from candour.voice.actions.picturing import put_pictures
from candour.voice.actions.rewording import begin_rewording, rewording_refusal
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Delivery, FixedRoute, Statement
from tests.contracts.drawing import png
from tests.contracts.lossy import Line, line_to
from tests.databases import environment
from tests.rooms.voice.owning import LIFTS, RIGHT, TALK, WRONG
from tests.world import COMPLAINT, HUMAN_REPLY, MONDAY_TEN, World

TESTER = Job("test.worker")
WAS, NOW_IS = "any afternoon", "after two"
ALT = "A board on the wall that says how long the wait is."
SENT_AT_LAST = timedelta(minutes=30)
"""After so long every look and every second try has been made."""


@dataclass(frozen=True)
class Seen:
    """One post of ours as somebody outside sees it; `alts` describe its pictures, in their order."""

    network_id: str
    text: str
    in_reply_to: str = ""
    alts: tuple[str, ...] = ()


class Outside(Protocol):
    """A network with somebody on it who speaks to a new account of ours.

    `channel` is the network's key in the registry, `server` the address of its server, `writes` the call that
    makes a post public ("POST /api/v1/statuses"), and `who` the name under which our page shows whoever
    speaks. Where pictures cannot be sent `takes_pictures` is false.
    """

    channel: str
    server: str
    writes: str
    who: str
    takes_pictures: bool

    def join(self) -> Joined:
        """This will make an account for the trust and connect it, by what a person types and says yes to."""

    def reach_by(self, account: Account, server: str) -> None:
        """This will let the account's server be reached at another address; whoever calls saves it."""

    def say(self, text: str) -> str:
        """This will let them say something to the trust, and give its network id."""

    def answer(self, network_id: str, text: str) -> str:
        """This will let them answer one of our posts, and give the answer's network id."""

    def edits(self, network_id: str) -> str:
        """This will give the call that changes one of our posts in its place, where the network has one."""

    def settle(self) -> None:
        """This will come back when everybody sees what was written so far."""

    def seen(self) -> list[Seen]:
        """This will list our posts as they see them, oldest first; those that are gone are not there."""


@runtime_checkable
class Flat(Protocol):
    """A network that puts an answer to an answer beside it, under the same post."""

    def under(self, network_id: str) -> str:
        """This will give the post under which an answer to this one stands."""


@dataclass
class There:
    """A trust whose account is connected, and the network outside."""

    world: World
    outside: Outside
    account: Account

    def come_in(self, text: str = COMPLAINT) -> PublicPost:
        """This will let somebody outside say something, and bring it in."""
        said = self.outside.say(text)
        return next(post for post in self.fetch() if post.network_id == said)

    def fetch(self) -> list[PublicPost]:
        """This will bring in what waits on the network, read it, and give all posts of the account."""
        self.outside.settle()
        fetching.fetch_some(by=TESTER, account=self.account, now=self.world.now)
        self.account.refresh_from_db()
        self.world.work()
        posts = PublicPost.objects.for_trust(self.world.made.trust).filter(account=self.account)
        return list(posts.order_by("pk"))

    def approve(self, statement: Statement) -> Delivery:
        """This will have everybody on the route approve; the copy waits out its undo window."""
        assert statement.current is not None
        seen = statement.current.sha256
        for step in FixedRoute.objects.get(statement=statement).steps:
            first = Person.objects.get(pk=int(step["chain"][0]["person"]))
            deciding.approve(by=first, statement=statement, seen=seen, lifts=LIFTS, now=self.world.now)
        return Delivery.objects.get(statement=statement)

    def send(self, post: PublicPost, alt: str = "") -> Statement:
        """This will have the nurse answer, with a picture where there are words for it, and send it."""
        nurse, now = self.world["nurse"], self.world.now
        draft = self.world.draft(post)
        if alt:
            shown = Picture(keep_picture(draft.trust_id, png()), alt)
            draft = put_pictures(by=nurse, statement=draft, pictures=[shown], now=now)
        return submitting.submit(by=nurse, statement=draft, now=now)

    def own(self, reply: Delivery) -> Statement:
        """This will have the nurse own a mistake in a reply and send the correction on its route."""
        parts = {"was_wrong": WRONG, "is_right": RIGHT, "talk_to": TALK}
        nurse, now = self.world["nurse"], self.world.now
        draft = begin_correction(by=nurse, statement=reply.statement, parts=parts, now=now)
        return submitting.submit(by=nurse, statement=draft, now=now)

    def reword(self, reply: Delivery) -> Statement:
        """This will have the nurse change words of a public reply and send the new ones on their route."""
        nurse, now = self.world["nurse"], self.world.now
        draft = begin_rewording(by=nurse, statement=reply.statement, now=now)
        text = draft.draft_text.replace(WAS, NOW_IS)
        draft = save_draft(by=nurse, statement=draft, text=text, harm_answer="no", now=now)
        return submitting.submit(by=nurse, statement=draft, now=now)

    def is_refused(self, reply: Delivery) -> Refusal:
        """This will see that the words cannot be changed there, by us or at the network's own door."""
        network, account = channel(self.account.channel), connected(self.account)
        message = Message.thaw(bytes(reply.frozen))
        with pytest.raises(NotAccepted) as refused:
            network.edit(account, reply.network_id, message, f"{reply.key}-edit")
        assert refused.value.remedy
        no = rewording_refusal(self.world["nurse"], reply.statement, self.world.now)
        assert no is not None
        return no

    def take_down(self, reply: Delivery) -> None:
        """This will have the matron take a reply down, with what corrects it."""
        reason = TakeDownReason.STRANGER
        take_down(by=self.world["matron"], statement=reply.statement, reason=reason, now=self.world.now)
        self.world.wait(seconds=1)
        self.outside.settle()

    def leave(self, *deliveries: Delivery) -> None:
        """This will let the undo window pass, and whatever is due then leave."""
        self.world.wait(seconds=61)
        self.outside.settle()
        for each in deliveries:
            each.refresh_from_db()

    def look_on(self, reply: Delivery) -> None:
        """This will let time pass until the outbox has looked, and tried again, as often as it does."""
        for _ in range(3):
            self.world.wait(seconds=SENT_AT_LAST.total_seconds() / 3)
        self.outside.settle()
        reply.refresh_from_db()

    @contextmanager
    def by_a_line(self, on: str = "") -> Iterator[Line]:
        """This will put a line that can lose answers between us and the network."""
        with line_to(self.outside.server, on=on or self.outside.writes) as line:
            self._reach_by(line.address)
            try:
                yield line
            finally:
                self._reach_by(self.outside.server)

    def _reach_by(self, server: str) -> None:
        self.account.refresh_from_db()
        self.outside.reach_by(self.account, server)
        self.account.save()

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


def come_there(world: World, outside: Outside) -> There:
    """This will connect a new account for the trust."""
    joined, trust = outside.join(), world.made.trust
    account = admit(by=TESTER, trust=trust, channel=outside.channel, joined=joined, now=world.now)
    return There(world, outside, account)


@pytest.fixture
def there(world: World, outside: Outside) -> There:
    return come_there(world, outside)


@pytest.fixture
def committed_there(transactional_db: None, monkeypatch: pytest.MonkeyPatch, outside: Outside) -> There:
    """The same, built anew and committed, so that other processes see it."""
    made = World(build_trust(now=MONDAY_TEN))
    monkeypatch.setattr("django.utils.timezone.now", lambda: made.now)
    return come_there(made, outside)


class Journey:
    """Inherit this and give a fixture called `outside`."""

    def test_somebody_is_answered_thanks_us_is_put_right_and_all_of_it_goes_again(self, there: There) -> None:
        outside, has = there.outside, channel(there.outside.channel).capabilities
        post = there.come_in()
        assert post.author == outside.who
        assert COMPLAINT in post.text

        reply = there.approve(there.send(post, ALT if outside.takes_pictures else ""))
        assert outside.seen() == []
        there.leave(reply)
        assert (reply.state, reply.is_compared) == ("published", True)
        (shown,) = outside.seen()
        assert HUMAN_REPLY in shown.text
        assert (shown.network_id, shown.in_reply_to) == (reply.network_id, post.network_id)
        assert shown.alts == ((ALT,) if outside.takes_pictures else ())

        said = outside.answer(reply.network_id, "Thank you, that helps.")
        thanks = there.fetch()[-1]
        assert (thanks.network_id, thanks.thread) == (said, post)
        assert "Thank you, that helps." in thanks.text

        if has.can_edit:
            change = there.approve(there.reword(reply))
            there.leave(change)
            assert (change.state, change.is_compared, change.changes) == ("published", True, reply)
            (edited,) = outside.seen()
            assert edited == replace(shown, text=shown.text.replace(WAS, NOW_IS))
        else:
            no = there.is_refused(reply)
            assert channel(outside.channel).label in no.reason
            assert "Own it" in no.remedy
            assert outside.seen() == [shown]

        correction = there.approve(there.own(reply))
        there.leave(correction)
        assert correction.state == "published"
        first, second = outside.seen()
        assert (first.network_id, second.network_id) == (reply.network_id, correction.network_id)
        assert second.in_reply_to == (
            outside.under(reply.network_id) if isinstance(outside, Flat) else reply.network_id
        )
        assert RIGHT in second.text

        there.take_down(reply)
        assert len(outside.seen()) == (0 if has.can_delete else 2)

    def test_a_reply_whose_answer_was_lost_is_looked_for_and_stands_there_once(self, there: There) -> None:
        reply = there.approve(there.world.send(there.come_in()))
        with there.by_a_line() as line:
            line.faults.append("lost")
            there.leave(reply)
            assert reply.state == "unknown"
            there.look_on(reply)
            assert reply.state == found_again(there.outside)
        (shown,) = there.outside.seen()
        assert reply.network_id in {shown.network_id, ""}

    def test_a_reply_that_never_came_there_goes_out_once_or_a_person_is_asked(self, there: There) -> None:
        reply = there.approve(there.world.send(there.come_in()))
        with there.by_a_line() as line:
            line.faults.append("held_back")
            there.leave(reply)
            assert reply.state == "unknown"
            there.look_on(reply)
            assert reply.state == found_again(there.outside)
        assert len(there.outside.seen()) == (1 if reply.state == "published" else 0)

    def test_a_change_whose_answer_was_lost_is_looked_at_and_made_once(self, there: There) -> None:
        if not channel(there.outside.channel).capabilities.can_edit:
            return
        reply = there.approve(there.world.send(there.come_in()))
        there.leave(reply)
        change = there.approve(there.reword(reply))
        with there.by_a_line(on=there.outside.edits(reply.network_id)) as line:
            line.faults.append("lost")
            there.leave(change)
            assert (change.state, line.passed) == ("unknown", 1)
            there.look_on(change)
            assert (change.state, line.passed) == ("published", 1)
        (shown,) = there.outside.seen()
        assert NOW_IS in shown.text
        assert shown.network_id == reply.network_id

    @pytest.mark.in_full
    def test_a_worker_killed_while_it_changed_a_post_leaves_it_changed_once(
        self, committed_there: There
    ) -> None:
        it = committed_there
        if not channel(it.outside.channel).capabilities.can_edit:
            return
        reply = it.approve(it.world.send(it.come_in()))
        it.leave(reply)
        change = it.approve(it.reword(reply))
        it.world.now += timedelta(seconds=61)
        with it.by_a_line(on=it.outside.edits(reply.network_id)) as line:
            it.die_while_sending(change, line)
            change.refresh_from_db()
            assert change.state == "sending"
            it.look_on(change)
            assert change.state == "published"
        (shown,) = it.outside.seen()
        assert NOW_IS in shown.text

    def test_a_worker_killed_before_it_could_write_down_the_answer_leaves_one_copy(
        self, committed_there: There
    ) -> None:
        it = committed_there
        reply = it.approve(it.world.send(it.come_in()))
        it.world.now += timedelta(seconds=61)
        with it.by_a_line() as line:
            it.die_while_sending(reply, line)
            it.outside.settle()
            reply.refresh_from_db()
            assert (reply.state, len(it.outside.seen())) == ("sending", 1)
            it.look_on(reply)
            assert reply.state == found_again(it.outside)
        assert len(it.outside.seen()) == 1


def found_again(outside: Outside) -> str:
    """This will give what becomes of a copy whose answer was lost: known, or for a person to look at."""
    has = channel(outside.channel).capabilities
    return "published" if has.has_key or has.can_find else "asked"
