"""A permission that Meta says is missing: for one thing alone, or for the whole account."""

import json
from datetime import UTC, datetime

import pytest

from candour.channels.base import Channel, Disconnected, Incoming, Message, NotAccepted, NotYet
from candour.channels.facebook import connecting as facebook
from candour.channels.facebook.channel import Facebook
from candour.channels.instagram import connecting as instagram
from candour.channels.instagram.channel import Instagram
from candour.channels.meta.windows import Window
from candour.channels.ringing import Ring
from candour.channels.threads import connecting as threads
from candour.channels.threads.channel import Threads
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.meta_bench import error
from tests.contracts.spoken import Spoken

NETWORKS = pytest.mark.parametrize(
    ("channel", "version", "theirs", "ours"),
    [
        (Facebook(), facebook.GRAPH.version, "post/12_34", "comment/12_35"),
        (Instagram(), instagram.GRAPH.version, "media/34", "comment/35"),
        (Threads(), threads.GRAPH.version, "34", "35"),
    ],
    ids=["facebook", "instagram", "threads"],
)
OUT = {"error": {"message": "No.", "code": 190}}
GONE = {"error": {"message": "No.", "code": 100, "error_subcode": 33}}


def account_at(spoken: Spoken) -> PlainAccount:
    settings = {"server": spoken.address, "username": "brannoc"}
    return PlainAccount(1, 1, f"{spoken.address}/100", settings, [Secrets({"access": "a"})])


@NETWORKS
@pytest.mark.parametrize("code", [3, 10, 200, 299])
@pytest.mark.parametrize(
    ("of_the_account", "means"),
    [
        ((200, {"id": "100"}), NotAccepted),
        ((401, OUT), Disconnected),
        ((400, GONE), Disconnected),
        ((403, {"error": {"message": "No.", "code": 10}}), Disconnected),
        ((500, {}), NotYet),
    ],
    ids=["let-in", "shut-out", "gone", "forbidden", "unwell"],
)
def test_one_thing_that_may_not_be_touched_does_not_pause_an_account_that_is_let_in(
    spoken: Spoken,
    channel: Channel,
    version: str,
    theirs: str,
    ours: str,
    code: int,
    of_the_account: tuple[int, object],
    means: type[Exception],
) -> None:
    spoken.says(403, error(code))
    spoken.plays(f"GET /{version}/100", of_the_account)
    with pytest.raises(means):
        channel.publish(account_at(spoken), Message("Sorry.", "Amina", "nurse", theirs), "k1")
    with pytest.raises(means):
        channel.delete(account_at(spoken), ours, "d1")


@pytest.mark.parametrize("channel", [Facebook(), Threads()], ids=["facebook", "threads"])
def test_a_post_of_our_own_that_is_forbidden_pauses_the_account(spoken: Spoken, channel: Channel) -> None:
    """Fault 15: then it is the permission that is gone, though the account may still be read."""
    spoken.says(403, error(200))
    with pytest.raises(Disconnected):
        channel.publish(account_at(spoken), Message("Sorry.", "Amina", "nurse"), "k1")
    assert [each.method for each in spoken.heard] == ["POST"]


@pytest.mark.parametrize(("said", "is_gone"), [(error(10), False), (json.dumps(GONE).encode(), True)])
def test_a_comment_that_is_closed_to_us_was_not_taken_down_by_its_author(
    spoken: Spoken, said: bytes, is_gone: bool
) -> None:
    now = datetime.now(UTC)
    cursor = Window.of("", now).brought("comment/35", Incoming("comment/35", "So.", "Sam", now), now).cursor
    spoken.says(400, said)
    rung = Ring("100", "comment", "35", "34")
    try:
        came = Instagram().answer(account_at(spoken), rung, cursor).posts
    except NotAccepted:
        came = ()
    assert [(each.network_id, each.is_deleted) for each in came] == [("comment/35", True)] * is_gone
