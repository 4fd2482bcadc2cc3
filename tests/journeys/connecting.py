"""Connects an account to a network that runs: python -m tests.journeys.connecting ADDRESS NAME LENGTH.

A process of its own beside a running Candour, as making.py is: CANDOUR_DATA names its folder.
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402  # models can be read only now

from candour.channels import actions as channels  # noqa: E402
from candour.demo.trust import BUILDER  # noqa: E402
from candour.people.models import Person, Trust  # noqa: E402


def connect(address: str, name: str, length: str) -> None:
    """This will connect the trust to the network, which takes posts of so many characters."""
    trust = Trust.objects.get()
    channels.connect_account(
        by=BUILDER,
        trust=trust,
        channel="pretend",
        name=name,
        address=address,
        settings={"length": length, "read_seconds": "5"},
        owner=Person.objects.for_trust(trust).order_by("pk")[:1].get(),
        now=timezone.now(),
    )


if __name__ == "__main__":
    connect(*sys.argv[1:])
