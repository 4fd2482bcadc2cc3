"""What `policy` puts around every page: its entry of the navigation, and the banner before an election."""

from django.http import HttpRequest
from django.urls import reverse

from candour.people.access import person_or_none
from candour.policy.queries import election_of
from candour.web import registers
from candour.web.filters import day
from candour.web.registers import Banner


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    registers.navigation.add("Policy", "policy-page", order=86, is_shown=is_signed_in)
    registers.banners.add(election_banner, order=30)


def is_signed_in(request: HttpRequest) -> bool:
    """This will say whether somebody is signed in."""
    return person_or_none(request) is not None


def election_banner(request: HttpRequest) -> Banner | None:
    """This will say to staff that an election is near; nothing is asked of the database while none is."""
    person = person_or_none(request)
    if person is None or not person.trust.is_pre_election:
        return None
    election = election_of(person.trust_id)
    until = f" until {day(election.ends_on)}" if election else ""
    words = f"An election is near{until}: what we say must favour nobody."
    return Banner(words, "warn", "What this means", reverse("policy-election"))
