"""One trust's front door with its people: what the tests of this room start from."""

from dataclasses import dataclass
from datetime import timedelta

from candour.channels.actions import connect_account
from candour.channels.base import Message
from candour.channels.connections import Connected, connected
from candour.channels.frontdoor import actions
from candour.channels.frontdoor.actions import Told
from candour.channels.frontdoor.channel import FrontDoor
from candour.channels.frontdoor.guards import open_form
from candour.channels.frontdoor.models import Answer, ForWhom, Story, Wish
from candour.channels.models import Account
from candour.domain.actor import Teller, Visitor
from candour.people.models import Person, Trust
from tests.rooms.people.trusts import NOW, SETUP, build

TEXT = "We waited six hours. Nurse Brian was rude, and nobody told us anything."
BRIAN = (TEXT.index("Brian"), TEXT.index("Brian") + len("Brian"))


@dataclass
class FrontDoorHere:
    """A trust whose front door is open."""

    trust: Trust
    account: Account
    nurse: Person
    matron: Person
    administrator: Person

    @property
    def line(self) -> Connected:
        """This will give the account as its channel sees it."""
        return connected(self.account)

    def tell(
        self,
        text: str = TEXT,
        *,
        wish: Wish = Wish.PUBLISH,
        form: str = "",
        teller_name: str = "",
        contact: str = "",
    ) -> Told:
        """This will tell a story two minutes after opening the form."""
        return actions.tell_story(
            by=Visitor(),
            trust=self.trust,
            form=form or open_form(NOW - timedelta(minutes=2)),
            text=text,
            wish=wish,
            for_whom=ForWhom.SELF,
            now=NOW,
            teller_name=teller_name,
            contact=contact,
        )

    def publish(self, story: Story) -> Story:
        """This will publish a story after a look, with Brian's name left out where it stands."""
        names = [BRIAN] if story.text == TEXT else []
        return actions.publish_story(
            by=self.nurse,
            story=story,
            names=names,
            because="staff who are criticised are not named in public" if names else "",
            no_criticised_name_is_left=True,
            now=NOW,
        )

    def answer(self, story: Story, text: str = "I am sorry about the wait.", key: str = "a1") -> Answer:
        """This will answer a story as the outbox does."""
        message = Message(text, "Nia", "staff nurse", in_reply_to=f"story:{story.pk}")
        receipt = FrontDoor().publish(self.line, message, key)
        return Answer.objects.for_trust(self.trust).get(pk=int(receipt.network_id.partition(":")[2]))


def open_door(name: str, letters: str) -> FrontDoorHere:
    """This will make a trust and open its front door."""
    here = build(name, letters)
    account = connect_account(by=SETUP, trust=here.trust, channel="frontdoor", name="Our page", now=NOW)
    return FrontDoorHere(here.trust, account, here.nurse, here.matron, here.administrator)


def teller(story: Story) -> Teller:
    return Teller(story.pk)
