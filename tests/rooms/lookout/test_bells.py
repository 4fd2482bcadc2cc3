"""Bells: a network lets us know that something was said, and it comes in once, in the network's own words."""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from candour.channels.actions import (
    disconnect_account,
    forget_secrets,
    pause_account,
    resume_account,
)
from candour.channels.base import CannotLook, Message
from candour.channels.connections import connected
from candour.channels.instagram.channel import Instagram
from candour.channels.models import Account, Bell
from candour.channels.ringing import LARGEST_RING, Ring, is_signed, word_for
from candour.config.doctor.trusts import trust_checks
from candour.domain.actor import Job
from candour.jobs import worker
from candour.jobs.models import Work
from candour.lookout import bells
from tests.contracts.meta_bench import APP_SECRET, do
from tests.pages import Visit
from tests.rooms.listening.hospital import Hospital, html
from tests.rooms.lookout.rung import Connected
from tests.twins.documents import disagreements
from tests.twins.meta_documents import FACEBOOK, INSTAGRAM
from tests.twins.running import Running, running

NETWORKS = ("facebook", "instagram", "threads")


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Running]]:
    folder: Path = tmp_path_factory.mktemp("bells")
    with (
        running("facebook", folder / "f.jsonl") as facebook,
        running("instagram", folder / "i.jsonl") as instagram,
        running("threads", folder / "t.jsonl") as threads,
    ):
        yield {"facebook": facebook, "instagram": instagram, "threads": threads}


@pytest.fixture(params=NETWORKS)
def rings(request: pytest.FixtureRequest, hospital: Hospital, twins: dict[str, Running]) -> Connected:
    return Connected(hospital, twins[request.param], request.param)


@pytest.fixture
def instagram(hospital: Hospital, twins: dict[str, Running]) -> Connected:
    return Connected(hospital, twins["instagram"], "instagram")


def test_a_network_that_knows_the_word_rings_and_what_was_said_comes_in_once(rings: Connected) -> None:
    """Faults 30 and 33: ten times the same ring, and a fetch that brings it, too."""
    assert rings.agree().content == b"1158201444"
    rings.work()
    told = rings.twin.say("Six hours on a trolley.")
    for _ in range(10):
        assert rings.ring_all() == {200}
    rings.work()
    ((number, text),) = rings.came()
    assert (number, "Six hours on a trolley." in text) == (told, True)
    rings.fetch()
    assert rings.came() == [(number, text)]
    bell = Bell.objects.get()
    assert (bell.trouble, bell.agreed_at is not None, bell.rung_at is not None) == ("", True, True)
    kept = json.dumps(list(Work.objects.filter(name="lookout.answer_ring").values_list("payload", flat=True)))
    assert "trolley" not in kept
    document = {"facebook": FACEBOOK, "instagram": INSTAGRAM}.get(rings.account.channel)
    if document:
        assert disagreements(rings.twin.exchanges(), document) == []


def test_only_what_the_network_itself_says_comes_in(rings: Connected) -> None:
    """The words of a ring are not believed, nor that it is there at all: it is gone before we ask."""
    rings.agree()
    rings.work()
    gone = rings.twin.say("Something rash.")
    rings.twin.take_back(gone)
    told = rings.twin.say("Nobody told us anything.")
    do(rings.twin, "change", id=told, field="message" if "post/" in told else "text", text="We were told.")
    assert rings.ring_all() == {200}
    rings.work()
    assert rings.came() == [(told, "We were told.")]


@pytest.mark.only_on("sqlite")
def test_what_is_not_signed_with_the_secret_over_these_very_bytes_has_no_effect(rings: Connected) -> None:
    """Fault 31."""
    rings.agree()
    rings.work()
    rings.twin.say("Six hours.")
    ((body, signature),) = [(each["body"], each["signature"]) for each in rings.rung()]
    wrong = [
        (body, ""),
        (body, "sha256="),
        (body, signature.removeprefix("sha256=")),
        (body, signature.replace("sha256", "sha1")),
        (body, signature[:-1]),
        (body, signature.upper()),
        (body, "sha256=\u00e9"),
        (json.dumps(json.loads(body), indent=1), signature),
    ]
    assert {rings.ring(*each) for each in wrong} == {403}
    other = rings.client.post("/bells/999999", body, content_type="application/json")
    assert (other.status_code, other.content) == (403, b"")
    assert not Work.objects.filter(name="lookout.answer_ring").exists()
    bell = Bell.objects.get()
    assert (bell.rung_at, bell.refused, bell.refused_at is None) == (None, len(wrong), False)
    seen = " ".join(each.seen for each in trust_checks(rings.trust, timezone.now()))
    assert f"refused without its signature: {len(wrong)}, last on " in seen


