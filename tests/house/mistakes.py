"""What went wrong in each of the two trusts: a reply with its correction, one that came down, its record."""

from collections.abc import Callable

from candour.amends.actions import breaches, lessons, owning
from candour.amends.models import Alert
from candour.domain.amending import TakeDownReason
from candour.domain.breaches import Risk
from candour.domain.learnt import LessonKind
from candour.voice.actions import drafting, submitting
from candour.voice.models import Statement
from tests.world import World

Publishes = Callable[[Statement], object]
PARTS = {
    "was_wrong": "I wrote that the eye clinic is on the second floor. It moved down last week.",
    "is_right": "The eye clinic is on the ground floor, beside the chapel.",
    "talk_to": "Ask for me at the front desk. Maya",
}


def put_mistakes(world: World, publish: Publishes) -> dict[str, str]:
    """This will make them, and name what the addresses ask for."""
    public = _publish(
        world,
        "Where do I find the eye clinic?",
        "The eye clinic is on the second floor, past the chapel. I am at the desk. Maya",
        publish,
    )
    _correct(world, public, publish)
    again = _publish(
        world,
        "Is the tea bar open on Sundays?",
        "The tea bar opens on Sundays from nine until two. Come and say hello. Maya",
        publish,
    )
    assert again.post is not None
    Alert.objects.create(
        trust=world.made.trust, statement=again, post=again.post, why="misread", noticed_at=world.now
    )
    down = _publish(
        world,
        "The ward lost my uncle's slippers.",
        "I am sorry about the slippers. Ask for me at the desk and we will look together. Maya",
        publish,
    )
    breach = owning.take_down_at_once(
        by=world["nurse"], statement=down, reason=TakeDownReason.STRANGER, now=world.now
    )
    assert breach is not None
    breaches.assess(
        by=world["legal"],
        breach=breach,
        assessed=breaches.Assessed(
            consequences="Neighbours could guess.", risk=Risk.UNLIKELY, ico_told=False, ico_because="Few saw."
        ),
        now=world.now,
    )
    lessons.learn(
        by=world["nurse"],
        statement=down,
        learnt=lessons.Learnt(LessonKind.EXPOSED, "We ask what a stranger would learn.", "A long night."),
        now=world.now,
    )
    return {"public_reply": str(again.pk), "came_down": str(down.pk), "breach": str(breach.pk)}


def _publish(world: World, post: str, text: str, publish: Publishes) -> Statement:
    statement = world.send(world.receive(post), text)
    publish(statement)
    statement.refresh_from_db()
    return statement


def _correct(world: World, public: Statement, publish: Publishes) -> None:
    draft = owning.own(by=world["nurse"], statement=public, parts=PARTS, now=world.now)
    drafting.save_draft(
        by=world["nurse"], statement=draft, text="", parts=PARTS, harm_answer="no", now=world.now
    )
    publish(submitting.submit(by=world["nurse"], statement=draft, now=world.now))
