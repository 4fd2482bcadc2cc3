"""Connecting an account on Bluesky: once for each DID, its secrets sealed, and a paused one writes again."""

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from candour.channels.actions import admit, disconnect_account
from candour.channels.base import NotAccepted, NotYet
from candour.channels.bluesky.channel import Bluesky
from candour.channels.bluesky.connecting import joined
from candour.channels.bluesky.sessions import LetIn, let_in
from candour.channels.connecting import Given
from candour.channels.connections import connected
from candour.channels.hosts import hosts
from candour.channels.models import Account, AccountSecrets
from candour.channels.tokens import Secrets
from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from tests.contracts.spoken import speaking
from tests.rooms.people.trusts import NOW, SETUP, build

pytestmark = pytest.mark.django_db
PASSWORD = "abcd-efgh-ijkl-mnop"


def given(server: str = "https://pds.example.org", handle: str = "trust.example.org") -> LetIn:
    secrets = Secrets({"access": "sesame", "refresh": "open"})
    return LetIn("did:plc:ours", handle, f"{server}/did:plc:ours", secrets, None, None)


def token(ends_at: int) -> str:
    middle = base64.urlsafe_b64encode(json.dumps({"exp": ends_at}).encode()).rstrip(b"=").decode()
    return f"head.{middle}.signature"


def test_an_account_is_connected_with_its_secrets_sealed() -> None:
    here = build("St Brannoc's", "sb")
    account = admit(by=SETUP, trust=here.trust, channel="bluesky", joined=joined(given()), now=NOW)
    assert (account.name, account.settings) == ("@trust.example.org", {"handle": "trust.example.org"})
    assert dict(connected(account).secrets) == {"access": "sesame", "refresh": "open"}
    assert "sesame" not in AccountSecrets.objects.for_trust(here.trust).get().sealed
    assert [host.host for host in hosts([account]) if host.setting == "The account"] == ["pds.example.org"]


def test_an_account_that_moved_or_was_shut_out_is_the_same_one_when_it_comes_back() -> None:
    here = build("St Brannoc's", "sb")
    first = admit(by=SETUP, trust=here.trust, channel="bluesky", joined=joined(given()), now=NOW)
    disconnect_account(
        by=Job("test.set_up"), account=first, reason="Shut out.", remedy="Connect it again.", now=NOW
    )
    moved = joined(given("https://new.example.org", "new.example.org"))
    again = admit(by=SETUP, trust=here.trust, channel="bluesky", joined=moved, now=NOW)
    assert Account.objects.for_trust(here.trust).get() == again == first
    assert (again.address, again.paused_at) == ("https://new.example.org/did:plc:ours", None)
    assert again.settings["handle"] == "new.example.org"


def test_the_account_s_own_server_and_the_ends_of_its_tokens_are_read_from_the_answer() -> None:
    said = {
        "did": "did:plc:ours",
        "handle": "trust.example.org",
        "accessJwt": token(1_800_000_000),
        "refreshJwt": token(1_805_000_000),
        "didDoc": {
            "service": [
                "odd",
                {"id": "#other", "serviceEndpoint": "https://other.example.org"},
                {"id": "#atproto_pds", "serviceEndpoint": "https://pds.example.org/"},
            ]
        },
    }
    with speaking() as server:
        server.says(200, json.dumps(said).encode())
        given = let_in(" @Trust.example.org ", PASSWORD, server.address)
    assert given.address == "https://pds.example.org/did:plc:ours"
    assert given.expires_at == datetime.fromtimestamp(1_800_000_000, UTC)
    assert given.ends_at == datetime.fromtimestamp(1_805_000_000, UTC)


@pytest.mark.parametrize(
    ("status", "said", "failure"),
    [
        (401, {"error": "AuthenticationRequired", "message": "No."}, NotAccepted),
        (401, {"error": "AuthFactorTokenRequired", "message": "No."}, NotAccepted),
        (400, {"error": "InvalidRequest", "message": "No."}, NotAccepted),
        (500, {"error": "InternalServerError"}, NotYet),
        (200, {"did": "nobody", "accessJwt": "a", "refreshJwt": "b"}, NotYet),
        (200, {"did": "did:plc:ours", "accessJwt": "", "refreshJwt": "b"}, NotYet),
    ],
)
def test_what_does_not_let_us_in_says_what_to_do(
    status: int, said: dict[str, str], failure: type[Exception]
) -> None:
    with speaking() as server:
        server.says(status, json.dumps(said).encode())
        with pytest.raises(failure):
            let_in("trust.example.org", PASSWORD, server.address)


@pytest.mark.parametrize("password", ["", "my main password", "ABCD-EFGH-IJKL-MNOP", "abcd-efgh-ijkl"])
def test_a_main_password_is_never_sent_anywhere(password: str) -> None:
    with speaking() as server:
        with pytest.raises(NotAccepted):
            let_in("trust.example.org", password, server.address)
        assert server.asked == []


def test_what_is_typed_on_the_page_lets_an_account_in_by_its_tokens_alone() -> None:
    said = {"did": "did:plc:ours", "handle": "trust.example.org", "accessJwt": "a", "refreshJwt": "b"}
    with speaking() as server:
        server.says(200, json.dumps(said).encode())
        fields = {"handle": "trust.example.org", "server": server.address}
        let_in_as = Bluesky().begin(Given(fields, Secrets({"password": PASSWORD})))
    assert (let_in_as.name, let_in_as.number) == ("@trust.example.org", "did:plc:ours")
    assert dict(let_in_as.secrets) == {"access": "a", "refresh": "b"}


def test_another_account_is_not_taken_for_the_one_to_connect_again() -> None:
    here = build("St Brannoc's", "sb")
    first = admit(by=SETUP, trust=here.trust, channel="bluesky", joined=joined(given()), now=NOW)
    other = replace(
        joined(given()), address="https://pds.example.org/did:plc:theirs", number="did:plc:theirs"
    )
    with pytest.raises(Refusal):
        admit(by=SETUP, trust=here.trust, channel="bluesky", joined=other, account=first, now=NOW)
