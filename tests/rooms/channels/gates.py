"""Connecting accounts of pretended networks by the pages, as a person does. Needs Django set up."""

from urllib.parse import parse_qs, urlsplit

import httpx
from django.utils import timezone

from candour.channels.actions import address_at_network
from candour.channels.models import Account, ConnectionTry
from candour.jobs import worker
from candour.people.models import Person
from tests.contracts.pretended import Network
from tests.pages import Visit

PASSWORD = "made-up-word"
APP_SECRET = "made-up-app"


def with_password(
    visit: Visit, person: Person, network: Network, password: str = PASSWORD, again: Account | None = None
) -> ConnectionTry:
    """This will type a handle and an app password, and let the worker try them."""
    path = f"/connections/{again.pk}/again" if again else "/connections/add/pretend_password"
    post = {"server": network.address, "handle": "@ward", "password": password}
    visit(path, by=person, post=post, expecting=302)
    return work_on_newest()


def begin_oauth(
    visit: Visit, person: Person, network: Network, secret: str = APP_SECRET, again: Account | None = None
) -> ConnectionTry:
    """This will name the app, and let the worker prepare the network's page."""
    path = f"/connections/{again.pk}/again" if again else "/connections/add/pretend_oauth"
    post = {"server": network.address, "client": "candour", "client_secret": secret}
    visit(path, by=person, post=post, expecting=302)
    return work_on_newest()


def say_yes(row: ConnectionTry) -> dict[str, str]:
    """This will say yes on the network's page (or no, if it is set so), and give what it sends back."""
    sent_back = httpx.get(address_at_network(row)).headers["location"]
    return {name: values[0] for name, values in parse_qs(urlsplit(sent_back).query).items()}


def come_back(visit: Visit, person: Person, answer: dict[str, str], expecting: int = 302) -> str:
    """This will come back from the network's page with its answer, and let the worker go on."""
    query = httpx.QueryParams(answer)
    page = visit(f"/connections/back?{query}", by=person, expecting=expecting)
    worker.run_due(timezone.now())
    return page.content.decode()


def with_oauth(visit: Visit, person: Person, network: Network, again: Account | None = None) -> ConnectionTry:
    """This will connect by the network's own page from begin to end."""
    row = begin_oauth(visit, person, network, again=again)
    come_back(visit, person, say_yes(row))
    row.refresh_from_db()
    return row


def work_on_newest() -> ConnectionTry:
    """This will do the work that is due, and give the newest try."""
    worker.run_due(timezone.now())
    return ConnectionTry.objects.select_related("account").latest("pk")


def with_a_yes(visit: Visit, person: Person, network: str, **typed: str) -> ConnectionTry:
    """This will connect by any network's own page from begin to end, by what is typed there."""
    visit(f"/connections/add/{network}", by=person, post=typed, expecting=302)
    row = work_on_newest()
    come_back(visit, person, say_yes(row))
    row.refresh_from_db()
    return row
