"""Which other computers are called: all of them, each with its reason, on the command line and on a page."""

import json
from types import SimpleNamespace

import pytest
from django.conf import LazySettings
from django.urls import reverse

from candour.channels import actions as channels
from candour.channels.hosts import hosts
from candour.channels.queries import accounts
from candour.config.command import main
from candour.domain.actor import Job
from tests.pages import Visit, visit  # noqa: F401  # a fixture
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def calling(world: World, settings: LazySettings) -> World:  # noqa: F811
    """A trust that has mail, a sign-in of its own, push, PostgreSQL and an account elsewhere."""
    settings.ENVIRONMENT = SimpleNamespace(
        mail_url="smtp+tls://candour:secret@mail.trust.example:587",
        database_url="postgresql://candour:secret@db.trust.example/candour",
    )
    settings.CANDOUR_PUSH_HOSTS = ("push.example.org",)
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [{"settings": {"server_url": "https://login.trust.example/oidc"}}]}
    }
    channels.connect_account(
        by=Job("test.clerk"),
        trust=world.made.trust,
        channel="pretend",
        name="St Brannoc's",
        address="https://social.example.org:8443/users/brannoc",
        now=world.now,
    )
    return world


def test_every_host_is_listed_with_its_reason_and_no_secret(calling: World) -> None:
    found = hosts(accounts(calling.made.trust))
    assert [(each.host, each.port, each.why) for each in found] == [
        ("db.trust.example", 5432, "The database"),
        ("login.trust.example", 443, "Signing in"),
        ("mail.trust.example", 587, "Letters to staff"),
        ("push.example.org", 443, "Notices to phones, here and at names under it"),
        ("social.example.org", 8443, "Pretended network: St Brannoc's"),
    ]
    assert "secret" not in str(found)


def test_the_command_lists_them(calling: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hosts", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])["hosts"]
    assert set(found[0]) == {"host", "port", "why", "setting"}
    assert main(["hosts"]) == 0
    assert "mail.trust.example:587  Letters to staff (CANDOUR_MAIL_URL)" in capsys.readouterr().out


def test_an_installation_by_itself_calls_nobody(
    world: World,  # noqa: F811
    settings: LazySettings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.CANDOUR_PUSH_HOSTS = ()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert main(["hosts"]) == 0
    assert "calls no other computer" in capsys.readouterr().out


def test_an_administrator_reads_them_on_a_page(calling: World, visit: Visit) -> None:  # noqa: F811
    text = visit(reverse("home-hosts"), by=calling["administrator"]).content.decode()
    assert "mail.trust.example, port 587" in text
    assert "Letters to staff" in text
