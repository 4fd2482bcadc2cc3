"""What this room puts around every page: notices with their count, people, the account line, live news."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse

from candour.people.access import FACTORS, ROLES, person_or_none
from candour.people.queries.notices import waiting_figure
from candour.people.queries.persons import factors_figure, roles_figure
from candour.people.queries.rota import turns_in_calendar
from candour.people.registers import OwnLink, calendar_sources, own_links
from candour.web import figures, live, registers
from candour.web.registers import AccountItem
from candour.web.watching import Heard


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    figures.on_every_page(ROLES, roles_figure)
    figures.on_every_page(FACTORS, factors_figure)
    registers.trust_names.add(trust_name)
    registers.navigation.add(
        "Notices", "people-notices", order=80, count=waiting_figure, is_shown=is_signed_in
    )
    registers.navigation.add("People", "people-directory", order=85, is_shown=is_signed_in)
    calendar_sources.put(turns_in_calendar, 20)
    own_links.put(OwnLink("My calendar", "people-calendar"), 60)
    registers.account.add(account)
    live.topics.add("notices", ["people:notice:sent"], key_of_reader=own_key, key_of_event=key_of)


def trust_name(request: HttpRequest) -> str:
    """This will name the trust of who is signed in."""
    person = person_or_none(request)
    return person.trust.name if person else ""


def is_signed_in(request: HttpRequest) -> bool:
    """This will say whether somebody is signed in."""
    return person_or_none(request) is not None


def account(request: HttpRequest) -> Sequence[AccountItem]:
    """This will give one's own page and the way out, or the way in."""
    person = person_or_none(request)
    if person is None:
        return [AccountItem("Sign in", reverse("account_login"))]
    return [
        AccountItem(person.full_name, reverse("people-me")),
        AccountItem("Sign out", reverse("account_logout"), post=True),
    ]


def own_key(request: HttpRequest) -> str:
    """This will give the key under which a reader hears of their own notices."""
    person = person_or_none(request)
    return str(person.pk) if person else ""


def key_of(heard: Heard) -> str:
    """This will say for whom an event is."""
    return str(heard.about.get("person", ""))
