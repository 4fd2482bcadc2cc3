"""Whether a text that stays with us names somebody who works here."""

from django.db.models import Q

from candour.domain.learnt import StaffName, could_be_names, exposing, names_somebody, naming
from candour.domain.refusal import Refusal
from candour.people.models import Person, Site, Team


def naming_refusal(trust_id: int, text: str) -> Refusal | None:
    """This will say why a text may not be kept: it names somebody of the trust, or gives a patient away.

    The names of wards and sites are no names of people, whoever is called Heron. Three SQL statements.
    """
    return exposing(text) or staff_refusal(trust_id, text)


def staff_refusal(trust_id: int, text: str) -> Refusal | None:
    """This will say that a text names somebody of the trust, or nothing; three SQL statements."""
    places = [*Team.objects.for_trust(trust_id).values_list("name", flat=True)]
    places += Site.objects.for_trust(trust_id).values_list("name", flat=True)
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, "there")
    asked = could_be_names(text)
    here = Person.objects.for_trust(trust_id).filter(Q(first_name__in=asked) | Q(last_name__in=asked))
    rows = here.values_list("first_name", "last_name").order_by("pk") if asked else ()
    named = names_somebody(text, [StaffName(*row) for row in rows])
    return naming(named) if named is not None else None
