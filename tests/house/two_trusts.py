"""Two small trusts side by side, with something behind every address, and a mark in all their words.

Each is built through actions. Then every text that somebody could have typed is marked: where a mark of one
trust shows on a page of the other, something leaked.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http.cookies import SimpleCookie

from allauth.mfa.models import Authenticator
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone
from django.utils.crypto import salted_hmac

from candour.channels.frontdoor import telling
from candour.channels.frontdoor.guards import open_form
from candour.channels.frontdoor.models import Answer, ForWhom, Story, Wish
from candour.demo.trust import BUILDER, build_trust
from candour.domain.actor import Visitor
from candour.domain.amending import RemovalState, TakeDownReason
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.kinds import Kind
from candour.domain.roles import Right, Role
from candour.domain.statements import DeliveryState, StatementState
from candour.ledger.holds import place_hold
from candour.listening import actions as listening
from candour.people import actions as people
from candour.people.calendars import token_of
from candour.people.models import Person, Trust
from candour.voice.actions import deciding, own_posts, sharing, stopping
from candour.voice.actions.policies import adopt_policy
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Asking, Delivery, Statement
from candour.voice.outbox import delivering
from tests.house.campaigns_of_a_trust import approve_marked_frames, campaigns_of
from tests.house.clinics_of_a_trust import clinics_of, mark_cases
from tests.house.connections_of_a_trust import connections_of
from tests.house.feed_of_a_trust import feed_of
from tests.house.guideline_of_a_trust import guideline_of
from tests.house.joining_things import invite_people
from tests.house.kits_of_a_trust import kits_of, see_marked_kits
from tests.house.learning_of_a_trust import learning_of
from tests.house.marking import mark_words
from tests.house.mistakes import put_mistakes
from tests.house.outward_of_a_trust import outward_of
from tests.house.photos_of_a_trust import photos_of
from tests.house.playlists_of_a_trust import playlists_of
from tests.house.policy_of_a_trust import policy_of
from tests.house.promises_of_a_trust import promises_of
from tests.house.squad_of_a_trust import squad_of
from tests.house.talks_of_a_trust import talks_of
from tests.house.words_of_a_trust import words_of
from tests.pages import CheckedClient
from tests.world import World

VISITOR = "visitor"
WHO_OF_TRUST = {
    "writer": "nurse",
    "reader": "reader",
    "approver": "matron",
    "communications": "communications",
    "executive": "executive",
    "legal": "lawyer",
    "records": "archivist",
    "administrator": "administrator",
}
"""Who tries every address: one person for each role, by the name that the story has for them."""

PASSWORD = "quiet-otter-by-the-weir"


@dataclass
class Side:
    """One of the two trusts: who is in it, what the addresses name in it, and its mark."""

    name: str
    mark: str
    trust: Trust
    who: dict[str, Person]
    things: dict[str, str] = field(default_factory=dict)
    clients: dict[str, CheckedClient] = field(default_factory=dict)


@dataclass
class TwoTrusts:
    """Both sides and the visitor, each with a browser of their own."""

    here: Side
    there: Side
    visitor: CheckedClient
    _handlers: dict[bool, ClientHandler] = field(default_factory=dict)

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.here, self.there

    def browser(self, side: Side, who: str, *, is_strict: bool = False) -> Client:
        """This will give a fresh browser with somebody's cookies; a strict one asks for form tokens."""
        signed_in = self.visitor if who == VISITOR else side.clients[who]
        client = Client(enforce_csrf_checks=is_strict, raise_request_exception=False)
        client.handler = self._handlers.setdefault(is_strict, client.handler)
        client.cookies = SimpleCookie({name: morsel.value for name, morsel in signed_in.cookies.items()})
        return client

    def other(self, side: Side) -> Side:
        """This will give the trust beside a trust."""
        return self.there if side is self.here else self.here


