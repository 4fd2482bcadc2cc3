"""Connects the trust to Spotify's twin: python -m tests.journeys.connecting_spotify ADDRESS ACCESS.

A process of its own beside a running Candour, as connecting.py is: CANDOUR_DATA names its folder.
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402  # models can be read only now

from candour.channels import actions as channels  # noqa: E402
from candour.channels.tokens import Secrets  # noqa: E402
from candour.demo.trust import BUILDER  # noqa: E402
from candour.people.models import Trust  # noqa: E402


def connect(address: str, access: str) -> None:
    """This will connect the trust's account, which `access` lets in."""
    account = channels.connect_account(
        by=BUILDER,
        trust=Trust.objects.get(),
        channel="spotify",
        name="St Brannoc's on Spotify",
        address=f"{address}/users/stbrannocs",
        now=timezone.now(),
    )
    channels.save_secrets(
        by=BUILDER, account=account, secrets=Secrets({"access": access}), now=timezone.now()
    )


if __name__ == "__main__":
    connect(*sys.argv[1:])
