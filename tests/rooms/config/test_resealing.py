"""A new key for what is sealed at rest: every row moves, old keys go, and nothing is lost on the way."""

import ast
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.fernet import Fernet
from django.conf import settings

import candour
from candour.channels import actions, secrets
from candour.channels.connections import connected
from candour.channels.models import AccountSecrets
from candour.channels.tokens import Secrets
from candour.config.resealing import KEYS_THAT_STAY, SEALED, reseal
from candour.domain.actor import Job
from tests.rooms.people.trusts import NOW

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere

JOB = Job("test.set_up")
WHO_SEALS = {
    "candour.channels.actions.connecting",
    "candour.channels.connections",
    "candour.channels.frontdoor.telling",
    "candour.config.commands.setup",
    "candour.talks.actions.asking",
}
"""Each of these writes a column of `SEALED`, but for setup, which only makes the key."""


@pytest.fixture
def door(db: None) -> "FrontDoorHere":
    from tests.rooms.channels.doors import open_door  # noqa: PLC0415 - models need Django set up

    here = open_door("St Brannoc's", "brannoc")
    actions.save_secrets(by=JOB, account=here.account, secrets=Secrets({"access": "canary-a"}), now=NOW)
    here.tell(contact="07700 900123")
    return here


def keys() -> list[str]:
    return (Path(settings.CANDOUR_DATA) / "keys" / "contact-keys").read_text("utf-8").split()


def test_every_row_moves_to_the_new_key_and_can_still_be_read(door: "FrontDoorHere") -> None:
    from candour.channels.frontdoor.models import Story  # noqa: PLC0415 - models need Django set up

    before = AccountSecrets.objects.get().sealed
    done = reseal()
    assert (done.rows, done.unreadable) == (2, 0)
    assert AccountSecrets.objects.get().sealed != before
    assert connected(door.account).secrets["access"] == "canary-a"
    assert secrets.unseal(Story.objects.get().contact) == "07700 900123"


def test_old_keys_go_but_for_the_newest_of_them(door: "FrontDoorHere") -> None:
    for _ in range(3):
        first = keys()[0]
        reseal()
        assert keys()[1] == first
        assert len(keys()) == KEYS_THAT_STAY
    assert connected(door.account).secrets["access"] == "canary-a"
    assert (Path(settings.CANDOUR_DATA) / "keys" / "contact-keys").stat().st_mode & 0o777 == 0o600


def test_a_row_that_no_key_opens_keeps_every_key(door: "FrontDoorHere") -> None:
    AccountSecrets.objects.update(sealed="nonsense")
    count = len(keys())
    done = reseal()
    assert (done.rows, done.unreadable, done.keys_gone) == (1, 1, 0)
    assert len(keys()) == count + 1


def test_whoever_seals_has_a_column_that_is_sealed_again() -> None:
    root = Path(candour.__file__).parent
    found = {_module(root, file) for file in root.rglob("*.py") if _seals(file)}
    assert found - {"candour.channels.secrets", "candour.config.resealing"} == WHO_SEALS
    assert {f"{model._meta.label}.{name}" for model, name in SEALED} == {
        "channels.AccountSecrets.sealed",
        "channels.ConnectionTry.sealed",
        "frontdoor.Story.contact",
        "talks.Talk.request",
    }


def _module(root: Path, file: Path) -> str:
    return ".".join(["candour", *file.relative_to(root).with_suffix("").parts])


def _seals(file: Path) -> bool:
    """This will say whether a module calls `seal` of the channels' secrets."""
    text = file.read_text("utf-8")
    if "channels.secrets import" not in text and "channels import secrets" not in text:
        return False
    called = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    names = [each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in called]
    return "seal" in names


def test_keys_that_change_twice_in_one_moment_are_read_as_they_are(door: "FrontDoorHere") -> None:
    file = Path(settings.CANDOUR_DATA) / "keys" / "contact-keys"
    moment = file.stat().st_mtime_ns
    for _ in range(2):
        secrets.add_key()
        os.utime(file, ns=(moment, moment))
        sealed = secrets.seal("07700 900123")
        assert Fernet(keys()[0]).decrypt(sealed.encode()) == b"07700 900123"