def test_a_call_that_nobody_can_check_any_more_is_refused_and_not_counted(instagram: Connected) -> None:
    instagram.agree()
    instagram.work()
    instagram.twin.say("Six hours.")
    forget_secrets(by=Job("tests"), account=instagram.account, now=timezone.now())
    assert instagram.ring_all() == {403}
    assert Bell.objects.get().refused_at is None, "without the secret nobody can tell who called"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"hub.verify_token": "guessed"}, 403),
        ({"hub.mode": "unsubscribe"}, 403),
        ({"hub.challenge": ""}, 403),
    ],
)
def test_whoever_does_not_know_the_word_learns_nothing(
    instagram: Connected, asked: dict[str, str], status: int
) -> None:
    answer = instagram.agree(**asked)
    assert (answer.status_code, answer.content) == (status, b"")
    assert not Bell.objects.exists()


def test_a_secret_that_is_not_there_signs_nothing(instagram: Connected) -> None:
    signed = "sha256=" + hmac.new(b"", b"{}", hashlib.sha256).hexdigest()
    assert not is_signed(b"{}", signed, "")


def signed(instagram: Connected, body: str) -> int:
    signature = hmac.new(APP_SECRET.encode(), body.encode(), hashlib.sha256).hexdigest()
    return instagram.ring(body, f"sha256={signature}")


@pytest.mark.only_on("sqlite")  # no database has a part in it
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("x" * (LARGEST_RING + 1), 413),
        ("x" * 3_000_000, 413),
        ("[" * 100_000, 400),
        ("{", 400),
        ("NaN", 200),
        ('{"object": "instagram", "entry": 7}', 200),
        ('{"object": "instagram", "entry": [{"id": "100", "changes": [{"field": "comments"}]}]}', 200),
        ('{"object": "page", "entry": [{"id": "100", "field": "comments", "value": {"id": "1"}}]}', 200),
        ('{"object": "instagram", "entry": [{"id": "9", "field": "comments", "value": {"id": "1"}}]}', 200),
        ('{"object": "instagram", "entry": [{"id": "100", "field": "comments", "value": {"id": "/"}}]}', 200),
    ],
)
def test_what_is_too_large_or_makes_no_sense_changes_nothing(
    instagram: Connected, body: str, status: int
) -> None:
    """Fault 32: signed, so that it is read at all."""
    assert signed(instagram, body) == status
    assert not Work.objects.filter(name="lookout.answer_ring").exists()


@pytest.mark.parametrize("where", ["comment", "caption"])
def test_where_others_name_the_account_on_instagram_comes_in_and_is_answered(
    instagram: Connected, where: str
) -> None:
    instagram.agree()
    instagram.work()
    told = instagram.twin.say("They were so kind.", names=where)
    assert instagram.ring_all() == {200}
    instagram.work()
    assert instagram.came() == [(told, "@brannoc They were so kind.")]
    instagram.fetch()
    assert len(instagram.came()) == 1
    message = Message("Thank you.", "Amina", "nurse", in_reply_to=told)
    instagram.account.refresh_from_db()
    line = connected(instagram.account)
    sent = Instagram().publish(line, message, "k1")
    assert (sent.network_id.startswith("comment/"), instagram.twin.public()) == (True, ["Thank you."])
    with pytest.raises(CannotLook):
        Instagram().find(line, message, "k1", timezone.now())
    assert disagreements(instagram.twin.exchanges(), INSTAGRAM) == []


def test_calls_that_another_secret_signs_are_named_with_what_helps_until_the_next_good_one(
    instagram: Connected, hospital: Hospital, visit: Visit
) -> None:
    path, now = reverse("channels-account", args=[instagram.account.pk]), timezone.now
    instagram.agree()
    instagram.work()
    instagram.twin.say("Six hours.")
    ((body, signature),) = [(each["body"], each["signature"]) for each in instagram.rung()]
    for sign, status, is_refused in ((signature[:-1], 403, True), (signature, 200, False), ("", 403, True)):
        assert instagram.ring(body, sign) == status
        page = html(visit(path, by=hospital.press))
        assert ("was not signed with the app’s secret" in page) is is_refused
        check = next(each for each in trust_checks(hospital.trust, now()) if "calls from" in each.name)
        assert (check.ok, "secret again" in check.remedy) == (not is_refused, is_refused)


