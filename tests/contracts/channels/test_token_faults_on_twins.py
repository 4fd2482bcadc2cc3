"""Faults 15 to 17 on X, Tumblr and LinkedIn, by the rules of each: what ends, what renews, and who asks once.

The suite takes each once; `candour test --full` has the hundreds, on networks made for that
(tests/rooms/voice/test_token_faults.py).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from candour.channels import connections
from candour.channels.actions import admit
from candour.channels.base import Disconnected
from candour.channels.connecting import connectable
from candour.channels.connections import connected
from candour.channels.models import Account, AccountSecrets
from candour.channels.tokens import Secrets
from candour.people.models import Notice
from tests.contracts.at_once import renew_at_once
from tests.contracts.journey_kit import TESTER, There
from tests.contracts.twin_bench import KINDS, TwinKind, TwinOutside, all_running, reach
from tests.twins.running import Running

WORKERS = 8


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Running]]:
    with all_running(tmp_path_factory.mktemp("twins")) as started:
        yield started


FIRST, *OTHERS = KINDS
ONE_OF_THEM = [FIRST, *(pytest.param(each, marks=pytest.mark.in_full) for each in OTHERS)]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.key)
def kind(request: pytest.FixtureRequest) -> TwinKind:
    found: TwinKind = request.param
    return found


@pytest.fixture
def twin(kind: TwinKind, twins: dict[str, Running], monkeypatch: pytest.MonkeyPatch) -> Running:
    twins[kind.key].begin_anew()
    reach(monkeypatch, kind.key, twins[kind.key])
    return twins[kind.key]


@pytest.fixture
def outside(kind: TwinKind, twin: Running) -> TwinOutside:
    return TwinOutside(kind.key, twin, "POST /", kind.typed)


def renewed_of(key: str) -> connections.Ask:
    """This will give the way in which a channel asks for new access."""
    found = connectable(key)
    assert found is not None
    return found.renewed


def run_out(account: Account) -> None:
    """This will let an account's access have run out."""
    AccountSecrets.objects.filter(account=account).update(expires_at=datetime.now(UTC) - timedelta(hours=1))


@pytest.mark.only_on("sqlite")
def test_fault_15_access_that_is_gone_pauses_at_the_first_try_tells_the_owner_and_loses_nothing(
    there: There, twin: Running
) -> None:
    there.account.owner = there.world["press"]
    there.account.save(update_fields=["owner"])
    reply = there.approve(there.world.send(there.come_in()))
    twin.rules(is_revoked=True)
    there.leave(reply)
    there.account.refresh_from_db()
    assert there.account.paused_at is not None
    assert there.account.disconnected_at == there.account.paused_at
    assert (reply.state, reply.attempts.count()) == ("queued", 1)
    told = Notice.objects.filter(kind="account_paused", person=there.world["press"]).latest("pk")
    assert (told.sent_at - there.account.paused_at).total_seconds() <= 60
    twin.rules(is_revoked=False)
    again = there.outside.join()
    trust, now = there.world.made.trust, there.world.now
    admit(by=TESTER, trust=trust, channel=there.outside.channel, joined=again, account=there.account, now=now)
    there.world.wait(seconds=61)
    reply.refresh_from_db()
    assert reply.state == "published"
    assert len(there.outside.seen()) == 1


@pytest.mark.only_on("sqlite")
def test_fault_16_a_renewal_that_was_cut_off_asks_a_person_where_a_token_is_good_once(
    there: There, kind: TwinKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*given: object) -> Secrets:
        raise KeyboardInterrupt

    line, renewed = connected(there.account), renewed_of(kind.key)
    with monkeypatch.context() as patch:
        patch.setattr(connections, "_saved", dies)
        with pytest.raises(KeyboardInterrupt):
            line.renew(line.secrets, renewed)
    later = connected(there.account, lambda: datetime.now(UTC) + connections.ASKING_TAKES_AT_MOST * 2)
    held = later.secrets
    if kind.rotates:
        with pytest.raises(Disconnected) as lost:
            later.renew(held, renewed)
        assert "cut off" in lost.value.reason
    else:
        assert later.renew(held, renewed)["access"] != held["access"]


@pytest.mark.parametrize("kind", ONE_OF_THEM, indirect=True, ids=lambda kind: kind.key)
def test_fault_17_workers_that_renew_at_once_ask_once(
    committed_there: There, kind: TwinKind, twin: Running
) -> None:
    account = committed_there.account
    run_out(account)
    got = renew_at_once(account, renewed_of(kind.key), WORKERS)
    assert len(got) == WORKERS
    assert set(got) - {"not yet"} == {connected(account).secrets["access"]}
    asked = [each for each in twin.exchanges() if "grant_type" in str(each["form"])]
    assert sum(each["form"]["grant_type"] == "refresh_token" for each in asked) == 1
