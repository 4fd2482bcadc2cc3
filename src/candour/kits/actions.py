"""A kit written, changed, asked for, decided on and ended; and what a colleague makes of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from candour.domain import kits as rules
from candour.domain.checks import check
from candour.domain.checks.codes import Level
from candour.domain.checks.draft import Draft
from candour.domain.checks.report import Verdict
from candour.domain.kits import KitState, KitVerb, after
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.kits import queries
from candour.kits.models import Kit, KitPhoto, OwnWords
from candour.kits.recording import about_kit, lock, notify, tell
from candour.people import actions as people
from candour.people.actions.permits import must_be_of, must_say_why
from candour.people.models import Person
from candour.photos.models import Photo


@dataclass(frozen=True)
class Plan:
    """What somebody wrote about a kit; facts and links a line each, pictures by their numbers."""

    title: str
    message: str
    facts: str = ""
    links: str = ""
    pictures: tuple[int, ...] = ()


@transaction.atomic
def write(*, by: Person, plan: Plan, now: datetime) -> Kit:
    """This will write a kit as a draft that its owner looks after."""
    must_be_of(by, by.trust_id)
    kit = Kit(trust_id=by.trust_id, owner=by, hands=[by.same_human], state=KitState.DRAFT, made_at=now)
    _take(by, kit, plan, now)
    tell("kits:kit:written", by=by, kit=kit, now=now)
    return kit


@transaction.atomic
def change(*, by: Person, kit: Kit, plan: Plan, now: datetime) -> Kit:
    """This will change a kit; where it then says something else, nobody has approved it any more."""
    kit = _own(by, kit)
    before, was_asked = queries.as_kit(kit).sha256, kit.state == KitState.ASKED
    state = after(KitState(kit.state), KitVerb.EDIT)
    _take(by, kit, plan, now)
    if queries.as_kit(kit).sha256 != before:
        kit.state = state
        kit.save(update_fields=["state"])
        if was_asked:
            people.finish_notices(by=by, trust=kit.trust_id, about=about_kit(kit), kind="kit_asked", now=now)
    tell("kits:kit:changed", by=by, kit=kit, now=now)
    return kit


@transaction.atomic
def ask(*, by: Person, kit: Kit, now: datetime) -> Kit:
    """This will ask everybody who may decide on a kit as it stands; whoever answers first decides."""
    kit = _own(by, kit)
    kit.state, kit.asked_at = after(KitState(kit.state), KitVerb.ASK), now
    asked = queries.deciders(kit)
    if not asked:
        raise Refusal("Nobody can decide on it.", "Ask an administrator who looks after communications.")
    kit.save(update_fields=["state", "asked_at"])
    tell("kits:kit:asked", by=by, kit=kit, now=now, about={"sha256": queries.as_kit(kit).sha256})
    words = f"{by.full_name} asks you to look at a share kit."
    notify(asked, by=by, kit=kit, kind="kit_asked", words=words, now=now)
    return kit


@transaction.atomic
def decide(*, by: Person, kit: Kit, seen: str, is_yes: bool, reason: str = "", now: datetime) -> Kit:
    """This will approve or decline exactly the kit whose hash the decider saw."""
    must_be_of(by, kit.trust_id)
    kit = lock(kit)
    state = after(KitState(kit.state), KitVerb.APPROVE if is_yes else KitVerb.DECLINE)
    current = queries.as_kit(kit).sha256
    refuse(rules.to_decide(queries.decider(by), hands=kit.hands, seen=seen, current=current))
    kit.reason = "" if is_yes else must_say_why(reason, "Enter what has to be different.")
    kit.state, kit.decided_at, kit.decided_by, kit.decided_sha256 = state, now, by, current
    kit.save(update_fields=["state", "reason", "decided_at", "decided_by", "decided_sha256"])
    name = "kits:kit:approved" if is_yes else "kits:kit:declined"
    tell(name, by=by, kit=kit, now=now, about={"sha256": current}, words={"reason": kit.reason})
    people.finish_notices(by=by, trust=kit.trust_id, about=about_kit(kit), now=now)
    words = f"{by.full_name} said {'yes' if is_yes else 'not this'} to your share kit."
    notify([kit.owner], by=by, kit=kit, kind="kit_decided", words=words, now=now)
    return kit


@transaction.atomic
def end(*, by: Person, kit: Kit, now: datetime) -> Kit:
    """This will end a kit: it is not told any more."""
    kit = _own(by, kit)
    kit.state, kit.ended_at = after(KitState(kit.state), KitVerb.END), now
    kit.save(update_fields=["state", "ended_at"])
    tell("kits:kit:ended", by=by, kit=kit, now=now)
    return kit


@transaction.atomic
def keep_words(*, by: Person, kit: Kit, text: str, now: datetime) -> OwnWords:
    """This will keep what somebody writes from a kit as they write it; they are theirs, and in no event."""
    must_be_of(by, kit.trust_id)
    text = text.replace("\x00", "").replace("\r\n", "\n")[: 4 * rules.LONGEST_OWN]
    known = OwnWords.objects.select_for_update().filter(kit=kit, person=by).first()
    if known is None:
        known = OwnWords(trust_id=kit.trust_id, kit=kit, person=by)
    if known.text != text:
        known.checked_at = known.ready_at = None
    known.text, known.saved_at = text, now
    known.save()
    return known


@transaction.atomic
def make_ready(*, by: Person, kit: Kit, text: str, now: datetime) -> OwnWords:
    """This will keep somebody's own words and check them; with nothing held, they are ready to be told.

    Raises Refusal where the kit is not to be told, or there are no words or too many.
    """
    kit = lock(kit)
    own = keep_words(by=by, kit=kit, text=text, now=now)
    refuse(rules.to_tell(KitState(kit.state)))
    if not text.strip():
        raise Refusal("There are no words here yet.", "Write what it means to you.")
    if len(text) > rules.LONGEST_OWN:
        raise Refusal(f"This is {len(text) - rules.LONGEST_OWN} characters too long.", "Shorten it.")
    report = queries.report_on(kit, by, own.text, now)
    own.checked_at = now
    own.ready_at = None if report.verdict is Verdict.HOLD else now
    own.save(update_fields=["checked_at", "ready_at"])
    return own


@transaction.atomic
def note_told(*, by: Person, kit: Kit, where: str, now: datetime) -> OwnWords:
    """This will note where somebody told it, for them alone."""
    must_be_of(by, kit.trust_id)
    own = OwnWords.objects.select_for_update().filter(kit=kit, person=by, ready_at__isnull=False).first()
    if own is None:
        raise Refusal("There are no words of yours that are ready.", "Write them, and let them be checked.")
    own.told_where, own.told_at = " ".join(where.split())[:60], now
    own.save(update_fields=["told_where", "told_at"])
    return own


def _own(by: Person, kit: Kit) -> Kit:
    must_be_of(by, kit.trust_id)
    kit = lock(kit)
    refuse(rules.to_own(kit.owner.same_human, by.same_human))
    return kit


def _take(by: Person, kit: Kit, plan: Plan, now: datetime) -> None:
    """This will put what was written into the kit, refusing what cannot be told as it stands."""
    kit.title, kit.message = tidy(plan.title), tidy(plan.message)
    kit.facts, kit.links = "\n".join(rules.lines_of(plan.facts)), "\n".join(rules.lines_of(plan.links))
    _must_not_be_held([kit.title, kit.message, kit.facts, kit.links], now)
    chosen = [each for each in queries.pictures_to_choose(by, now) if each.pk in plan.pictures]
    if len(chosen) < len(set(plan.pictures)):
        raise Refusal("One of the pictures may not be public now.", "Choose the pictures again.")
    kit.save()
    _put_pictures(kit, chosen)
    refuse(rules.to_keep(queries.as_kit(kit)))


def _put_pictures(kit: Kit, chosen: Collection[Photo]) -> None:
    KitPhoto.objects.filter(kit=kit).delete()
    KitPhoto.objects.bulk_create(KitPhoto(trust_id=kit.trust_id, kit=kit, photo=photo) for photo in chosen)


def _must_not_be_held(texts: Collection[str], now: datetime) -> None:
    for text in filter(None, texts):
        for finding in check(Draft(text, at=now)).findings:
            if finding.level is Level.HOLD:
                raise Refusal(finding.reason, finding.remedy, finding.clause)
