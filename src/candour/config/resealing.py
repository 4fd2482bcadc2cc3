"""A new key for everything that is sealed at rest: secrets of accounts, ways to reach tellers, talks.

    a new key stands first -> each row is sealed again under it -> of the old keys the newest stays

The one old key stays for a process that sealed a row under it a moment ago; the next run takes it away.
"""

from dataclasses import dataclass

from django.db import models

from candour.channels import secrets
from candour.channels.frontdoor.models import Story
from candour.channels.models import AccountSecrets, ConnectionTry
from candour.talks.models import Talk

SEALED: tuple[tuple[type[models.Model], str], ...] = (
    (AccountSecrets, "sealed"),
    (ConnectionTry, "sealed"),
    (Story, "contact"),
    (Talk, "request"),
)
"""Every column that holds sealed words."""
KEYS_THAT_STAY = 2
AT_ONCE = 500


@dataclass(frozen=True)
class Resealed:
    """How many rows are under the new key, how many could not be opened, and how many keys went."""

    rows: int
    unreadable: int
    keys_gone: int


def reseal() -> Resealed:
    """This will make a new key and move every sealed row to it; safe while Candour runs.

    Rows that no key opens are left as they are, and then no old key is taken away.
    """
    secrets.add_key()
    rows = unreadable = 0
    for model, name in SEALED:
        moved, left = _column(model, name)
        rows, unreadable = rows + moved, unreadable + left
    gone = 0 if unreadable else secrets.forget_old_keys(KEYS_THAT_STAY)
    return Resealed(rows, unreadable, gone)


def _column(model: type[models.Model], name: str) -> tuple[int, int]:
    """This will move one column, a few rows at a time; a row that changed meanwhile is under the new key."""
    rows, moved, left, last = model._default_manager, 0, 0, 0  # noqa: SLF001 - Django's documented name
    while True:
        found = (
            rows.filter(pk__gt=last).exclude(**{name: ""}).order_by("pk").values_list("pk", name)[:AT_ONCE]
        )
        page = list(found)
        for number, old in page:
            try:
                new = secrets.seal_again(old)
            except secrets.CannotUnseal:
                left += 1
            else:
                moved += rows.filter(pk=number, **{name: old}).update(**{name: new})
            last = number
        if len(page) < AT_ONCE:
            return moved, left
