"""What the guideline puts on other rooms' pages: the navigation, where clauses are read and challenged."""

from django.urls import reverse

from candour.people.entries import is_signed_in
from candour.voice import registers as voice
from candour.web import registers as web


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    web.navigation.add("Guideline", "guidelines", order=52, is_shown=is_signed_in)
    voice.set_clause_pages(_reads, _challenges)


def _reads(number: str) -> str:
    return reverse("guidelines-clause", args=[number])


def _challenges(number: str, check: str) -> str:
    return reverse("guidelines-challenge", args=[number, check])
