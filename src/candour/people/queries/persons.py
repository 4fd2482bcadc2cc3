"""Who is here, which roles they hold, which rights are in force, on which devices they are signed in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, Exists, OuterRef, QuerySet, Subquery, TextField
from django.db.models.sql.compiler import SQLCompiler
from django.utils.crypto import salted_hmac

from candour.domain.posting import fold_tag
from candour.domain.refusal import Refusal
from candour.domain.roles import SECOND_FACTOR_ROLES, Right, Role
from candour.people.models import Person, RightHeld, RoleHeld, SignedIn, Trust

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


def with_standing(people: QuerySet[Person]) -> QuerySet[Person]:
    """This will read with each person which roles they hold now, and whether a second factor is set up.

    Every page of whoever is signed in asks for both, so they come with the person, in the same statement.
    """
    held = RoleHeld.objects.filter(person=OuterRef("pk"), trust=OuterRef("trust"), ended_at=None)
    roles = held.order_by().values("person").annotate(words=_Joined("role")).values("words")
    return people.annotate(
        role_words=Subquery(roles), has_factor=Exists(_factors().filter(user=OuterRef("pk")))
    )


def roles_known(person: Person) -> frozenset[Role]:
    """This will give the roles that were read with a person; one statement where they were not."""
    if not hasattr(person, "role_words"):
        return roles_of(person)
    return frozenset(Role(each) for each in (person.role_words or "").split(",") if each)


def roles_by_person(trust: TrustOrId) -> dict[int, frozenset[Role]]:
    """This will give the roles held now in a trust, by the person's number; one statement."""
    found: dict[int, set[Role]] = defaultdict(set)
    held = RoleHeld.objects.for_trust(trust).filter(ended_at=None)
    for person, role in held.values_list("person_id", "role"):
        found[person].add(Role(role))
    return {person: frozenset(roles) for person, roles in found.items()}


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


def needs_second_factor(person: Person, roles: frozenset[Role]) -> bool:
    """This will say whether a role asks for a second factor that is not set up; at most one statement."""
    if not roles & SECOND_FACTOR_ROLES:
        return False
    known: bool | None = getattr(person, "has_factor", None)
    return not (factors_of(person) if known is None else known)


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