def build_two_trusts() -> TwoTrusts:
    """This will build both trusts and sign everybody in."""
    now = timezone.now() - timedelta(minutes=2)
    here = _build("here", "St Brannoc's", "st-brannocs", "quillmark", now)
    there = _build("there", "Kenwith Vale", "kenwith-vale", "zephyrmark", now)
    both = TwoTrusts(here, there, visitor=CheckedClient(raise_request_exception=False))
    for side in both.sides:
        _sign_in(side)
        mark_words(side.trust, side.mark)
        approve_marked_frames(side.things)
        see_marked_kits(side.things)
        mark_cases(side.things)
        for person in side.who.values():
            person.refresh_from_db()
        side.trust.refresh_from_db()
    return both


def _build(name: str, trust_name: str, slug: str, mark: str, now: datetime) -> Side:
    made = build_trust(now=now, name=trust_name, slug=slug, password=PASSWORD)
    for key, role in (("lawyer", Role.LEGAL), ("archivist", Role.RECORDS)):
        made.people[key] = people.add_person(
            by=BUILDER,
            trust=made.trust,
            email=f"{key}@{slug}.example",
            first_name=key.capitalize(),
            last_name=f"Of{slug[:3]}",
            job_title=key.capitalize(),
            password=PASSWORD,
            roles=(role,),
            now=now,
        )
    _wait_half_an_hour_before_replies_leave(made.trust, now)
    world, who = World(made, now), {who: made[key] for who, key in WHO_OF_TRUST.items()}
    side = Side(name, mark, made.trust, who)
    _put_people(side, world)
    _put_posts(side, world)
    side.things |= talks_of(world)
    _put_replies(side, world)
    side.things |= promises_of(world, side.things["answered"], side.things["leaving"])
    side.things |= put_mistakes(world, lambda statement: _approve_and_publish(statement, world.now))
    side.things |= policy_of(world, mark) | connections_of(world, mark)
    side.things |= words_of(world, mark) | feed_of(world) | photos_of(world) | campaigns_of(world)
    side.things |= playlists_of(world) | outward_of(world) | kits_of(world)
    side.things |= guideline_of(world)
    side.things |= clinics_of(world)
    side.things |= learning_of(world, mark)
    side.things |= squad_of(world)
    return side


def _wait_half_an_hour_before_replies_leave(trust: Trust, now: datetime) -> None:
    patient = replace(STARTING_POLICY, undo_seconds=1800)
    adopt_policy(by=BUILDER, trust=trust, policy=patient, reason="Time to look around.", now=now)


def _put_people(side: Side, world: World) -> None:
    """This will name a colleague, their notice, turn and passkey, and letters that are on their way."""
    sister, porter = world["sister"], world["porter"]
    side.who["colleague"] = sister
    people.suspend_person(by=BUILDER, person=porter, reason="Left on Friday.", now=world.now)
    notice = people.send_notice(
        by=BUILDER,
        person=side.who["writer"],
        kind="suggested",
        about="reply:0",
        words="Somebody offered you other words.",
        opens="/speak",
        now=world.now,
    )
    key = Authenticator.objects.create(
        user=sister, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone", "credential": {}}
    )
    side.things |= invite_people(side.trust, world)
    turn = world["reader"].shifts.filter(cancelled_at=None).order_by("-ends_at")[0]
    side.things |= {
        "person": str(sister.pk),
        "suspended": str(porter.pk),
        "right": str(Right.SAY_THANKS),
        "team": str(sister.team_id),
        "staff_group": str(sister.staff_group_id),
        "notice": str(notice.pk),
        "lawyer": str(side.who["legal"].pk),
        "second_reader": str(world["second_reader"].pk),
        "turn": str(turn.pk),
        "passkey": str(key.pk),
        "calendar": token_of(people.renew_calendar(by=side.who["writer"], now=world.now).salt),
    }


