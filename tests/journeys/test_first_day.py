"""A real trust's first day, from `candour setup` in an empty folder to the first public answer.

No demonstration, live mode, two ways of signing in: a code app, and the trust's own account at a provider in
a process of its own. What a person does is counted (tests/journeys/klm.py) and printed.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, time

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import TimeoutError as NotYet

from candour.config.answers import QUESTIONS
from tests.journeys import steps
from tests.journeys.conftest import PATIENCE, PHONE
from tests.journeys.first_day import ANSWERS, WARD, FirstDay
from tests.journeys.klm import Counted, Tally, all_of
from tests.journeys.running import free_port
from tests.journeys.screens import LOOKS, Screen
from tests.journeys.stories import TROLLEY
from tests.journeys.test_signing_in import code
from tests.provider.running import Provider, running

PASSWORDS = {"ruth": "wet-slate-and-gorse", "maya": "a-gull-on-the-quay"}
MINUTES = 15
"""What the trust's people may need together, from the empty folder to the answer."""
LEAVES_WITHIN = 90.0
"""Seconds of the machine: a reply waits a minute before it leaves."""
REPLY = (
    "I am sorry that nobody told you anything for six hours, Sam, and that your mum waited on a trolley. "
    "Ask for me at the desk of the emergency department any afternoon. Maya"
)


@pytest.fixture
def day(tmp_path: Path) -> FirstDay:
    """An empty folder and a free port."""
    return FirstDay(tmp_path / "data", f"http://127.0.0.1:{free_port()}")


@pytest.fixture
def provider(tmp_path: Path, day: FirstDay) -> Iterator[Provider]:
    """The trust's own sign-in, which knows one nurse."""
    with running(tmp_path / "provider" / "data", f"{day.address}/sign-in/trust/back") as served:
        served.say(
            "kerensa", ["candour-writers"], first_name="Kerensa", last_name="Hext", password="kerensa-at-work"
        )
        yield served


