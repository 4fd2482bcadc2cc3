"""What is asked about spaces: which there are, where somebody stands with one, and who is in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from candour.domain.posting import fold_tag
from candour.domain.spaces import SpaceKind, SpaceSeen, Standing, can_read
from candour.network.models import Member, Space
from candour.people.models import Person, Trust


@dataclass(frozen=True)
class SpaceListed:
    """A space on the list: where the reader stands with it, and how many are in it."""

    space: Space
    standing: Standing
    members: int


def folded(name: str) -> str:
    """This will give the form by which two names are the same."""
    return " ".join(fold_tag(name).split())


def member_of(space: Space, person: Person) -> Member | None:
    """This will give somebody's row in a space, waiting or in; one statement."""
    return Member.objects.for_trust(space.trust_id).filter(space=space, person=person, ended_at=None).first()


def standing_of(member: Member | None) -> Standing:
    """This will say where a row stands."""
    if member is None:
        return Standing.OUTSIDE
    if member.joined_at is None:
        return Standing.WAITING
    return Standing.KEEPER if member.is_keeper else Standing.MEMBER


def seen_by(space: Space, person: Person) -> SpaceSeen:
    """This will tell the rules how somebody meets a space; two statements."""
    member = member_of(space, person)
    keepers = members_of(space).filter(is_keeper=True).count()
    return as_seen(space, standing_of(member), keepers)


def as_seen(space: Space, standing: Standing, keepers: int = 1) -> SpaceSeen:
    """This will tell the rules of a space what they need."""
    return SpaceSeen(space.name, SpaceKind(space.kind), standing, keepers, space.closed_at is not None)


def members_of(space: Space) -> QuerySet[Member]:
    """This will list who is in a space, those who look after it first."""
    found = Member.objects.for_trust(space.trust_id).filter(
        space=space, ended_at=None, joined_at__isnull=False, person__is_active=True
    )
    return found.select_related("person__team__site").order_by("-is_keeper", "joined_at", "pk")


def waiting_at(space: Space) -> QuerySet[Member]:
    """This will list who asks to come in, longest first."""
    found = Member.objects.for_trust(space.trust_id).filter(space=space, ended_at=None, joined_at=None)
    return found.select_related("person__team__site").order_by("asked_at", "pk")


def keepers_of(space: Space) -> list[Person]:
    """This will give who looks after a space; one statement."""
    return [member.person for member in members_of(space).filter(is_keeper=True)]


def is_in(person: Person | int, space: str) -> Exists:
    """This will ask, for each row, whether somebody is in the space that its column `space` names."""
    return Exists(
        Member.objects.filter(space=OuterRef(space), person=person, ended_at=None, joined_at__isnull=False)
    )


def readable(person: Person) -> QuerySet[Space]:
    """This will give the spaces that somebody can read: all but private ones that they are not in."""
    return Space.objects.for_trust(person.trust_id).filter(
        ~Q(kind=SpaceKind.PRIVATE.value) | is_in(person, "pk")
    )


def space_of(person: Person, pk: int) -> Space:
    """This will give a space that somebody can read, raising Space.DoesNotExist for any other."""
    return readable(person).select_related("site", "made_by").get(pk=pk)


def listed(person: Person) -> list[SpaceListed]:
    """This will list the open spaces that somebody can read, theirs first; two statements."""
    mine = {
        each.space_id: each
        for each in Member.objects.for_trust(person.trust_id).filter(person=person, ended_at=None)
    }
    inside = Q(members__ended_at=None, members__joined_at__isnull=False)
    found = readable(person).filter(closed_at=None).select_related("site")
    spaces = [
        SpaceListed(each, standing_of(mine.get(each.pk)), each.member_count)
        for each in found.annotate(member_count=Count("members", filter=inside))
    ]
    return sorted(
        spaces, key=lambda each: (each.standing is Standing.OUTSIDE, each.space.name, each.space.pk)
    )


def to_write_in(person: Person) -> list[Space]:
    """This will list the spaces in which somebody can write, by name; one statement."""
    mine = Member.objects.for_trust(person.trust_id).filter(
        person=person, ended_at=None, joined_at__isnull=False, space__closed_at=None
    )
    return [member.space for member in mine.select_related("space").order_by("space__name", "space_id")]


def called(trust: Trust | int, name: str, *, but: int = 0) -> Space | None:
    """This will give the open space that has this name already, whoever reads it; one statement."""
    spaces = Space.objects.for_trust(trust).filter(folded_name=folded(name), closed_at=None)
    return spaces.exclude(pk=but).first()


def readers_of(space: Space | None, people: Iterable[Person]) -> list[Person]:
    """This will keep those who can read what is said in a space; one statement, none for everybody's."""
    wanted = list(people)
    if space is None or can_read(as_seen(space, Standing.OUTSIDE)):
        return wanted
    inside = set(members_of(space).filter(person__in=wanted).values_list("person_id", flat=True))
    return [each for each in wanted if each.pk in inside]