def _put_posts(side: Side, world: World) -> None:
    """This will name a story that waits, a post, its report, hand-off and clock."""
    waiting = world.tell("The night porter Carys was so kind to my brother.")
    rung = telling.tell_story(
        by=Visitor(),
        trust=side.trust,
        form=open_form(world.now),
        text="Please ring me about my mum's appointment. I waited all day.",
        wish=Wish.RING_ME,
        for_whom=ForWhom.SELF,
        contact="01271 000000",
        now=world.now,
    )
    world.work()
    post = world.receive("Six hours on a trolley with my mum and nobody told us anything.")
    rung_post = type(post).objects.get(network_id=f"story:{rung.story.pk}", account=post.account)
    free = world.receive("The car park machine ate two pounds and the queue was long.")
    aside = world.receive("Parking again. It is always the parking.")
    listening.put_aside(by=world["reader"], post=aside, reason="Told him at the desk.", now=world.now)
    corrected = world.receive("Thank you for the parking ticket.")
    listening.correct_reading(by=world["reader"], post=corrected, kind=Kind.SUGGESTION, now=world.now)
    hand_off = listening.open_hand_off(by=BUILDER, post=post, reason="possible_harm", now=world.now)
    listening.see_hand_off(by=world["matron"], hand_off=hand_off, now=world.now)
    clock = listening.start_clock(by=BUILDER, post=post, kind="foi", now=world.now)
    published = Story.objects.get(pk=post.network_id.removeprefix("story:"))
    report = telling.report(by=Visitor(), about=published, reason="It names my neighbour.", now=world.now)
    side.things |= {
        "story": str(waiting.story.pk),
        "published": str(published.pk),
        "link": waiting.token,
        "report": str(report.pk),
        "post": str(post.pk),
        "rung": str(rung_post.pk),
        "free": str(free.pk),
        "put_aside": str(aside.pk),
        "corrected": str(corrected.pk),
        "form": open_form(world.now),
        "hand_off": str(hand_off.pk),
        "clock": str(clock.pk),
        "account": str(world.made.front_door.pk),
        "private": str(rung.story.pk),
        "slug": side.trust.slug,
        "site": str(side.who["writer"].team.site_id) if side.who["writer"].team else "",
    }


def _put_replies(side: Side, world: World) -> None:
    """This will name a reply in each state that an address asks for: draft, waiting, leaving, in doubt."""
    draft = world.draft(world.receive("Three hours in outpatients and no chair for my dad."))
    waiting = world.send(
        world.receive("We waited until midnight and nobody said why."),
        "I am sorry that you sat there until midnight without a word from us. Ask for me at the desk. Maya",
    )
    leaving = world.send(
        world.receive("The ward was so loud that my gran could not sleep at all."),
        "I am sorry that your gran lay awake and that the ward was so loud. Ring me on the ward any morning "
        "and tell me about the night. Maya",
    )
    doubted = world.send(
        world.receive("Nobody told us where the eye clinic had moved to."),
        "I am sorry that nobody told you the way to the eye clinic. Ask for me at the front desk. Maya",
    )
    answered = world.send(
        world.receive("My aunt sat in a gown in the corridor for an hour, in tears."),
        "I am sorry that your aunt sat there in tears and that none of us came. Ring the ward for me. Maya",
    )
    for each in (leaving, doubted, answered):
        _approve(each, world.now)
    failed = world.send(
        world.receive("The hearing loop at the front desk is broken, so I heard nothing."),
        "I am sorry that you could not hear us at the desk. Ask for me and I will come out to you. Maya",
    )
    _approve(failed, world.now)
    asked, refused = Delivery.objects.get(statement=doubted), Delivery.objects.get(statement=failed)
    asked.state = DeliveryState.ASKED  # as after a network that never said whether it took the reply
    refused.state, refused.reason = DeliveryState.FAILED, "The account was closed."
    asked.save()
    refused.save()
    Statement.objects.filter(pk=failed.pk).update(state=StatementState.NOT_SENT)
    side.things |= _taken_down(side, world)
    writer, sister = side.who["writer"], side.who["colleague"]
    shared = sharing.share_draft(by=writer, statement=draft, colleague=sister, now=world.now)
    sharing.offer_words(by=sister, shared=shared, text="I am sorry about the chairs. Maya", now=world.now)
    side.things |= {
        "draft": str(draft.pk),
        "shared": str(shared.pk),
        "own_draft": str(own_posts.begin_post(by=writer, now=world.now).pk),
        "front_door": str(world.made.front_door.pk),
        "claimed": str(draft.post_id),
        "waiting": str(waiting.pk),
        "leaving": str(leaving.pk),
        "copy": str(asked.pk),
        "failed": str(refused.pk),
        "seen": _seen(waiting),
        "answer": _publish(answered, world.now),
        "answered": str(answered.pk),
        "own_post": _say_by_ourselves(side, world.now),
    }


