"""What `channels` puts around every page: live news of a try to connect an account."""

from django.http import HttpRequest

from candour.people.access import person_or_none
from candour.web import live
from candour.web.watching import Heard

STEPS = ("channels:try:prepared", "channels:try:connected", "channels:try:refused")


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    live.topics.add("connecting", STEPS, key_of_reader=reader, key_of_event=whoever_connects)


def reader(request: HttpRequest) -> str:
    """This will give the key under which a reader hears of their own tries."""
    person = person_or_none(request)
    return person.ledger_name if person else ""


def whoever_connects(heard: Heard) -> str:
    """This will give the key of whoever began the try."""
    return heard.by
