"""What is asked about kits: which there are, what one says, its pictures, and what colleagues wrote."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from candour.clauses.queries import guideline_of, settings_of
from candour.domain import kits as rules
from candour.domain.campaigning import APPROVING_ROLES, Decider
from candour.domain.checks.report import Report
from candour.domain.kits import KitState
from candour.domain.picturing import Audience
from candour.kits.models import Kit, KitPhoto, OwnWords
from candour.people.models import Person, Trust
from candour.people.queries.persons import active_with_role, roles_of
from candour.photos.models import Photo
from candour.photos.queries import loaded, shown

MOST_COMPARED = 500
"""So many colleagues' words of one kit are compared with, the newest first."""


def kits_of(person: Person) -> list[Kit]:
    """This will list the kits that somebody may open: those to tell, their own, and those to decide on."""
    found = Kit.objects.for_trust(person.trust_id).select_related("owner")
    may = Q(state=KitState.OPEN) | Q(owner=person)
    if roles_of(person) & APPROVING_ROLES:
        may |= Q(state=KitState.ASKED)
    return list(found.filter(may)[:200])


def kit_of(person: Person, pk: int) -> Kit:
    """This will give a kit that somebody may open, raising Kit.DoesNotExist for any other."""
    found = Kit.objects.for_trust(person.trust_id).select_related("owner", "decided_by").get(pk=pk)
    is_seen = found.state in {KitState.OPEN, KitState.ENDED} or found.owner_id == person.pk
    if not is_seen and not roles_of(person) & APPROVING_ROLES:
        raise Kit.DoesNotExist
    return found


def as_kit(kit: Kit) -> rules.Kit:
    """This will tell the rules what a kit says now; one statement."""
    pictures = KitPhoto.objects.filter(kit=kit).values_list("photo_id", flat=True)
    return rules.Kit(
        kit.title,
        kit.message,
        rules.lines_of(kit.facts),
        rules.links_of(kit.links),
        frozenset(pictures),
    )


def pictures_of(kit: Kit, now: datetime) -> list[Photo]:
    """This will give those pictures of a kit that the public may see now, in order; two statements."""
    photos = loaded(Photo.objects.for_trust(kit.trust_id).filter(pk__in=_keys(kit)))
    return shown(photos.order_by("pk"), Audience.OUTSIDE, now)


def _keys(kit: Kit) -> "QuerySet[KitPhoto, int]":
    return KitPhoto.objects.filter(kit=kit).values_list("photo_id", flat=True)


def pictures_to_choose(person: Person, now: datetime) -> list[Photo]:
    """This will give the newest pictures of somebody's own that the public may see; two statements."""
    mine = Photo.objects.for_trust(person.trust_id).filter(owner=person, taken_down_at=None)
    return shown(loaded(mine).order_by("-pk")[:30], Audience.OUTSIDE, now)


def decider(person: Person) -> Decider:
    """This will say who would decide; one statement."""
    return Decider(person.same_human, roles_of(person))


def deciders(kit: Kit) -> list[Person]:
    """This will give everybody who may decide on a kit and had no hand in it; one statement."""
    found = active_with_role(kit.trust_id, *APPROVING_ROLES).order_by("pk")
    return [each for each in found if each.same_human not in kit.hands]


def own_words(kit: Kit, person: Person) -> OwnWords | None:
    """This will give what somebody wrote from a kit; one statement."""
    return (
        OwnWords.objects.for_trust(kit.trust_id)
        .filter(kit=kit, person=person)
        .select_related("kit", "person")
        .first()
    )


def report_on(kit: Kit, person: Person, words: str, now: datetime) -> Report:
    """This will check somebody's own words, beside the kit's and those that colleagues made ready."""
    others = OwnWords.objects.for_trust(kit.trust_id).filter(kit=kit, ready_at__isnull=False)
    newest = others.exclude(person=person).order_by("-ready_at", "-pk").values_list("text", flat=True)
    return rules.checked(
        words,
        as_kit(kit),
        colleagues=newest[:MOST_COMPARED],
        writer=(person.full_name, person.job_title),
        agreed=settings_of(guideline_of(kit.trust_id)),
        now=now,
    )


def sees_by_a_kit(person: Person, photo: Photo) -> bool:
    """This will say whether a kit that somebody may open shows a picture; one statement."""
    kits = Kit.objects.for_trust(person.trust_id).filter(
        Q(state__in=[KitState.OPEN, KitState.ASKED]) | Q(owner=person)
    )
    return KitPhoto.objects.filter(photo=photo, kit__in=kits).exists()


def in_kits() -> "QuerySet[Any]":
    """This will tell which pictures kits use."""
    return KitPhoto.objects.filter(photo=OuterRef("pk")).exclude(kit__state=KitState.ENDED)


def told_with(trust: Trust | int, photo: int) -> list[OwnWords]:
    """This will list who told a kit with a picture; one statement."""
    found = OwnWords.objects.for_trust(trust).filter(told_at__isnull=False, kit__with_photos__photo=photo)
    return list(found.select_related("kit", "person").order_by("pk"))