def _taken_down(side: Side, world: World) -> dict[str, str]:
    """This will name a reply that was taken down, under legal hold, and a copy that people must take down."""
    taken = world.send(
        world.receive("Nobody came when my cousin rang the bell for the third time."),
        "I am sorry that nobody came to your cousin. Ring me on the ward and I will listen to it all. Maya",
    )
    _approve(taken, world.now)
    _publish(taken, world.now)
    took = take_down(
        by=side.who["communications"], statement=taken, reason=TakeDownReason.STRANGER, now=world.now
    )
    removal = took.removals.get()
    removal.state, removal.reason = RemovalState.BY_HAND, "The network does not answer."
    removal.save()  # as after a network that takes nothing down
    Delivery.objects.filter(pk=removal.delivery_id).update(state=DeliveryState.PUBLISHED)
    place_hold(by=BUILDER, ref=f"statement:{taken.pk}", trust=side.trust.pk, reason="A claim.", now=world.now)
    return {"taken": str(taken.pk), "still_up": str(removal.delivery_id)}


def _approve(statement: Statement, now: datetime) -> None:
    """This will have everybody who is asked approve, until nobody is."""
    asked = Asking.objects.filter(route__statement=statement, ended_at=None)
    while asking := asked.select_related("person").first():
        deciding.approve(by=asking.person, statement=statement, seen=_seen(statement), lifts={}, now=now)


def _publish(statement: Statement, now: datetime) -> str:
    """This will let a reply leave, and give the number of its answer on the public page."""
    later = now + timedelta(hours=1)
    copy = Delivery.objects.get(statement=statement)
    delivering.deliver(by=BUILDER, delivery_id=copy.pk, clock=lambda: later)
    copy.refresh_from_db()
    return copy.network_id.removeprefix("answer:")


def _approve_and_publish(statement: Statement, now: datetime) -> None:
    _approve(statement, now)
    _publish(statement, now)


def _say_by_ourselves(side: Side, now: datetime) -> str:
    """This will put a post of the trust's own on its page, as a later room will, and give its number."""
    own = Answer.objects.create(
        trust=side.trust, key=f"own-{side.name}", text="The lift works.", name="Maya", published_at=now
    )
    return str(own.pk)


def _seen(statement: Statement) -> str:
    assert statement.current is not None
    return statement.current.sha256


def pause(side: Side) -> None:
    """This will press the stop switch of one trust."""
    stopping.pause_everything(by=side.who["executive"], reason="A wrong figure.", now=timezone.now())


def _sign_in(side: Side) -> None:
    for who, person in side.who.items():
        browser = CheckedClient(raise_request_exception=False)
        browser.force_login(person)
        session = browser.session
        session["second_factor"] = person.pk
        session["own_device"] = True  # a shared computer's session would be touched every minute
        session.save()
        browser.get("/notices")  # the first visit notes the device
        side.clients[who] = browser
    key = side.clients["writer"].session.session_key or ""
    mark = salted_hmac("candour.people.device", key).hexdigest()[:16]
    side.things |= {"device": mark}
