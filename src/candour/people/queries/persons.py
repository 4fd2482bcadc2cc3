"""Who is here, which roles they hold, which rights are in force, on which devices they are signed in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.sql.compiler import SQLCompiler
from django.utils.crypto import salted_hmac

from candour.domain.posting import fold_tag
from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.people.models import Person, RightHeld, RoleHeld, SignedIn, Trust
from candour.web.figures import Figure, Reader, count_of

TrustOrId = Trust | int


def people_of(trust: TrustOrId) -> QuerySet[Person]:
    """This will give everybody of one trust, suspended people too, with team, site and staff group."""
    return Person.objects.for_trust(trust).select_related("team__site", "staff_group")


def active_people(trust: TrustOrId) -> QuerySet[Person]:
    """This will give those of a trust who may sign in."""
    return people_of(trust).filter(is_active=True)


def person_of(trust: TrustOrId, pk: int) -> Person:
    """This will give one person of one trust, raising Person.DoesNotExist for anybody else's."""
    return people_of(trust).select_related("trust").get(pk=pk)


def colleague_called(trust: TrustOrId, name: str) -> Person:
    """This will give the one colleague of that first and last name; Refusal where there is none, or more."""
    wanted, first = _folded(name), name.strip().partition(" ")[0]
    near = active_people(trust).filter(first_name__istartswith=first) if first else Person.objects.none()
    found = [each for each in near.order_by("pk") if _folded(each.full_name) == wanted]
    if len(found) == 1:
        return found[0]
    reason = f"More than one colleague is called {name}." if found else f"No colleague is called {name}."
    raise Refusal(reason, "Enter first and last name as they stand on People.")


def _folded(name: str) -> str:
    return " ".join(fold_tag(name).split())


def roles_of(person: Person) -> frozenset[Role]:
    """This will give the roles that a person holds now; one statement."""
    held = RoleHeld.objects.for_trust(person.trust_id).filter(person=person, ended_at=None)
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


class _Joined(Aggregate):
    """Texts of several rows in one, with commas between."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="STRING_AGG(%(expressions)s, ',')", **extra)


def roles_figure(reader: Reader) -> Figure:
    """This will ask which roles a person holds now, with commas between."""
    held = RoleHeld.objects.for_trust(reader.trust).filter(person=reader.person, ended_at=None)
    return Figure(held.order_by().values("person").annotate(words=_Joined("role")).values("words"))


def factors_figure(reader: Reader) -> Figure:
    """This will ask how many second factors a person has set up, recovery codes apart."""
    return count_of(_factors().filter(user_id=reader.person))


def roles_from(words: str | None) -> frozenset[Role]:
    """This will read the figure of a person's roles."""
    return frozenset(Role(each) for each in (words or "").split(",") if each)


def roles_by_person(trust: TrustOrId) -> dict[int, frozenset[Role]]:
    """This will give the roles held now in a trust, by the person's number; one statement."""
    found: dict[int, set[Role]] = defaultdict(set)
    held = RoleHeld.objects.for_trust(trust).filter(ended_at=None)
    for person, role in held.values_list("person_id", "role"):
        found[person].add(Role(role))
    return {person: frozenset(roles) for person, roles in found.items()}


@dataclass(frozen=True)
class Wanted:
    """Whom somebody looks for in the directory; "" and 0 keep everybody."""

    words: str = ""
    site: int = 0
    role: str = ""
    right: str = ""


def called(people: QuerySet[Person], words: Iterable[str]) -> QuerySet[Person]:
    """This will keep the people with each of these words in their name, job or team."""
    fields = ("first_name", "last_name", "job_title", "team__name")
    for word in words:
        people = people.filter(reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields)))
    return people


def directory_of(people: QuerySet[Person], wanted: Wanted, now: datetime) -> QuerySet[Person]:
    """This will keep the people of that name, job or team, at that site, with that role, who may say that."""
    people = called(people, wanted.words.split()[:5])
    if wanted.site:
        people = people.filter(team__site=wanted.site)
    if wanted.role:
        held = RoleHeld.objects.filter(person=OuterRef("pk"), role=wanted.role, ended_at=None)
        people = people.filter(Exists(held))
    if wanted.right:
        rights = RightHeld.objects.filter(
            person=OuterRef("pk"), right=wanted.right, withdrawn_at=None, starts_at__lte=now, ends_at__gt=now
        )
        people = people.filter(Exists(rights), is_active=True)
    return people


def active_with_role(trust: TrustOrId, *roles: Role) -> QuerySet[Person]:
    """This will give those who may sign in and hold one of the roles now."""
    held = RoleHeld.objects.for_trust(trust).filter(person=OuterRef("pk"), role__in=roles, ended_at=None)
    return active_people(trust).filter(Exists(held))


def rights_in_force(person: Person, now: datetime) -> frozenset[Right]:
    """This will give the rights that a person may use now; one statement."""
    return rights_by_person(person.trust_id, now, only=[person.pk]).get(person.pk, frozenset())


def rights_by_person(
    trust: TrustOrId, now: datetime, only: Iterable[int] | None = None
) -> dict[int, frozenset[Right]]:
    """This will give the rights in force in a trust (or of `only` these people), by number; one statement."""
    held = RightHeld.objects.for_trust(trust).filter(
        withdrawn_at=None, starts_at__lte=now, ends_at__gt=now, person__is_active=True
    )
    if only is not None:
        held = held.filter(person__in=list(only))
    found: dict[int, set[Right]] = defaultdict(set)
    for person, right in held.values_list("person_id", "right"):
        found[person].add(Right(right))
    return {person: frozenset(rights) for person, rights in found.items()}


def rights_held(person: Person, now: datetime) -> list[RightHeld]:
    """This will give a person's rights that are in force, with how each was earned and when it ends."""
    held = RightHeld.objects.for_trust(person.trust_id).filter(person=person)
    return [each for each in held.filter(withdrawn_at=None, ends_at__gt=now) if each.is_in_force(now)]


def factors_of(person: Person) -> int:
    """This will count the second factors that a person has set up, recovery codes apart; one statement."""
    return int(_factors().filter(user_id=person.pk).count())


def _factors() -> "QuerySet[Authenticator]":
    found: QuerySet[Authenticator] = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return found


@dataclass(frozen=True)
class Device:
    """A browser on which somebody is signed in; `mark` names it on a page without giving its key away."""

    session_key: str
    mark: str
    name: str
    is_own: bool
    signed_in_at: datetime | None
    seen_at: datetime | None


def devices_of(person: Person, now: datetime) -> list[Device]:
    """This will give the browsers on which a person is signed in, last used first; one statement."""
    rows = SignedIn.objects.filter(person=person, expire_date__gt=now)
    return [
        Device(
            session_key=row.session_key,
            mark=salted_hmac("candour.people.device", row.session_key).hexdigest()[:16],
            name=row.device or "A browser",
            is_own=row.is_own,
            signed_in_at=row.signed_in_at,
            seen_at=row.seen_at,
        )
        for row in rows
    ]
