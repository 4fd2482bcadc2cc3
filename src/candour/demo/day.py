"""A day at St Brannoc's: a campaign that runs now, with pictures that were drawn, not taken."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta

from candour.campaigns import actions
from candour.campaigns.actions.framing import Plan
from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries.campaigns import frame_of
from candour.campaigns.queries.entries import entry_of, words_of
from candour.demo import drawings
from candour.demo.film import SECONDS, filmed
from candour.demo.trust import BUILDER, MadeUpTrust
from candour.domain.campaigning import Frame
from candour.domain.clocks import LONDON
from candour.domain.entering import words_hash
from candour.domain.picturing import People
from candour.domain.roles import Right
from candour.domain.videos import Caption
from candour.jobs import worker
from candour.network import actions as network
from candour.people import actions as people
from candour.photos import actions as photos


@dataclass(frozen=True)
class Scene:
    """One picture of the day: who drew it, what can be seen, what they say, and what colleagues answer."""

    who: str
    alt: str
    words: str
    draw: drawings.Draw
    under: tuple[tuple[str, str], ...] = ()


SCENES: tuple[Scene, ...] = (
    Scene(
        "nurse",
        "Through a window: the sun comes up over the estuary, and its light lies on the water. Drawn.",
        "End of the night. This is what the ambulance bay looks out on at ten to seven.",
        drawings.dawn,
        (("porter", "We saw that one, too."), ("sister", "Sleep well, all of you.")),
    ),
    Scene(
        "porter",
        "A slice of buttered toast on a white plate, and a blue mug that steams. Drawn.",
        "Second breakfast at the porters' lodge. There is always a slice for a student.",
        drawings.toast,
        (("nurse", "Save me the crust."),),
    ),
    Scene(
        "sister",
        "A wooden bench on a lawn beside a tree, with a row of flowers before it. Drawn.",
        "The bench that Juniper ward painted last spring. Families sit here with a cup of tea.",
        drawings.garden,
        (("communications", "The new colour was worth the argument."), ("reader", "I ate my lunch there.")),
    ),
    Scene(
        "reader",
        "A long corridor with doors on both sides and daylight at its end. Drawn.",
        "Forty steps from the front desk to the eye clinic. I have counted them with visitors all week.",
        drawings.corridor,
    ),
)
WAITS = Scene(
    "press",
    "A blue mug that steams beside a plate of toast. Drawn.",
    "Tea at the press office, and nobody has rung since nine.",
    drawings.toast,
)


def live_day(made: MadeUpTrust, now: datetime) -> None:
    """This will have the campaign planned and approved, and colleagues send pictures to it up to `now`."""
    campaign = _open(made, now)
    for who in ("nurse", "sister"):
        people.grant_right(
            by=BUILDER,
            person=made[who],
            right=Right.PHOTOS,
            earned_how="Lesson passed before Candour came",
            ends_at=now + timedelta(days=700),
            now=campaign.begins_at,
        )
    step = (now - campaign.begins_at) / (len(SCENES) + 2)
    for number, scene in enumerate(SCENES, start=1):
        _send(made, campaign, scene, campaign.begins_at + step * number)
    _film(made, campaign, campaign.begins_at + step * (len(SCENES) + 1))
    _enter(made, campaign, WAITS, goes_out=False, now=now)
    worker.run_due(now)


def _open(made: MadeUpTrust, now: datetime) -> Campaign:
    begins = now.astimezone(LONDON).replace(hour=0, minute=0, second=0, microsecond=0)
    frame = Frame(
        hashtag="ADayAtStBrannocs",
        asks="One picture of where you work today. Nobody in it who has not said yes, and no screens behind.",
        begins_at=begins,
        ends_at=begins + timedelta(days=2),
        accounts=frozenset({made.front_door.pk}),
        is_public=True,
    )
    goal = "To show the town who is awake for it, and what a day here looks like."
    planned = begins - timedelta(days=2)
    plan = Plan("A day at St Brannoc's", goal, frame)
    campaign = actions.begin(by=made["press"], plan=plan, now=planned)
    actions.ask(by=made["press"], campaign=campaign, now=planned)
    seen = frame_of(campaign).sha256
    later = planned + timedelta(hours=1)
    actions.decide(by=made["communications"], campaign=campaign, seen=seen, is_yes=True, now=later)
    people.finish_notices(
        by=made["press"], trust=made.trust, about=f"campaign:{campaign.pk}", person=made["press"], now=later
    )
    return Campaign.objects.get(pk=campaign.pk)


def _send(made: MadeUpTrust, campaign: Campaign, scene: Scene, now: datetime) -> None:
    """This will send a scene; where its author did not take the lesson, the matron looks at it."""
    entry = _enter(made, campaign, scene, goes_out=True, now=now)
    if entry.statement_id is None:
        entry = entry_of(made.trust, entry.pk)
        actions.show(by=made["matron"], entry=entry, seen=words_hash(words_of(entry)), now=now)
    assert entry.post is not None  # noqa: S101 - it was made from a post just now
    for who, text in scene.under:
        network.comment(by=made[who], post=entry.post, text=text, now=now)
    worker.run_due(now + timedelta(seconds=61))


def _film(made: MadeUpTrust, campaign: Campaign, now: datetime) -> None:
    """This will send a short video in which nobody speaks, once it is made anew."""
    by = made["sister"]
    film = photos.add_sent(by=by, file=io.BytesIO(filmed(drawings.garden)), now=now)
    alt = "A slow look along the lawn, past the tree, the bench and the flowers. Drawn."
    photos.describe(by=by, photo=film, alt=alt, people=People.NOBODY, is_background_checked=True, now=now)
    heard = [Caption(0.0, float(SECONDS), "[No sound: it was drawn.]")]
    photos.caption(by=by, photo=film, captions=heard, is_spoken=False, now=now)
    worker.run_due(now)
    words = "Four seconds of quiet, from Juniper ward to whoever needs it."
    actions.enter(by=by, campaign=campaign, photo=film, words=words, goes_out=True, now=now)
    worker.run_due(now + timedelta(seconds=61))


def _enter(made: MadeUpTrust, campaign: Campaign, scene: Scene, *, goes_out: bool, now: datetime) -> Entry:
    by = made[scene.who]
    photo = photos.add_photo(by=by, content=drawings.drawn(scene.draw), now=now)
    photo = photos.describe(
        by=by, photo=photo, alt=scene.alt, people=People.NOBODY, is_background_checked=True, now=now
    )
    return actions.enter(by=by, campaign=campaign, photo=photo, words=scene.words, goes_out=goes_out, now=now)
