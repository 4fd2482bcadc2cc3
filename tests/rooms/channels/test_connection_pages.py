"""The page of connections: what works, what is about to stop, how to mend it, and who may."""

import re
from datetime import datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.conf import LazySettings
from django.utils import timezone

from candour.channels import actions, queries
from candour.channels.connecting import offered
from candour.channels.models import Account, Stream
from candour.channels.tokens import Renewal, Secrets
from candour.config.doctor.trusts import trust_checks
from candour.domain.actor import Job
from candour.domain.roles import Role
from candour.people import actions as people
from candour.people.models import Notice
from candour.people.queries.persons import roles_of
from tests.pages import Visit
from tests.rooms.listening.hospital import html

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere

JOB = Job("test.set_up")


def connect(door: "FrontDoorHere", days: float | None = 60, renewal: Renewal = Renewal.NONE) -> Account:
    """This will connect an account whose access lasts so many days."""
    now = timezone.now()
    account = actions.connect_account(
        by=JOB,
        trust=door.trust,
        channel="pretend_oauth",
        name="Ward",
        address="https://ward.test",
        owner=door.matron,
        now=now,
    )
    end = None if days is None else now + timedelta(days=days)
    secrets = Secrets({"access": "canary-access"})
    actions.save_secrets(by=JOB, account=account, secrets=secrets, renewal=renewal, expires_at=end, now=now)
    return account


@pytest.mark.parametrize(
    ("days", "renewal", "words"),
    [
        (60.5, Renewal.NONE, "60 days of access left"),
        (1.5, Renewal.NONE, "Stops soon"),
        (-1, Renewal.NONE, "Access has ended"),
        (60.5, Renewal.EXTENDING, "Candour asks for more time by itself"),
        (1, Renewal.ROTATING, "Candour keeps its access alive by itself"),
        (None, Renewal.NONE, "Its access has no end"),
    ],
)
def test_everybody_sees_how_long_an_account_lasts(
    door: "FrontDoorHere", visit: Visit, days: float | None, renewal: Renewal, words: str
) -> None:
    connect(door, days, renewal)
    page = html(visit("/connections", by=door.nurse))
    assert words in page
    assert "2 accounts of this trust" in page
    assert "canary" not in page
    assert "Connect an account" not in page


def test_what_stopped_stands_first_with_what_mends_it(door: "FrontDoorHere", visit: Visit) -> None:
    account = connect(door)
    actions.disconnect_account(
        by=JOB, account=account, reason="The network said no.", remedy="Connect it again.", now=timezone.now()
    )
    page = html(visit("/connections", by=door.administrator))
    assert "2 accounts of this trust, 1 stopped. What needs somebody stands first." in page
    assert page.index("Not let in") < page.index("Working")
    assert "The network said no." in page
    assert f"/connections/{account.pk}/again" in page
    assert "can mend this" in html(visit("/connections", by=door.nurse))


def test_communications_pauses_an_account_and_lets_it_publish_again(
    door: "FrontDoorHere", visit: Visit
) -> None:
    path = f"/connections/{door.account.pk}"
    visit(f"{path}/pause", by=door.nurse, post={"pause_reason": "x"}, expecting=403)
    people.give_role(by=JOB, person=door.nurse, role=Role.COMMUNICATIONS, now=timezone.now())
    assert Role.COMMUNICATIONS in roles_of(door.nurse)
    visit(f"{path}/pause", by=door.nurse, post={"pause_reason": ""}, expecting=422)
    visit(f"{path}/pause", by=door.nurse, post={"pause_reason": "The page is moving."}, expecting=302)
    page = html(visit(path, by=door.nurse))
    assert f"{door.nurse.full_name}: The page is moving." in page
    visit(f"{path}/resume", by=door.nurse, post={}, expecting=302)
    door.account.refresh_from_db()
    assert door.account.paused_at is None


def test_an_owner_is_named_on_the_page(door: "FrontDoorHere", visit: Visit) -> None:
    account = connect(door)
    path = f"/connections/{account.pk}/owner"
    visit(path, by=door.administrator, post={"owner": str(door.nurse.pk)}, expecting=422)
    visit(path, by=door.administrator, post={"owner": str(door.administrator.pk)}, expecting=302)
    account.refresh_from_db()
    assert account.owner == door.administrator


def test_disconnecting_throws_the_secrets_away_and_keeps_the_account(
    door: "FrontDoorHere", visit: Visit
) -> None:
    account = connect(door)
    path = f"/connections/{account.pk}"
    visit(f"{path}/leave", by=door.administrator, post={"leave_reason": ""}, expecting=422)
    visit(f"{path}/leave", by=door.administrator, post={"leave_reason": "We move."}, expecting=302)
    account.refresh_from_db()
    assert account.disconnected_at is not None
    assert not hasattr(account, "held")
    visit(f"{path}/resume", by=door.administrator, post={}, expecting=403)
    assert "disconnected it: We move." in html(visit(path, by=door.administrator))


