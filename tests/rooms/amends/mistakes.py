"""What the tests of mistakes share: a public reply, answers under it, a correction that is public."""

from candour.amends.actions import owning
from candour.channels.frontdoor import telling
from candour.channels.frontdoor.models import Story
from candour.domain.actor import Teller
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.voice.actions import deciding, drafting, submitting
from candour.voice.models import Asking, Statement
from tests.world import PRAISE, World

SORRY_FOR_PRAISE = (
    "I am sorry that your dad had such a bad time on Juniper ward. Ring me on the ward any afternoon. Maya"
)
"""What somebody wrote who had not read the thanks."""
PARTS = {
    "was_wrong": "I said sorry for a bad time. You wrote to thank the nurses, and I misread it.",
    "is_right": "You praised the nurses on Juniper ward, and they have read your thanks today.",
    "talk_to": "Ring me on the ward any afternoon and ask for Maya.",
}
MISREAD = "Did anybody read this? I was praising the nurses."


def publish_reply(
    world: World, text: str = SORRY_FOR_PRAISE, post: PublicPost | None = None, by: str = "nurse"
) -> Statement:
    """This will have a reply written, approved where somebody is asked, and made public."""
    statement = world.draft(post or world.receive(PRAISE), text, by)
    return go_public(world, statement)


def go_public(world: World, statement: Statement) -> Statement:
    """This will send a draft, have everybody who is asked approve, and let it leave."""
    statement.refresh_from_db()
    drafting.save_draft(
        by=statement.author,
        statement=statement,
        text=statement.draft_text,
        parts=statement.draft_parts,
        harm_answer="no",
        now=world.now,
    )
    statement = submitting.submit(by=statement.author, statement=statement, now=world.now)
    while asking := Asking.objects.filter(route__statement=statement, ended_at=None).first():
        approve(world, statement, asking.person)
    world.wait(minutes=2)
    statement.refresh_from_db()
    assert statement.state == "published", statement.state
    return statement


def approve(world: World, statement: Statement, person: Person) -> None:
    """This will say yes to the words as they stand."""
    statement.refresh_from_db()
    assert statement.current is not None
    deciding.approve(
        by=person,
        statement=statement,
        seen=statement.current.sha256,
        lifts={"sameness": "It is a correction."},
        now=world.now,
    )


def own(world: World, statement: Statement, by: str = "nurse") -> Statement:
    """This will begin the correction of a reply."""
    return owning.own(by=world[by], statement=statement, parts=PARTS, now=world.now)


def correct(world: World, statement: Statement, by: str = "nurse") -> Statement:
    """This will own a mistake and make its correction public."""
    return go_public(world, own(world, statement, by))


def answer_back(world: World, statement: Statement, text: str = MISREAD) -> PublicPost:
    """This will have the teller of the story write under our answer, on their private link."""
    assert statement.post is not None
    story = Story.objects.get(pk=statement.post.network_id.removeprefix("story:"))
    telling.reply_by_teller(by=Teller(story.pk), story=story, text=text, now=world.now)
    world.wait(minutes=1)
    return PublicPost.objects.filter(thread=statement.post).latest("pk")
