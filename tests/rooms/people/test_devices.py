"""Sessions: how long they live on whose device, and what ends them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from candour.ledger.models import Event
from candour.people import actions
from candour.people.models import SignedIn
from tests.pages import CheckedClient
from tests.rooms.people.signing import NEW, opens, sign_in
from tests.rooms.people.trusts import PASSWORD, TrustHere


def test_suspension_ends_every_session_at_once(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer, device="own")
    assert opens(browser)
    actions.suspend_person(by=here.administrator, person=here.writer, reason="left", now=timezone.now())
    assert not opens(browser)
    browser, response = sign_in(here.writer)
    assert response["Location"] == "/sign-in/suspended"
    browser.get("/sign-in/suspended")
    actions.let_back(by=here.administrator, person=here.writer, now=timezone.now())
    assert not opens(browser), "an old session does not come back"


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(here: TrustHere) -> None:
    phone, _ = sign_in(here.writer, device="own")
    ward, _ = sign_in(here.writer)
    ward.get("/sign-in/password/change")
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert ward.post("/sign-in/password/change", given | {"oldpassword": "no"}).status_code == 422
    assert ward.post("/sign-in/password/change", given | {"password1": "short"}).status_code == 422
    assert ward.post("/sign-in/password/change", given).status_code == 302
    assert opens(ward)
    assert not opens(phone)
    assert Event.objects.filter(name="people:password:changed").count() == 1


def test_sign_out_everywhere_ends_all_sessions_and_old_keys_stay_dead(here: TrustHere) -> None:
    phone, _ = sign_in(here.writer, device="own")
    ward, _ = sign_in(here.writer)
    key = phone.cookies["sessionid"].value
    assert "2 devices" in ward.get("/me").content.decode()
    assert ward.post("/me/sign-out-everywhere").status_code == 302
    assert not opens(ward)
    assert not opens(phone)
    thief = CheckedClient()
    thief.cookies["sessionid"] = key
    assert not opens(thief)


def test_one_device_is_signed_out_from_the_list(here: TrustHere, elsewhere: TrustHere) -> None:
    phone, _ = sign_in(here.writer, device="own")
    opens(phone)
    ward, _ = sign_in(here.writer)
    page = ward.get("/me").content.decode()
    mark = re.search(r"/me/devices/([0-9a-f]{16})/end", page)
    assert mark is not None
    stranger, _ = sign_in(elsewhere.writer)
    assert stranger.post(mark[0]).status_code == 403
    assert opens(phone)
    assert ward.post(mark[0]).status_code == 302
    assert not opens(phone)
    assert opens(ward)


def test_signing_out_ends_the_session_for_good(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer)
    key = browser.cookies["sessionid"].value
    browser.get("/sign-in/out")
    assert opens(browser), "looking at the page does not sign out"
    assert browser.post("/sign-in/out").status_code == 302
    browser.cookies["sessionid"] = key
    assert not opens(browser)


def lives(browser: CheckedClient) -> timedelta:
    row = SignedIn.objects.get(session_key=browser.session.session_key)
    return row.expire_date - timezone.now()


def test_a_shared_computer_is_signed_out_after_ten_idle_minutes_and_ones_own_after_14_days(
    here: TrustHere,
) -> None:
    ward, response = sign_in(here.writer)
    assert timedelta(minutes=9) < lives(ward) <= timedelta(minutes=10)
    assert response.cookies["sessionid"]["max-age"] == ""
    phone, response = sign_in(here.writer, device="own")
    assert timedelta(days=13) < lives(phone) <= timedelta(days=14)
    assert response.cookies["sessionid"]["max-age"] == 14 * 24 * 3600
    SignedIn.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not opens(ward)
    assert not opens(phone)


def test_use_lengthens_a_shared_session_but_live_updates_do_not(here: TrustHere) -> None:
    ward, _ = sign_in(here.writer)
    opens(ward)
    session = ward.session
    session["seen_at"] = (timezone.now() - timedelta(minutes=5)).isoformat()
    session.save()
    soon = timezone.now() + timedelta(minutes=5)
    SignedIn.objects.filter(session_key=session.session_key).update(expire_date=soon)
    ward.get("/nothing-here", headers={"accept": "text/event-stream"})
    assert lives(ward) < timedelta(minutes=5)
    opens(ward)
    assert lives(ward) > timedelta(minutes=9)


def test_a_device_is_marked_as_ones_own_later(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer)
    assert browser.post("/me/device", {"device": "own"}).status_code == 302
    assert lives(browser) > timedelta(days=13)
    assert "Marked as your own" in browser.get("/me").content.decode()
    browser.post("/me/device", {"device": "shared"})
    assert lives(browser) <= timedelta(minutes=10)


def test_pages_go_on_when_the_last_use_of_a_session_cannot_be_kept(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer)
    later = timezone.now() + timedelta(minutes=5)
    with pytest.MonkeyPatch.context() as patch, nothing_can_be_written():
        patch.setattr(timezone, "now", lambda: later)
        assert opens(browser)


@contextmanager
def nothing_can_be_written() -> Iterator[None]:
    """This will make the database one that is only read, as on a full disk."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = ON")
        yield
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")
        return
    with transaction.atomic():  # what is set inside ends with it
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL transaction_read_only = on")
        yield
        transaction.set_rollback(True)
