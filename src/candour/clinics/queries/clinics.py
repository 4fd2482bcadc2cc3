"""Which clinics there are, who hosts them, and how one person meets one."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from candour.clinics.models import Clinic, Coming, Host, HostAgreed
from candour.domain import clinics as rules
from candour.domain.clinics import ClinicKind, Plan, Seen, Slot
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people.models import Person, Trust
from candour.people.queries.persons import rights_in_force

MOST_LISTED = 50
IN_CALENDARS_FOR = timedelta(days=62)


def _with_hosts(trust: Trust | int) -> QuerySet[Clinic]:
    hosts = Host.objects.select_related("person").order_by("since", "pk")
    return Clinic.objects.for_trust(trust).prefetch_related(Prefetch("hosts", hosts))


def upcoming(trust: Trust | int, now: datetime) -> list[Clinic]:
    """This will list what is to come or running, soonest first, what is called off too; two statements."""
    found = _with_hosts(trust).filter(ends_at__gt=now)
    return list(found.order_by("starts_at", "pk")[:MOST_LISTED])


def past(trust: Trust | int, now: datetime) -> list[Clinic]:
    """This will list what was held, latest first, with how many notes each has; two statements."""
    found = _with_hosts(trust).filter(ends_at__lte=now, cancelled_at=None)
    found = found.annotate(written=Count("notes")).order_by("-starts_at", "-pk")
    return list(found[:MOST_LISTED])


def clinic_of(trust: Trust | int, pk: int) -> Clinic:
    """This will give one clinic with its hosts, raising Clinic.DoesNotExist for another trust's."""
    return _with_hosts(trust).select_related("trust").get(pk=pk)


def mine(person: Person, now: datetime) -> tuple[set[int], set[int]]:
    """This will give the numbers of clinics that somebody hosts, and to which they come; two statements."""
    hosts = Host.objects.for_trust(person.trust_id).filter(person=person, clinic__ends_at__gt=now)
    comes = Coming.objects.for_trust(person.trust_id).filter(guest=person, ended_at=None, is_waiting=False)
    comes = comes.filter(clinic__ends_at__gt=now)
    return set(hosts.values_list("clinic_id", flat=True)), set(comes.values_list("clinic_id", flat=True))


def hosting_refusal(person: Person, roles: Collection[Role], now: datetime) -> Refusal | None:
    """This will say why somebody with these roles may not host, or nothing; two statements."""
    is_agreed = HostAgreed.objects.for_trust(person.trust_id).filter(person=person, ended_at=None).exists()
    return rules.to_host(roles, rights_in_force(person, now), is_agreed=is_agreed)


def calling_refusal(met: Seen, roles: Collection[Role], now: datetime) -> Refusal | None:
    """This will say why somebody with these roles may not call a clinic off, nor ask for a host."""
    return rules.to_change(met, now, is_caller=Role.COMMUNICATIONS in roles)


def agreed_hosts(trust: Trust | int) -> list[HostAgreed]:
    """This will list whom communications agreed to as hosts, by name; one statement."""
    found = HostAgreed.objects.for_trust(trust).filter(ended_at=None).select_related("person")
    return list(found.order_by("person__last_name", "person__first_name", "pk"))


def free_hosts(clinic: Clinic) -> list[Person]:
    """This will list whom communications agreed to as hosts and who is in no clinic then; one statement."""
    meets = {
        "clinic__cancelled_at": None,
        "clinic__starts_at__lt": clinic.ends_at,
        "clinic__ends_at__gt": clinic.starts_at,
    }
    hosts = Host.objects.filter(person=OuterRef("person"), **meets)
    comes = Coming.objects.filter(guest=OuterRef("person"), ended_at=None, **meets)
    found = HostAgreed.objects.for_trust(clinic.trust_id).filter(ended_at=None, person__is_active=True)
    free = found.filter(~Exists(hosts), ~Exists(comes)).select_related("person")
    humans = {each.same_human for each in hosts_of(clinic)}
    return [each.person for each in free if each.person.same_human not in humans]


