"""What `channels` puts around every page: the way to connections for whoever looks after them, live news."""

from django.http import HttpRequest

from candour.domain.connections import may_connect
from candour.people.access import person_or_none, roles_here
from candour.web import live, registers
from candour.web.watching import Heard

STEPS = ("channels:try:prepared", "channels:try:connected", "channels:try:refused")


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    registers.navigation.add("Connections", "channels-connections", order=87, is_shown=looks_after_accounts)
    live.topics.add("connecting", STEPS, key_of_reader=reader, key_of_event=whoever_connects)


def looks_after_accounts(request: HttpRequest) -> bool:
    """This will say whether who is signed in connects accounts."""
    return person_or_none(request) is not None and may_connect(roles_here(request)) is None


def reader(request: HttpRequest) -> str:
    """This will give the key under which a reader hears of their own tries."""
    person = person_or_none(request)
    return person.ledger_name if person else ""


def whoever_connects(heard: Heard) -> str:
    """This will give the key of whoever began the try."""
    return heard.by
