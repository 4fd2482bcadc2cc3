"""A ward that lets more people in: its poster is open, one came by it, and one waits for the sister's yes."""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from candour.demo.trust import MadeUpTrust
from candour.domain.actor import Visitor
from candour.joining import actions as joining
from candour.joining.actions import Given


def let_people_in(made: MadeUpTrust, now: datetime) -> None:
    """This will hang up the ward's poster, and have two people come by it."""
    sister, matron, ward = made["sister"], made["matron"], made.teams["Emergency department"]
    poster = joining.make_poster(
        by=matron, team=ward, welcomer=sister, most_people=20, days=14, now=now - timedelta(days=2)
    )
    for given, hours in (
        (
            Given("Lowen", "Bray", "Healthcare assistant", "lowen.bray@home.example", token_urlsafe(), True),
            30,
        ),
        (Given("Tamsin", "Ware", "Staff nurse", "tamsin.ware@home.example", token_urlsafe(), True), 3),
    ):
        asked_at = now - timedelta(hours=hours)
        newcomer = joining.ask_to_come(by=Visitor(), invitation=poster, given=given, now=asked_at)
        if hours > 24:
            joining.welcome(by=sister, newcomer=newcomer, now=asked_at + timedelta(hours=1))
