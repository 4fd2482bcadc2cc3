"""Lists and pages cost the same number of SQL statements, whatever the numbers behind them."""

import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.channels.base import Incoming
from candour.domain.kinds import Flag, Kind
from candour.listening import actions, queries
from candour.listening.models import PublicPost
from candour.listening.queries import Filters, Order, State
from candour.web.figures import Reader, values_of
from tests.pages import CheckedClient
from tests.rooms.listening.hospital import FETCH, NOW, Hospital, a_reading

MANY = 10_000 if os.environ.get("CANDOUR_FULL") == "1" else 1_000


def fill(hospital: Hospital, upto: int) -> None:
    """This will bring the trust's posts up to a number, a few of them taken, answered and threaded."""
    have = PublicPost.objects.for_trust(hospital.trust).count()
    events = [
        Incoming(
            f"n{number}",
            f"Waited {number} hours.",
            f"Author {number % 7}",
            NOW - timedelta(minutes=number),
            in_reply_to=f"n{number - 1}" if number % 50 == 1 else "",
        )
        for number in range(have, upto)
    ]
    for start in range(0, len(events), 200):
        batch = events[start : start + 200]
        received = actions.receive_many(
            by=FETCH, account=hospital.account, incoming=batch, now=NOW, is_read_at_once=True
        )
        for each in received[:5]:
            actions.claim_post(by=hospital.nurse, post=each.post, now=NOW)
        for each in received[5:9]:
            actions.mark_answered(by=FETCH, post=each.post, now=NOW, network_id=f"a{each.post.pk}")


def statements(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)


def test_the_inbox_costs_the_same_at_ten_posts_and_at_thousands(hospital: Hospital) -> None:
    hospital.hears("urgent", a_reading(Kind.OTHER, Flag.SELF_HARM))
    fill(hospital, 10)
    before = costs(hospital)
    fill(hospital, MANY)
    after = costs(hospital)
    assert after == before
    assert before["inbox"] == 5
    assert before["counts"] == before["navigation"] == 1
    assert before["inbox page"] <= 20
    assert before["post page"] <= 24


def costs(hospital: Hospital) -> dict[str, int]:
    trust, nurse = hospital.trust, hospital.nurse
    reader = Reader(trust.pk, nurse.pk, NOW)
    post = PublicPost.objects.get(network_id="n1")

    def inbox(filters: Filters) -> int:
        return statements(lambda: queries.inbox(trust, nurse, filters))

    found = {
        "inbox": inbox(Filters()),
        "worst": inbox(Filters(order=Order.WORST)),
        "mine": inbox(Filters(state=State.MINE)),
        "answered": inbox(Filters(state=State.ANSWERED)),
        "counts": statements(lambda: queries.counts(trust, nurse)),
        "navigation": statements(lambda: values_of({"waiting": queries.waiting_figure}, reader)),
        "urgent": statements(lambda: queries.urgent(trust)),
        "post": statements(lambda: queries.post_page(trust, post.pk)),
    }
    client = CheckedClient()
    client.force_login(nurse)
    for name, path in (("inbox page", "/listen"), ("post page", f"/listen/{post.pk}")):
        client.get(path)
        found[name] = statements(partial(client.get, path))
    return found


def test_an_account_list_of_another_trust_is_empty(hospital: Hospital, elsewhere: Hospital) -> None:
    hospital.hears()
    assert queries.inbox(elsewhere.trust, elsewhere.nurse, Filters()).total == 0
    assert queries.counts(elsewhere.trust, elsewhere.nurse).waiting == 0
    with pytest.raises(PublicPost.DoesNotExist):
        queries.post_page(elsewhere.trust, PublicPost.objects.get().pk)