class Phones:
    """A phone for each person; each keeps count of what its owner does."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.chromium, self.address = chromium, address
        self.contexts: list[BrowserContext] = []
        self.tallies: dict[str, Tally] = {}

    def give(self, who: str) -> tuple[Screen, Counted]:
        """This will give somebody a phone."""
        context = self.chromium.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        hands = Counted()
        self.tallies[who] = hands.tally
        return Screen(context.new_page(), self.address, hands), hands


@pytest.fixture
def phones(chromium: Browser, day: FirstDay) -> Iterator[Phones]:
    """Phones for everybody of the day."""
    given = Phones(chromium, day.address)
    yield given
    for context in given.contexts:
        context.close()


@pytest.mark.only_on("sqlite")
@pytest.mark.in_full
def test_a_real_trust_answers_in_public_on_its_first_day(
    day: FirstDay, provider: Provider, phones: Phones
) -> None:
    began, setting_up = monotonic(), Counted()
    # given set-up in an empty folder, its answers typed, and the trust's own sign-in written down
    for question in QUESTIONS:
        setting_up.read(question.asks)
        setting_up.type_elsewhere({**ANSWERS, "address": day.address}.get(question.key, ""))
    phones.tallies["set-up"] = setting_up.tally
    made = day.set_up()
    setting_up.type_elsewhere(day.use_trust_accounts(provider))
    setting_up.read(" ".join(made["next"]))
    set_up_after = monotonic() - began
    with day.served():
        # when the administrator comes in by the invitation and invites a nurse by a code
        ruth, ruths_hands = phones.give("administrator")
        _come_in(ruth, ruths_hands, made["invitation"])
        invitation = _invite_a_nurse(ruth)
        # and one nurse comes in by that code, another by the trust's own account
        maya, mayas_hands = phones.give("nurse by code")
        _join(maya, mayas_hands, invitation)
        kerensa, kerensas_hands = phones.give("nurse by trust account")
        _come_by_trust_account(kerensa, kerensas_hands)
        # and somebody tells the first story, which is looked at and answered
        visitor, _ = phones.give("visitor")
        link = steps.tell_a_story(visitor)
        steps.look_and_publish(ruth)
        steps.read_the_post(maya)
        _reply(maya)
        steps.approve_from_home(ruth)
        first_answer_after = monotonic() - began
        # then the answer is public, and whoever told the story sees it
        _see_it_public(visitor, link)
        assert phones.tallies["visitor"].characters >= len(TROLLEY)
    _print(phones.tallies, set_up_after, first_answer_after)
    assert _of_the_trust(phones.tallies).seconds < MINUTES * 60


def _come_in(ruth: Screen, hands: Counted, invitation: str) -> None:
    hands.scan()
    ruth.open(invitation)
    ruth.sees_heading("Hello Ruth")
    ruth.stop("the administrator's invitation")
    ruth.write("Choose a password", PASSWORDS["ruth"])
    ruth.press("Come in")
    ruth.sees_heading("Set up a second factor")
    key = ruth.page.locator(".candour-key").inner_text()
    hands.scan()  # with the code app
    arrived = ruth.page.get_by_role("heading", level=1, name="Your recovery codes")
    for _ in range(LOOKS):
        if not arrived.is_visible():
            ruth.write("Code", code(key, time()))
            with ruth.page.expect_navigation():
                ruth.press("Set it up")
    expect(arrived).to_be_visible()


def _invite_a_nurse(ruth: Screen) -> str:
    """This will make a code for one nurse of the ward, and give the address that its picture holds."""
    ruth.open("/people")
    ruth.press("Invite people")
    ruth.stop("invitations")
    ruth.press("Invite one person")
    ruth.stop("inviting one person")
    ruth.press("Invite them")
    ruth.sees_heading("Invitation for one person")
    ruth.stop("an invitation")
    text = ruth.page.get_by_role("main").inner_text()
    found = re.search(r"http\S+/join/[A-Z0-9]{8}", text)
    assert found is not None, text
    return found[0]


def _join(maya: Screen, hands: Counted, invitation: str) -> None:
    hands.scan()
    maya.open(invitation)
    maya.sees_heading("Come in")
    maya.stop("coming in by a code")
    maya.write("First name", "Maya")
    maya.write("Last name", "Penhale")
    maya.write("Job title", "Staff nurse")
    maya.write("Email address to sign in with", "maya@home.example")
    maya.tick("This is a private address: use it only to let me sign in, never for notices")
    maya.write("Choose a password", PASSWORDS["maya"])
    maya.press("Come in")
    maya.sees_heading("Good ")


def _come_by_trust_account(kerensa: Screen, hands: Counted) -> None:
    kerensa.open("/sign-in")
    kerensa.stop("signing in, with the trust's own account")
    kerensa.press("Sign in with your trust account")
    hands.write(kerensa.page.locator("[name=login]"), "kerensa")
    hands.write(kerensa.page.locator("[name=password]"), "kerensa-at-work")
    kerensa.press("Sign In")
    kerensa.sees_heading("Good ")
    kerensa.open("/me")
    kerensa.sees("Kerensa Hext")
    kerensa.sees(WARD)


def _reply(maya: Screen) -> None:
    maya.press("Write a reply")
    card = maya.page.locator("#route-card")
    maya.sees("One person", within=card)
    maya.stop("the empty composer of a first day")
    maya.write("Your words", REPLY)
    maya.tick("No")
    maya.press("Send it")
    maya.sees_heading("Somebody looks at it first")


def _see_it_public(visitor: Screen, link: str) -> None:
    """This will look at the private link until the answer stands there."""
    end = monotonic() + LEAVES_WITHIN
    words = visitor.page.get_by_text(REPLY[:60])
    visitor.open(link)
    while monotonic() < end and not words.count():
        with suppress(NotYet):
            words.first.wait_for(timeout=2000)
        visitor.open(link)
    expect(words.first).to_be_visible()
    visitor.open("/")
    visitor.follow("Open this story by Sam")
    visitor.sees("Looked at by one colleague before it was published.")


def _of_the_trust(tallies: dict[str, Tally]) -> Tally:
    """This will add up the time of the trust's own people: whoever sets up, and those who sign in."""
    return all_of(*(tally for who, tally in tallies.items() if who != "visitor"))


def _print(tallies: dict[str, Tally], set_up_after: float, first_answer_after: float) -> None:
    trust, whole = _of_the_trust(tallies), all_of(*tallies.values())
    print("\nA real trust's first day")
    for who, tally in tallies.items():
        print(f"  {who:<24} {tally}")
    print(f"  {'people of the trust':<24} {trust}")
    print(f"  their time: {trust.seconds / 60:.1f} minutes (bar: {MINUTES})")
    print(f"  with the visitor who tells the story: {whole.seconds / 60:.1f} minutes")
    print(
        f"  the machine: set up after {set_up_after:.0f} s, answer approved after {first_answer_after:.0f} s"
    )
