"""Sign-in links of the demonstration: an hour long, for this computer alone, absent elsewhere."""

from django.core import signing

from candour.demo.building import SLUG
from candour.people.models import Person

AN_HOUR = 3600
_SALT = "candour.demo.links"

WHO: dict[str, str] = {
    "nurse": "Maya Penhale",
    "approver": "Ruth Chegwidden",
    "communications": "Priya Nair",
    "legal": "Helen Strang",
    "admin": "Gwen Ashplant",
    "executive": "Diane Marrow",
    "reader": "Joe Trewin",
}


def links(address: str) -> dict[str, str]:
    """This will give one link for each part of the story, by its key."""
    found = {}
    for key, name in WHO.items():
        first_name, last_name = name.split(" ")
        person = Person.objects.get(trust__slug=SLUG, first_name=first_name, last_name=last_name)
        found[key] = f"{address}{door_of(person.pk)}"
    return found


def door_of(person: int) -> str:
    """This will give the path that signs an invented person, named by their number, in for an hour."""
    return f"/demo/enter/{signing.dumps(person, salt=_SALT)}"


def person_behind(token: str) -> Person | None:
    """This will give the person of a link that is no older than an hour, or nothing."""
    try:
        pk = signing.loads(token, salt=_SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return Person.objects.filter(pk=pk, trust__slug=SLUG, is_active=True).first()
