"""One world for every test: St Brannoc's at its smaller size, built only through actions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from candour.channels.frontdoor import looking, telling
from candour.channels.frontdoor.guards import open_form
from candour.channels.frontdoor.models import ForWhom, Wish
from candour.channels.frontdoor.telling import Told
from candour.demo.trust import BUILDER, MadeUpTrust, build_trust
from candour.domain.actor import Job, Visitor
from candour.jobs import worker
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.voice.actions import drafting, submitting
from candour.voice.models import Delivery, Statement
from tests.standing import standing

Made = TypeVar("Made")
MONDAY_TEN = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
"""A Monday morning in office hours."""

COMPLAINT = "Six hours on a trolley with my mum last night and nobody told us anything."
PRAISE = "The nurses on Juniper ward were wonderful with my dad. Thank you all so much."
HUMAN_REPLY = (
    "I am sorry that you and your mum waited six hours on a trolley, and that none of us told you why. "
    "I have asked our charge nurse to speak to the night team about it. Ring me on the ward any afternoon. "
    "Maya"
)


@dataclass
class World:
    """A trust, its people, and a clock that moves only when a test says so."""

    made: MadeUpTrust
    now: datetime = MONDAY_TEN
    made_by: Job = BUILDER

    def __getitem__(self, key: str) -> Person:
        return self.made[key]

    def wait(self, **time: float) -> datetime:
        """This will move the clock on and do all the work that falls due meanwhile."""
        self.now += timedelta(**time)
        self.work()
        return self.now

    def work(self) -> int:
        """This will do the work that is due now, as a worker would."""
        return worker.run_due(self.now)

    def tell(self, text: str = COMPLAINT, wish: Wish = Wish.PUBLISH) -> Told:
        """This will have somebody outside tell a story at the front door."""
        return telling.tell_story(
            by=Visitor(),
            trust=self.made.trust,
            form=open_form(self.now),
            text=text,
            wish=wish,
            for_whom=ForWhom.SELF,
            now=self.now,
        )

    def receive(self, text: str = COMPLAINT) -> PublicPost:
        """This will let a story come in, be read, and be published by the reader on call."""
        story = self.tell(text).story
        self.work()
        looking.publish_story(
            by=self["reader"],
            story=story,
            names=[],
            because="",
            no_criticised_name_is_left=True,
            now=self.now,
        )
        self.work()
        return PublicPost.objects.get(network_id=f"story:{story.pk}", account=self.made.front_door)

    def draft(
        self, post: PublicPost, text: str = HUMAN_REPLY, by: str = "nurse", **more: object
    ) -> Statement:
        """This will have somebody write a reply to a post, without sending it."""
        statement = drafting.begin_reply(by=self[by], post=post, now=self.now)
        return drafting.save_draft(
            by=self[by],
            statement=statement,
            text=text,
            harm_answer="no",
            now=self.now,
            **more,  # type: ignore[arg-type]
        )

    def send(self, post: PublicPost, text: str = HUMAN_REPLY, by: str = "nurse", **more: object) -> Statement:
        """This will have somebody write a reply to a post and send it on its route."""
        statement = self.draft(post, text, by, **more)
        return submitting.submit(by=self[by], statement=statement, now=self.now)

    def copies(self, statement: Statement) -> list[str]:
        """This will give the states of a statement's copies."""
        return list(Delivery.objects.filter(statement=statement).values_list("state", flat=True))


def world_after(name: str, live: Callable[[World], Made], monkeypatch: pytest.MonkeyPatch) -> Made:
    """This will give what `live` made of St Brannoc's; it is lived through once in a process, under `name`.

    Pages see the clock of that world, which moves only when a test says so.
    """
    worlds: list[World] = []

    def lived() -> tuple[World, Made]:
        worlds.append(World(standing("St Brannoc's", lambda: build_trust(now=MONDAY_TEN))))
        return worlds[0], live(worlds[0])

    monkeypatch.setattr("django.utils.timezone.now", lambda: worlds[-1].now if worlds else MONDAY_TEN)
    there, made = standing(name, lived)
    worlds.append(there)
    return made


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """St Brannoc's on a Monday morning; pages see the same clock, which moves only when a test says so."""
    return world_after("a Monday morning", lambda there: there, monkeypatch)
