"""The readers' rota: turns that nobody has, one's own, those of colleagues, and what is offered."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from candour.domain.roles import Role
from candour.domain.turns import AHEAD
from candour.people.models import Person, Shift, Trust
from candour.squad.models import Offer, Turn, Weekly


def weekly_of(trust: Trust | int) -> list[Weekly]:
    """This will list the turns of the week, from Monday on; one statement."""
    return list(Weekly.objects.for_trust(trust).filter(ended_at=None))


def free_turns(trust: Trust | int, now: datetime) -> QuerySet[Turn]:
    """This will give the turns of the next four weeks that nobody has, earliest first."""
    ahead = Turn.objects.for_trust(trust).filter(ends_at__gt=now, starts_at__lte=now + AHEAD)
    return ahead.filter(shift=None)


def reader_shifts(trust: Trust | int, now: datetime) -> list[Shift]:
    """This will list the turns of readers from now on, four weeks ahead, earliest first; one statement."""
    found = Shift.objects.for_trust(trust).filter(
        role=Role.READER_ON_CALL, cancelled_at=None, ends_at__gt=now, starts_at__lte=now + AHEAD
    )
    return list(found.select_related("person", "deputy", "trust"))


def open_offers(trust: Trust | int, now: datetime) -> list[Offer]:
    """This will list what is offered and can be taken, earliest first; one statement.

    An offer stands while each turn in it is to come and is still that of whoever had it then.
    """
    found = Offer.objects.for_trust(trust).filter(
        ended_at=None, shift__ends_at__gt=now, shift__cancelled_at=None, shift__person=F("by")
    )
    still_theirs = Q(wants__ends_at__gt=now, wants__cancelled_at=None, wants__person=F("to"))
    found = found.filter(Q(wants=None) | still_theirs)
    return list(found.select_related("shift", "wants", "by", "to"))


def offer_of(person: Person, pk: int) -> Offer:
    """This will give an offer that is this person's, to them or to anybody; Offer.DoesNotExist for others."""
    mine = Q(by=person) | Q(to=person) | Q(to=None)
    found = Offer.objects.for_trust(person.trust_id).filter(mine)
    return found.select_related("shift", "wants", "by", "to").get(pk=pk)


def turn_of(trust: int, pk: int) -> Turn:
    """This will give one turn of one trust, raising Turn.DoesNotExist for any other."""
    return Turn.objects.for_trust(trust).get(pk=pk)


def weekly_one(trust: int, pk: int) -> Weekly:
    """This will give one turn of the week, raising Weekly.DoesNotExist for any other."""
    return Weekly.objects.for_trust(trust).get(pk=pk)


def trusts_with_turns(now: datetime) -> list[int]:
    """This will number the trusts that have a week's pattern, or a turn that nobody has; two statements."""
    patterns = Weekly.objects.filter(ended_at=None).order_by().values_list("trust", flat=True)
    free = Turn.objects.filter(shift=None, ends_at__gt=now).order_by().values_list("trust", flat=True)
    return sorted({*patterns.distinct(), *free.distinct()})
