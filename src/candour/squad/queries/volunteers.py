"""Who is in the squad, and who of them takes turns as a reader."""

from candour.people.models import Person, Trust
from candour.squad.models import Call, Volunteer


def volunteers_of(trust: int) -> list[Volunteer]:
    """This will list the squad by name, with where each works; one statement."""
    found = Volunteer.objects.for_trust(trust).filter(stepped_back_at=None, person__is_active=True)
    return list(found.select_related("person__team__site"))


def volunteer_of(person: Person) -> Volunteer | None:
    """This will give somebody's own yes, or nothing; one statement."""
    return Volunteer.objects.for_trust(person.trust_id).filter(person=person, stepped_back_at=None).first()


def answered(call: Call) -> list[Person]:
    """This will list who answered a call and is in the squad; one statement."""
    found = Volunteer.objects.for_trust(call.trust_id).filter(call=call, stepped_back_at=None)
    return [each.person for each in found.select_related("person")]


def volunteers_by_number(trust: Trust | int) -> frozenset[int]:
    """This will give the numbers of those in the squad; one statement."""
    found = Volunteer.objects.for_trust(trust).filter(stepped_back_at=None, person__is_active=True)
    return frozenset(found.values_list("person_id", flat=True))
