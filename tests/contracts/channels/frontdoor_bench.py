"""The front door of one small trust, with a hand on what tellers do. Needs Django set up."""

from datetime import timedelta

from django.utils import timezone

from candour.channels.actions import connect_account
from candour.channels.base import Message
from candour.channels.connections import connected
from candour.channels.frontdoor import actions
from candour.channels.frontdoor.channel import FrontDoor
from candour.channels.frontdoor.guards import open_form
from candour.channels.frontdoor.models import Answer, AnswerVersion, ForWhom, Story, Wish
from candour.domain.actor import Job, Teller, Visitor
from tests.rooms.people.trusts import build


class FrontDoorBench:
    """One trust's front door."""

    def __init__(self, name: str, letters: str) -> None:
        self.here = build(name, letters)
        self.channel = FrontDoor()
        account = connect_account(
            by=Job("test.set_up"),
            trust=self.here.trust,
            channel="frontdoor",
            name="Our page",
            now=timezone.now(),
        )
        self.account = connected(account)

    def message(self, text: str, in_reply_to: str = "") -> Message:
        return Message(text, "Amina", "staff nurse", in_reply_to=in_reply_to)

    def shown(self) -> list[str]:
        found = Answer.objects.for_trust(self.here.trust).filter(deleted_at__isnull=True)
        return list(found.order_by("pk").values_list("text", flat=True))

    def wordings(self, network_id: str) -> list[str]:
        number = int(network_id.partition(":")[2])
        found = AnswerVersion.objects.for_trust(self.here.trust).filter(answer_id=number)
        return list(found.order_by("version").values_list("text", flat=True))

    def say_outside(self, text: str) -> str:
        now = timezone.now()
        told = actions.tell_story(
            by=Visitor(),
            trust=self.here.trust,
            form=open_form(now - timedelta(minutes=2)),
            text=text,
            wish=Wish.PUBLISH,
            for_whom=ForWhom.SELF,
            now=now,
        )
        return f"story:{told.story.pk}"

    def take_back_outside(self, network_id: str) -> None:
        story = Story.objects.for_trust(self.here.trust).get(pk=int(network_id.partition(":")[2]))
        actions.withdraw_story(by=Teller(story.pk), story=story, now=timezone.now())
