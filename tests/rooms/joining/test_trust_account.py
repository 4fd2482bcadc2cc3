"""Signing in with the trust's own account, against a real provider in its own process (code and PKCE)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import LazySettings
from django.utils import timezone

from candour.domain.roles import Role
from candour.domain.trust_account import from_plain
from candour.joining.models import TrustAccount
from candour.joining.trust_sign_in import CAME_AT, trust_account
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries import roles_of
from tests.pages import CheckedClient
from tests.provider.running import Provider, running
from tests.rooms.people.signing import opens, sign_in
from tests.rooms.people.trusts import SETUP, TrustHere

ADDRESS = "http://testserver"
GROUPS = {
    "writers": {"roles": ["writer"]},
    "ed": {"roles": ["writer"], "site": "St Brannoc's Hospital", "team": "Emergency department"},
    "deciders": {"roles": ["approver"]},
    "runners": {"roles": ["administrator"]},
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    """One provider for all tests of this file; each test makes people of its own."""
    folder = tmp_path_factory.mktemp("provider") / "data"
    with running(folder, f"{ADDRESS}/sign-in/trust/back") as provider:
        yield provider


@pytest.fixture
def provider(served: Provider, settings: LazySettings, here: TrustHere) -> Provider:
    """The provider, with Candour told of it; a trust is there."""
    del here
    plain = {
        "issuer": served.address,
        "client_id": served.client_id,
        "secret_file": "-",
        "groups": GROUPS,
        "second_factor": {"amr": ["mfa"]},
    }
    settings.CANDOUR_ADDRESS = ADDRESS
    settings.CANDOUR_TRUST_ACCOUNT = from_plain(plain)
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [_app(served)]},
    }
    return served


def _app(served: Provider) -> dict[str, object]:
    return {
        "provider_id": "trust",
        "name": "NHSmail",
        "client_id": served.client_id,
        "secret": served.secret,
        "settings": {
            "server_url": served.address,
            "oauth_pkce_enabled": True,
            "scope": ["openid", "profile", "email"],
        },
    }


def _come(
    provider: Provider, username: str, browser: CheckedClient | None = None, **query: str
) -> CheckedClient:
    """This will go the whole way: our page, the provider, and back."""
    browser = browser or CheckedClient()
    there = browser.get("/sign-in/trust", query)
    assert there.status_code == 302
    asked = parse_qs(urlsplit(there["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    browser.answer = browser.get(provider.answer(there["Location"], username))  # type: ignore[attr-defined]
    return browser


def _status(browser: CheckedClient) -> int:
    return int(browser.answer.status_code)  # type: ignore[attr-defined]


def test_somebody_in_a_group_comes_in_with_its_roles_and_team(provider: Provider, here: TrustHere) -> None:
    provider.say("ann", ["ed"])
    browser = _come(provider, "ann", device="own")
    assert _status(browser) == 302
    assert opens(browser)
    ann = Person.objects.get(email="ann@trust.example")
    assert (ann.full_name, ann.team, ann.has_usable_password()) == ("Ann Elsewhere", here.ward, False)
    assert roles_of(ann) == {Role.WRITER}
    assert browser.session["own_device"] is True
    assert SocialAccount.objects.get(user=ann).extra_data == {}, "what the provider said is not kept"
    assert Event.objects.filter(name="joining:trust_account:came").count() == 1


def test_somebody_in_no_group_is_refused_in_plain_words(provider: Provider) -> None:
    provider.say("bob", ["finance"])
    browser = _come(provider, "bob")
    assert _status(browser) == 403
    assert "in no group that uses Candour" in browser.answer.content.decode()  # type: ignore[attr-defined]
    assert not Person.objects.filter(email="bob@trust.example").exists()
    assert not opens(browser)


def test_roles_come_and_go_with_the_groups(provider: Provider) -> None:
    provider.say("cat", ["writers", "runners"])
    _come(provider, "cat")
    cat = Person.objects.get(email="cat@trust.example")
    assert roles_of(cat) == {Role.WRITER, Role.ADMINISTRATOR}
    people.give_role(by=SETUP, person=cat, role=Role.RECORDS, now=timezone.now())
    provider.say("cat", ["writers"])
    _come(provider, "cat")
    assert roles_of(cat) == {Role.WRITER, Role.RECORDS}, "what a person gave stays"


def test_whose_groups_are_gone_is_out_at_once_and_comes_back_with_them(provider: Provider) -> None:
    provider.say("dan", ["writers"])
    elsewhere = _come(provider, "dan")
    assert opens(elsewhere)
    provider.say("dan", [])
    browser = _come(provider, "dan")
    assert _status(browser) == 403
    assert not opens(elsewhere), "every sign-in ended"
    dan = Person.objects.get(email="dan@trust.example")
    assert (dan.is_active, roles_of(dan)) == (False, frozenset())
    assert TrustAccount.objects.get(person=dan).shut_out_at is not None
    provider.say("dan", ["writers"])
    back = _come(provider, "dan")
    assert opens(back)
    assert roles_of(dan) == {Role.WRITER}


def test_whom_an_administrator_suspended_stays_out(provider: Provider, here: TrustHere) -> None:
    provider.say("eve", ["writers"])
    browser = _come(provider, "eve")
    eve = Person.objects.get(email="eve@trust.example")
    people.suspend_person(by=here.administrator, person=eve, reason="As agreed.", now=timezone.now())
    assert not opens(browser)
    again = _come(provider, "eve")
    assert _status(again) == 403
    assert "suspended" in again.answer.content.decode()  # type: ignore[attr-defined]


def test_a_proved_address_is_the_same_person_and_ends_their_password(
    provider: Provider, here: TrustHere
) -> None:
    provider.say("wes", ["writers"], email=here.writer.email, is_proved=True)
    assert opens(_come(provider, "wes"))
    assert Person.objects.filter(email=here.writer.email).count() == 1
    browser, _ = sign_in(here.writer)
    assert not opens(browser), "from now on the trust's own account is the way in"


def test_an_address_that_anybody_could_claim_takes_nobody_over(provider: Provider, here: TrustHere) -> None:
    provider.say("mal", ["writers"], email=here.administrator.email, is_proved=False)
    browser = _come(provider, "mal")
    assert _status(browser) == 403
    assert not opens(browser)
    assert not TrustAccount.objects.exists()


def test_the_provider_s_second_factor_is_enough_where_it_says_so(provider: Provider) -> None:
    provider.say("fay", ["deciders", "shows-second-factor"])
    assert opens(_come(provider, "fay"))
    provider.say("gus", ["deciders"])
    browser = _come(provider, "gus")
    assert browser.get("/me")["Location"] == "/sign-in/second-factor/app", "else ours is asked for"


def test_a_sign_in_is_shown_again_after_its_hours(provider: Provider, settings: LazySettings) -> None:
    provider.say("hal", ["writers"])
    browser = _come(provider, "hal", device="own")
    account = trust_account()
    assert account is not None
    settings.CANDOUR_TRUST_ACCOUNT = replace(account, recheck=timedelta(hours=2))
    for hours, is_open in ((1, True), (2, False)):
        session = browser.session
        session[CAME_AT] = (timezone.now() - timedelta(hours=hours)).isoformat()
        session.save()
        assert opens(browser) is is_open


def test_the_only_administrator_stays_one_but_is_signed_out(provider: Provider, here: TrustHere) -> None:
    provider.say("ida", ["runners"])
    ida_at_work = _come(provider, "ida")
    ida = Person.objects.get(email="ida@trust.example")
    people.suspend_person(by=SETUP, person=here.administrator, reason="Moved.", now=timezone.now())
    provider.say("ida", [])
    assert _status(_come(provider, "ida")) == 403
    assert not opens(ida_at_work, "/sign-in/second-factor")
    assert roles_of(ida) == {Role.ADMINISTRATOR}


def test_somebody_comes_to_the_page_that_they_wanted(provider: Provider) -> None:
    provider.say("lee", ["writers"])
    browser = CheckedClient()
    page = browser.get("/sign-in?next=/me").content.decode()
    assert 'href="/sign-in/trust?device=own&amp;next=%2Fme"' in page
    _come(provider, "lee", browser, next="/me")
    assert browser.answer["Location"] == "/me"  # type: ignore[attr-defined]
    other = _come(provider, "lee", next="https://elsewhere.example/")
    assert other.answer["Location"] == "/home"  # type: ignore[attr-defined]


def test_a_way_that_was_not_begun_here_leads_nowhere(provider: Provider) -> None:
    browser = CheckedClient()
    for path in ("/sign-in/trust/back", "/sign-in/trust/back?code=x&state=y", "/sign-in/trust/back?error=z"):
        answer = browser.get(path)
        assert answer.status_code == 403
    assert not opens(browser)
    there = browser.get("/sign-in/trust")["Location"]
    state = parse_qs(urlsplit(there).query)["state"][0]
    cancelled = browser.get(f"/sign-in/trust/back?error=access_denied&state={state}")
    assert cancelled.status_code in {302, 403}
    del provider


def test_a_code_brought_by_another_browser_is_no_use(provider: Provider) -> None:
    provider.say("jan", ["writers"])
    mine, theirs = CheckedClient(), CheckedClient()
    back = provider.answer(mine.get("/sign-in/trust")["Location"], "jan")
    theirs.get("/sign-in/trust")
    assert theirs.get(back).status_code == 403
    assert not opens(theirs)


def test_the_page_for_signing_in_offers_it_where_it_is_set_up(
    provider: Provider, settings: LazySettings
) -> None:
    del provider
    assert "Sign in with" in CheckedClient().get("/sign-in").content.decode()
    settings.CANDOUR_TRUST_ACCOUNT = None
    page = CheckedClient().get("/sign-in").content.decode()
    assert "/sign-in/trust" not in page
    assert CheckedClient().get("/sign-in/trust").status_code == 404
    assert CheckedClient().get("/sign-in/trust/back").status_code == 404


def test_nobody_asks_for_a_password_who_signs_in_elsewhere(
    provider: Provider, mailoutbox: list[object]
) -> None:
    from candour.jobs import worker  # noqa: PLC0415 - only here

    provider.say("kim", ["writers"])
    _come(provider, "kim")
    CheckedClient().post("/sign-in/password/forgotten", {"email": "kim@trust.example"})
    worker.run_due(timezone.now())
    assert not mailoutbox