def test_one_address_is_rung_at_for_every_account_of_an_app_and_they_are_listed_once(
    instagram: Connected,
) -> None:
    """Each of them is known to be rung for, not only the one whose address the app has."""
    first = instagram.account
    twin = Account.objects.create(
        trust=first.trust,
        channel=first.channel,
        name="@brannoc.ward",
        address=f"{instagram.twin.address}/101",
        settings=first.settings,
        connected_at=timezone.now(),
    )
    rings = [Ring("101", "comment", str(number), "34") for number in range(3)]
    with CaptureQueriesContext(connection) as asked:
        bells.take(account=first, rings=rings, now=timezone.now())
    listed = [each for each in asked if re.match(r'SELECT .* FROM "channels_account" ', each["sql"])]
    assert len(listed) == 1
    assert set(Bell.objects.exclude(rung_at=None).values_list("account", flat=True)) == {first.pk, twin.pk}
    kept = Work.objects.filter(name="lookout.answer_ring").values_list("payload__account", flat=True)
    assert list(kept) == [twin.pk] * 3


def test_what_is_rung_for_waits_while_the_account_is_paused(instagram: Connected) -> None:
    instagram.agree()
    instagram.work()
    told = instagram.twin.say("They were so kind.", names="caption")
    now = timezone.now()
    pause_account(by=Job("tests"), account=instagram.account, reason="Moving.", remedy="Wait.", now=now)
    assert instagram.ring_all() == {200}
    instagram.work()
    assert instagram.came() == []
    resume_account(by=Job("tests"), account=instagram.account, now=now)
    worker.run_due(now + timedelta(minutes=20))
    assert [number for number, _ in instagram.came()] == [told]


def test_what_was_rung_for_longer_than_a_day_ago_ends_quietly_while_the_account_is_paused(
    instagram: Connected,
) -> None:
    """Put off a hundred times it would be work that failed, for which nobody can do anything."""
    instagram.agree()
    instagram.work()
    instagram.twin.say("They were so kind.", names="caption")
    now = timezone.now()
    pause_account(by=Job("tests"), account=instagram.account, reason="Moving.", remedy="Wait.", now=now)
    assert instagram.ring_all() == {200}
    states = Work.objects.filter(name="lookout.answer_ring").values_list("state", "postponed")
    for hours, seen in ((0, ("waiting", 1)), (23, ("waiting", 2)), (24.1, ("done", 2))):
        worker.run_due(now + timedelta(hours=hours, minutes=1))
        assert list(states.all()) == [seen]


def test_a_network_is_asked_to_ring_for_an_account_that_is_paused_but_for_none_that_lets_nobody_in(
    instagram: Connected,
) -> None:
    """Verify and save was pressed a moment ago, and nobody presses it again."""
    by, now, before = Job("tests"), timezone.now(), instagram.asked_to_ring()
    pause_account(by=by, account=instagram.account, reason="Moving.", remedy="Wait.", now=now)
    instagram.agree()
    instagram.work()
    assert instagram.asked_to_ring() == before + 1
    disconnect_account(by=by, account=instagram.account, reason="Out.", remedy="Connect it.", now=now)
    later = now + timedelta(seconds=5)
    bells.agree(account=instagram.account, now=later)
    worker.run_due(later)
    assert instagram.asked_to_ring() == before + 1


def test_a_network_that_will_not_ring_is_named_by_doctor_and_goes_on_being_asked(
    hospital: Hospital, twins: dict[str, Running]
) -> None:
    rings = Connected(hospital, twins["facebook"], "facebook")
    checks = {each.name: each for each in trust_checks(hospital.trust, timezone.now())}
    name = next(each for each in checks if each.endswith("calls from networks"))
    assert (checks[name].ok, "never called" in checks[name].seen) == (True, True)
    rings.twin.rules(denied=200)
    rings.agree()
    rings.work()
    rings.account.refresh_from_db()
    assert (rings.account.disconnected_at, Bell.objects.get().trouble != "") == (None, True)
    check = next(each for each in trust_checks(hospital.trust, timezone.now()) if each.name == name)
    assert (check.ok, "Verify and save" in check.remedy) == (False, True)


def test_the_account_s_page_says_what_to_type_and_how_the_bell_goes(
    instagram: Connected, hospital: Hospital, visit: Visit
) -> None:
    path = reverse("channels-account", args=[instagram.account.pk])
    page = html(visit(path, by=hospital.press))
    word = word_for(instagram.account.pk)
    for words in (instagram.address, word, "tick comments and mentions", "not called"):
        assert words in page
    instagram.agree()
    instagram.work()
    instagram.twin.say("Six hours.")
    instagram.ring_all()
    assert "It last called" in html(visit(path, by=hospital.press))
    assert word not in html(visit("/connections", by=hospital.press))
