"""Lets communications of St Brannoc's ask the nurse whether they may say one of her posts in public."""

from datetime import datetime, timedelta

from candour.demo.trust import MadeUpTrust
from candour.network import actions as network
from candour.outward import actions

WORDS = (
    "The relatives' room has two armchairs, a kettle and a door that shuts, since this morning. "
    "It was a cupboard for eleven years. Thank you to everybody who carried something."
)


def ask_to_say_in_public(made: MadeUpTrust, now: datetime) -> None:
    """This will have the nurse post, and communications begin to say it to everybody."""
    said = now - timedelta(hours=5)
    post = network.say(by=made["nurse"], text=WORDS, now=said)
    actions.begin(by=made["communications"], post=post, now=said + timedelta(hours=1))
