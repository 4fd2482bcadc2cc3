"""Whether clinics helped, in tens: of a trust, and of what somebody hosted, for themselves alone."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from candour.clinics.models import Answer, Clinic
from candour.domain.clinics import Helped
from candour.people.models import Person, Trust

FEWEST = 10
MOST_READ = 500


@dataclass(frozen=True)
class Figures:
    """What the last answers say, by answer; `of` is a whole number of tens, 0 where there are too few."""

    of: int
    said: dict[Helped, int]


def of_trust(trust: Trust | int) -> Figures:
    """This will give what guests said of all clinics of a trust; two statements."""
    return _in_tens(Answer.objects.for_trust(trust))


def of_host(person: Person) -> Figures:
    """This will give what guests said of the clinics that somebody hosted, for them alone; two statements."""
    return _in_tens(Answer.objects.for_trust(person.trust_id).filter(clinic__hosts__person=person))


def _in_tens(answers: QuerySet[Answer]) -> Figures:
    """This will count whole tens of answers, the last of them, so that no figure moves by one more guest."""
    whole = answers.count() // FEWEST * FEWEST
    last = answers.order_by("pk").values_list("helped", flat=True)[max(0, whole - MOST_READ) : whole]
    said = Counter(last)
    return Figures(said.total(), {each: said[each.value] for each in Helped if whole})


def own_answer(person: Person, clinic: Clinic) -> str:
    """This will give what somebody said of a clinic, "" where they said nothing; one statement."""
    found = Answer.objects.for_trust(person.trust_id).filter(clinic=clinic, guest=person)
    return found.values_list("helped", flat=True).first() or ""