def wants_host(clinic: Clinic, rows: Iterable[Coming]) -> bool:
    """This will say whether somebody of these asked for another host, and none has come since."""
    latest = max((each.since for each in clinic.hosts.all()), default=None)
    asked = [each.asked_for_host_at for each in rows if each.asked_for_host_at is not None]
    return any(latest is None or at >= latest for at in asked)


def plan_of(clinic: Clinic) -> Plan:
    """This will give what was planned, as the rules see it."""
    return Plan(
        kind=ClinicKind(clinic.kind),
        title=clinic.title,
        about=clinic.about,
        where=clinic.where,
        link=clinic.link,
        starts_at=clinic.starts_at,
        ends_at=clinic.ends_at,
        guests=clinic.guests,
        slot_minutes=clinic.slot_minutes,
    )


def slots_in(clinic: Clinic) -> tuple[Slot, ...]:
    """This will give the slots of a booked clinic; a drop-in has none."""
    if clinic.slot_minutes is None:
        return ()
    return rules.slots_of(clinic.starts_at, clinic.ends_at, clinic.slot_minutes)


def hosts_of(clinic: Clinic) -> list[Person]:
    """This will give who hosts, first come first, as they were when the clinic was read."""
    return [each.person for each in clinic.hosts.all()]


def seen(clinic: Clinic, person: Person, slot: int | None = None) -> Seen:
    """This will say how somebody meets a clinic, and how many have a place in a slot; two statements."""
    humans = {each.same_human for each in hosts_of(clinic)}
    coming = Coming.objects.for_trust(clinic.trust_id).filter(clinic=clinic, ended_at=None)
    places = coming.filter(slot=slot, is_waiting=False).count() if slot is not None else 0
    return Seen(
        kind=ClinicKind(clinic.kind),
        starts_at=clinic.starts_at,
        ends_at=clinic.ends_at,
        is_cancelled=clinic.cancelled_at is not None,
        is_host=person.same_human in humans,
        is_coming=coming.filter(guest=person).exists(),
        hosts=len(humans),
        taken=places,
    )


def in_calendar(person: Person, now: datetime) -> tuple[list[Clinic], dict[int, Coming]]:
    """This will give what stands in somebody's calendar: what they host, and where they have a place.

    Whoever gave a place back has it there as called off, so that it goes. Four statements.
    """
    since = now - IN_CALENDARS_FOR
    hosting = Host.objects.filter(clinic=OuterRef("pk"), person=person)
    coming = Coming.objects.filter(clinic=OuterRef("pk"), guest=person, is_waiting=False)
    found = _with_hosts(person.trust_id).filter(Exists(hosting) | Exists(coming), ends_at__gt=since)
    clinics = list(found.order_by("starts_at", "pk")[: 2 * MOST_LISTED])
    places = Coming.objects.for_trust(person.trust_id).filter(guest=person, is_waiting=False)
    rows = places.filter(clinic__in=[each.pk for each in clinics]).order_by("pk")
    return clinics, {each.clinic_id: each for each in rows}


def place_in(clinic: Clinic, person: Person) -> Coming | None:
    """This will give the place that somebody has, had last, or waits for; one statement."""
    found = Coming.objects.for_trust(clinic.trust_id).filter(clinic=clinic, guest=person)
    return found.order_by("pk").last()


def taken_by_slot(rows: Iterable[Coming]) -> Counter[int]:
    """This will count who has a place, by slot, among all who come to a clinic or wait."""
    return Counter(each.slot for each in rows if each.slot is not None and not each.is_waiting)


def coming_to(clinic: Clinic, only: Collection[int] | None = None) -> list[Coming]:
    """This will list who comes or waits, first come first (in `only` these slots); one statement."""
    found = Coming.objects.for_trust(clinic.trust_id).filter(clinic=clinic, ended_at=None)
    if only is not None:
        found = found.filter(slot__in=list(only))
    return list(found.select_related("guest").order_by("since", "pk"))