def test_the_page_of_a_network_says_what_is_asked_and_why(door: "FrontDoorHere", visit: Visit) -> None:
    visit("/connections/add", by=door.nurse, expecting=403)
    assert "Pretended network with OAuth" in html(visit("/connections/add", by=door.administrator))
    page = html(visit("/connections/add/pretend_oauth", by=door.administrator))
    assert "What Candour will be able to do" in page
    assert "/connections/back" in page
    for key in ("frontdoor", "nonsense"):
        visit(f"/connections/add/{key}", by=door.administrator, expecting=404)


def test_every_network_s_page_says_what_is_asked_and_why(door: "FrontDoorHere", visit: Visit) -> None:
    for key, network in offered(made_up=True):
        page = unescape(html(visit(f"/connections/add/{key}", by=door.administrator)))
        assert f"Connect {network.label}" in page
        assert [each.why for each in network.way.permissions if each.why not in page] == []
        assert [each.label for each in network.way.fields if each.label not in page] == []


def test_made_up_networks_are_not_offered_to_a_real_trust() -> None:
    assert [key for key, _ in offered(made_up=False) if key.startswith("pretend")] == []
    assert {"pretend_password", "pretend_oauth"} <= {key for key, _ in offered(made_up=True)}


def test_people_are_told_once_two_weeks_before_the_end_and_no_more_when_it_is_connected_again(
    door: "FrontDoorHere",
) -> None:
    account = connect(door, 13.5)
    for _ in range(2):
        _tell_of_ends()
    notice = Notice.objects.get(kind="account_ending")
    assert notice.person == door.matron
    assert "Ward stops in 13 days" in notice.words
    actions.save_secrets(by=JOB, account=account, secrets=Secrets({"access": "new"}), now=timezone.now())
    notice.refresh_from_db()
    assert notice.done_at is not None


def _tell_of_ends() -> None:
    for held in queries.ending():
        actions.tell_of_an_end(by=JOB, held=held, now=timezone.now())


@pytest.mark.parametrize(("days", "is_well"), [(60.5, True), (5.5, False), (-1, False)])
def test_the_doctor_says_which_access_ends(door: "FrontDoorHere", days: float, is_well: bool) -> None:
    connect(door, days)
    found = {check.name: check for check in trust_checks(door.trust, timezone.now())}
    tokens = found[f"{door.trust.slug}: tokens"]
    assert tokens.ok is is_well
    assert ("Ward" in tokens.seen) is not is_well
    assert bool(tokens.remedy) is not is_well


@pytest.mark.parametrize(
    ("opened", "held", "gap", "words"),
    [
        (-30, 1, None, "Posts come here at once, since 30 minutes ago. The last one came 5 minutes ago."),
        (-30, 1, -40, "What was said while the line was down is being fetched."),
        (None, None, -40, "is down since 40 minutes ago: The line was cut. Nothing is lost"),
        (-30, -2, None, "The line by which posts come at once is being opened."),
    ],
)
def test_everybody_sees_how_posts_come_in_at_once(
    door: "FrontDoorHere", visit: Visit, opened: int | None, held: int | None, gap: int | None, words: str
) -> None:
    now, account = timezone.now(), streamed(door, "pretend_streamed")

    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else now + timedelta(minutes=minutes)

    Stream.objects.create(
        trust=door.trust,
        account=account,
        opened_at=at(opened),
        held_until=at(held),
        heard_at=at(-5),
        down_since=at(gap) if opened is None else None,
        gap_since=at(gap),
        trouble="The line was cut." if opened is None else "",
    )
    hidden = r"<span class=.nhsuk-u-visually-hidden.>.*?</span>|<[^>]+>"
    page = re.sub(hidden, "", html(visit("/connections", by=door.matron)))
    assert words in page
    lines = next(check for check in trust_checks(door.trust, now) if check.name.endswith("lines"))
    assert lines.ok is (opened is not None)
    assert bool(lines.remedy) is not lines.ok


def streamed(door: "FrontDoorHere", channel: str) -> Account:
    """This will connect an account whose network sends what is said at once."""
    return actions.connect_account(
        by=JOB,
        trust=door.trust,
        channel=channel,
        name="Ward",
        address="https://ward.test",
        now=timezone.now(),
    )


def test_a_line_that_is_switched_off_here_is_not_missed(
    door: "FrontDoorHere", visit: Visit, settings: LazySettings
) -> None:
    """What was open before stays written down; nobody opens it again, so nobody need see to it."""
    now, account = timezone.now(), streamed(door, "bluesky")
    Stream.objects.create(trust=door.trust, account=account, down_since=now - timedelta(minutes=40))
    for address, is_down in (("https://stream.example", True), ("", False)):
        settings.CANDOUR_BLUESKY_STREAM = address
        lines = next(check for check in trust_checks(door.trust, now) if check.name.endswith("lines"))
        page = html(visit("/connections", by=door.matron))
        assert (not lines.ok, "Nothing is lost" in page) == (is_down, is_down)
