"""Connecting a Page on the pages of connections: on Facebook's twin, from what is typed to what is kept."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest

from candour.channels.base import Disconnected
from candour.channels.connections import connected
from candour.channels.hosts import hosts
from candour.channels.models import AccountSecrets, ConnectionTry
from candour.channels.registry import channel
from tests.contracts.meta_bench import APP, APP_SECRET, OURS
from tests.pages import Visit
from tests.rooms.channels.gates import with_a_yes
from tests.twins.running import Running, running

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("facebook", tmp_path_factory.mktemp("facebook") / "log.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(network: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # the twin speaks plain HTTP on this computer
    network.begin_anew()
    return network


def tried(
    door: "FrontDoorHere", visit: Visit, twin: Running, page: str = "St Brannoc's", secret: str = APP_SECRET
) -> ConnectionTry:
    """This will type everything, say yes on Facebook's page and come back."""
    typed = {"page": page, "client": APP, "client_secret": secret, "server": twin.address}
    return with_a_yes(visit, door.administrator, "facebook", **typed)


def test_a_page_is_connected_with_its_own_access_alone(
    door: "FrontDoorHere", visit: Visit, twin: Running
) -> None:
    row = tried(door, visit, twin)
    account = row.account
    assert (row.state, row.sealed) == ("connected", "")
    assert account is not None
    assert (account.name, account.address) == ("St Brannoc's", f"{twin.address}/{OURS}")
    held = connected(account).secrets
    assert held["access"].startswith("page-")
    assert set(held) == {"access", "client_secret"}
    row_of_secrets = AccountSecrets.objects.for_trust(door.trust).get(account=account)
    assert (row_of_secrets.renewal, row_of_secrets.expires_at) == ("none", None)
    assert [host.host for host in hosts([account]) if host.setting == "The account"] == ["127.0.0.1"]
    facebook = channel("facebook")
    twin.say("Where is the entrance?")
    assert [post.author for post in facebook.fetch(connected(account), "").posts] == ["Sam Okafor"]


def test_the_page_says_what_is_asked_and_why_and_what_was_assumed(
    door: "FrontDoorHere", visit: Visit, twin: Running
) -> None:
    del twin
    page = visit("/connections/add/facebook", by=door.administrator).content.decode()
    for words in ("pages_manage_posts", "Read messages to the Page", "8,000", "https://graph.facebook.com"):
        assert words in page


@pytest.mark.parametrize(
    ("named", "rules", "words"),
    [
        ("Another ward", {}, "There are: St Brannoc&#39;s, A bakery"),
        ("St Brannoc's", {"no_pages": True}, "you look after no Page"),
        ("St Brannoc's", {"says_no": True}, "said no on its page"),
        ("St Brannoc's", {"revoked": 458, "words": "All is well."}, "was taken out"),
    ],
)
def test_what_does_not_connect_says_what_helps(
    door: "FrontDoorHere", visit: Visit, twin: Running, named: str, rules: dict[str, object], words: str
) -> None:
    twin.rules(**rules)
    row = tried(door, visit, twin, named)
    assert (row.state, row.sealed, row.account) == ("refused", "", None)
    assert words in visit(f"/connections/tries/{row.pk}", by=door.administrator).content.decode()


def test_a_wrong_secret_of_the_app_is_refused_and_printed_nowhere(
    door: "FrontDoorHere", visit: Visit, twin: Running
) -> None:
    row = tried(door, visit, twin, secret="canary-secret")
    assert row.state == "refused"
    page = visit(f"/connections/tries/{row.pk}", by=door.administrator).content.decode()
    assert "canary-secret" not in page
    assert "canary-secret" not in f"{row.fields}{row.reason}{row.remedy}"


def test_a_page_has_no_newer_access_to_ask_for(door: "FrontDoorHere", visit: Visit, twin: Running) -> None:
    account = tried(door, visit, twin).account
    assert account is not None
    line = connected(account)
    with pytest.raises(Disconnected):
        line.renew(line.secrets, channel("facebook").renewed)  # type: ignore[attr-defined]  # Connectable


def test_calls_without_the_proof_of_the_app_are_refused_by_facebook(twin: Running) -> None:
    """The twin keeps the rule, so that the channel's own calls show that it sends the proof."""
    token = twin.grant()["access"]
    answer = httpx.get(f"{twin.address}/v25.0/{OURS}/feed", headers={"authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 100)
