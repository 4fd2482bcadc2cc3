"""Faults 15 to 17: access that ends, a token lost between answer and row, twenty workers that renew at once.

The suite takes a sample; `candour test --full` the whole: 100, 100 and 200 trials. Each network is a process
of its own that keeps the rules of its kind; its codes decide while its words change.
"""

import os
from datetime import UTC, datetime, timedelta

import pytest

from candour.channels import actions, connections
from candour.channels.base import Disconnected, NotYet
from candour.channels.connecting import connectable
from candour.channels.connections import connected
from candour.channels.models import Account, AccountSecrets
from candour.channels.tokens import Renewal, Secrets
from candour.people.models import Notice
from candour.voice.models import Delivery
from tests.contracts.at_once import renew_at_once
from tests.contracts.pretended import Network
from tests.rooms.voice.sending import approved
from tests.rooms.voice.squares import TESTER, Place, build_place, run_outbox

IS_FULL = bool(os.environ.get("CANDOUR_FULL"))
LOST, CUT_OFF, AT_ONCE = (100, 100, 200) if IS_FULL else (4, 6, 4)
WORKERS = 20
WORDINGS = (
    "This token was revoked.",
    "Error validating access token: Session has expired on Friday.",
    "The user has not authorized application 123.",
    "Fehler beim Überprüfen des Zugriffstokens.",
    "",
)
HAPPENED = ("revoked", "scope", "password")
pytestmark = pytest.mark.timeout(7200 if IS_FULL else 300)


@pytest.fixture
def place(db: None) -> Place:
    return build_place()


def renewed_of(key: str) -> connections.Ask:
    """This will give the way in which a channel asks for new access."""
    found = connectable(key)
    assert found is not None
    return found.renewed


def on_words(place: Place, network: Network) -> Account:
    """This will connect the ward's account by its app password."""
    account = place.accounts.get("pretend_password") or actions.connect_account(
        by=TESTER,
        trust=place.made.trust,
        channel="pretend_password",
        name="Ward",
        address=f"{network.address}/@ward",
        settings={"server": network.address, "handle": "@ward"},
        owner=place["press"],
        now=place.now,
    )
    place.accounts["pretend_password"] = account
    secrets = Secrets({"password": "made-up-word"})
    actions.save_secrets(by=TESTER, account=account, secrets=secrets, now=place.now, renewal=Renewal.ROTATING)
    line = connected(account)
    line.renew(line.secrets, renewed_of("pretend_password"))
    actions.let_back_in(by=TESTER, account=account, settings={}, now=place.now)
    return account


def on_asking(place: Place, network: Network, refresh: str) -> Account:
    """This will connect an account whose access has run out, with a token that renews it once."""
    account = actions.connect_account(
        by=TESTER,
        trust=place.made.trust,
        channel="pretend_oauth",
        name="Ward",
        address=f"{network.address}/@ward",
        settings={"server": network.address, "client": "candour"},
        owner=place["press"],
        now=place.now,
    )
    actions.save_secrets(
        by=TESTER,
        account=account,
        secrets=Secrets({"access": "old", "refresh": refresh, "client_secret": "made-up-app"}),
        renewal=Renewal.ROTATING,
        expires_at=datetime.now(UTC) - timedelta(minutes=1),
        now=place.now,
    )
    return account


@pytest.mark.parametrize("trial", range(LOST))
def test_fault_15_access_that_is_gone_pauses_at_the_first_try_and_tells_the_owner_within_a_minute(
    place: Place, words: Network, trial: int
) -> None:
    words.gate(is_revoked=False, password="made-up-word", wording=WORDINGS[0], revoked_code=190)
    account = on_words(place, words)
    delivery = approved(place, "pretend_password")
    before = words.gate()
    happened, wording = HAPPENED[trial % len(HAPPENED)], WORDINGS[trial % len(WORDINGS)]
    _take_away(account, words, happened, wording)
    place.now += timedelta(seconds=61)
    run_outbox(place)
    account.refresh_from_db()
    delivery.refresh_from_db()
    assert account.paused_at is not None
    assert account.disconnected_at == account.paused_at
    assert delivery.attempts.count() == 1
    assert delivery.state == "queued"
    met = words.gate()
    assert met.get("refused", 0) + met.get("sessions", 0) == before.get("refused", 0) + before["sessions"] + 1
    told = Notice.objects.filter(kind="account_paused", person=place["press"]).latest("pk")
    assert (told.sent_at - account.paused_at).total_seconds() <= 60
    words.gate(is_revoked=False, password="made-up-word")
    on_words(place, words)
    run_outbox(place)
    delivery.refresh_from_db()
    assert delivery.state == "published"
    assert [entry["key"] for entry in words.entries()].count(delivery.key) == 1
    assert Delivery.objects.filter(account=account).exclude(state="published").count() == 0


def _take_away(account: Account, network: Network, happened: str, wording: str) -> None:
    """This will let the network take the account's access away, in these words."""
    if happened == "password":
        AccountSecrets.objects.filter(account=account).update(
            expires_at=datetime.now(UTC) - timedelta(hours=1)
        )
        network.gate(password="another", wording=wording)
    else:
        network.gate(is_revoked=True, wording=wording, revoked_code=190 if happened == "revoked" else 10)


@pytest.mark.parametrize("trial", range(CUT_OFF))
def test_fault_16_a_token_is_saved_before_its_use_or_a_person_is_asked(
    place: Place, asking: Network, trial: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker dies before the network's answer, on its way, before our row, or after it."""
    cut = ("answer lost", "before saving", "after saving")[trial % 3]
    account = on_asking(place, asking, asking.grant())
    line, renewed = connected(account), renewed_of("pretend_oauth")
    _die(line, renewed, asking, cut, monkeypatch)
    monkeypatch.undo()
    later = connected(account, lambda: datetime.now(UTC) + connections.ASKING_TAKES_AT_MOST * 2)
    held = later.secrets
    if cut == "after saving":
        assert held["access"] != "old"
        later.renew(held, renewed)
        assert later.secrets["refresh"] != held["refresh"]
        return
    with pytest.raises(Disconnected) as lost:
        later.renew(held, renewed)
    assert "cut off" in lost.value.reason
    assert lost.value.remedy


def _die(
    line: connections.Connected,
    renewed: connections.Ask,
    network: Network,
    cut: str,
    patch: pytest.MonkeyPatch,
) -> None:
    saved = connections._saved

    def dies(*given: object) -> Secrets:
        if cut == "after saving":
            saved(*given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    patch.setattr(connections, "_saved", dies)
    network.gate(loses_answers=int(cut == "answer lost"))
    with pytest.raises((KeyboardInterrupt, NotYet)):
        line.renew(line.secrets, renewed)


def test_fault_17_twenty_workers_that_renew_at_once_ask_once(transactional_db: None, asking: Network) -> None:
    place = build_place()
    asking.gate(loses_answers=0, answers_after=0.1)
    for _ in range(AT_ONCE):
        account, before = on_asking(place, asking, asking.grant()), asking.gate()
        got = renew_at_once(account, renewed_of("pretend_oauth"), WORKERS)
        met = asking.gate()
        assert met["refresh_token"] == before.get("refresh_token", 0) + 1
        assert met.get("reused", 0) == before.get("reused", 0)
        assert len(got) == WORKERS
        assert set(got) - {"not yet"} == {connected(account).secrets["access"]}
    asking.gate(answers_after=0.0)
