"""Which calls are open to somebody."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from candour.domain.clocks import LONDON
from candour.domain.squad import Call as Written
from candour.people.models import Person
from candour.squad.models import Call, EarlierCall, Volunteer
from candour.web.figures import Figure, Reader, first_of

_WITH = ("sites", "earlier")


def calls_to(person: Person, now: datetime) -> list[Call]:
    """This will list the open calls to somebody's site or to all, soonest end first; three statements."""
    found = _open_to(Call.objects.for_trust(person.trust_id), person.pk, now)
    return list(found.prefetch_related(*_WITH))


def every_open_call(trust: int, now: datetime) -> list[Call]:
    """This will list all open calls of a trust, for whoever writes calls; three statements."""
    found = Call.objects.for_trust(trust).filter(ended_at=None, closes_at__gt=now)
    return list(found.prefetch_related(*_WITH))


def call_of(trust: int, pk: int) -> Call:
    """This will give one call of one trust, raising Call.DoesNotExist for any other."""
    return Call.objects.for_trust(trust).get(pk=pk)


def written_of(call: Call | EarlierCall) -> Written:
    """This will give a call as it was written, without its sites: they never change."""
    return Written(
        title=call.title,
        words=call.words,
        takes=call.takes,
        gets=call.gets,
        last_day=(call.closes_at.astimezone(LONDON) - timedelta(days=1)).date(),
    )


def call_figure(reader: Reader) -> Figure:
    """This will ask for the title of the call that ends soonest, while the reader is not in the squad."""
    answered = Volunteer.objects.filter(person=reader.person, stepped_back_at=None)
    found = _open_to(Call.objects.for_trust(reader.trust), reader.person, reader.now)
    return first_of(found.filter(~Exists(answered)), "title")


def _open_to(calls: QuerySet[Call], person: int, now: datetime) -> QuerySet[Call]:
    named = Call.sites.through.objects.filter(call=OuterRef("pk"))
    theirs = named.filter(site__teams__people=person)
    return calls.filter(Q(~Exists(named)) | Q(Exists(theirs)), ended_at=None, closes_at__gt=now)
