"""What the tests of the public pages do outside the pages: tell, look, answer."""

from datetime import datetime, timedelta

from django.utils import timezone

from candour.channels.base import Message
from candour.channels.connections import connected
from candour.channels.frontdoor import guards, looking
from candour.channels.frontdoor.channel import FrontDoor
from candour.channels.frontdoor.models import Answer, Story, Wish
from candour.channels.frontdoor.telling import Told
from tests.world import COMPLAINT, World


def publish(world: World, text: str = COMPLAINT, name: str = "", now: datetime | None = None) -> Story:
    """This will tell a story and have the reader on call publish it."""
    told = world.tell(text)
    Story.objects.filter(pk=told.story.pk).update(teller_name=name)
    return look(world, told, now)


def look(world: World, told: Told, now: datetime | None = None) -> Story:
    """This will have the reader on call read and publish a story that was told."""
    looking.mark_first_read(by=world["reader"], story=told.story, now=now or world.now)
    return looking.publish_story(
        by=world["reader"],
        story=told.story,
        names=[],
        because="",
        no_criticised_name_is_left=True,
        now=now or world.now,
    )


def answer(world: World, story: Story | None, text: str = "I am sorry. Maya", key: str = "k1") -> Answer:
    """This will put an answer under a story, or a post of the trust's own on its page."""
    message = Message(
        text=text,
        name="Maya",
        role="Staff nurse, Emergency department",
        in_reply_to=f"story:{story.pk}" if story else "",
    )
    receipt = FrontDoor().publish(connected(world.made.front_door), message, key)
    return Answer.objects.get(pk=int(receipt.network_id.removeprefix("answer:")))


def form_line(seconds_ago: float = 30) -> str:
    """This will give the hidden line of a form that was opened a while ago."""
    return guards.open_form(timezone.now() - timedelta(seconds=seconds_ago))


def filled(**other: str) -> dict[str, str]:
    """This will give a form that somebody filled in well."""
    return {
        "opened": form_line(),
        "text": COMPLAINT,
        "wish": Wish.PUBLISH.value,
        "for_whom": "self",
        **other,
    }
