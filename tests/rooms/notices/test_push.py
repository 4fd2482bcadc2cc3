"""Push: encrypted for one browser, signed by us, with no word of a post; gone browsers are forgotten."""

import stat
from pathlib import Path

import pytest
from django.conf import LazySettings

from candour.domain.roles import Role
from candour.jobs.worker import run_due
from candour.ledger.models import Event
from candour.notices import actions
from candour.notices.keys import public_key
from candour.notices.models import PushDevice
from candour.people import actions as people
from candour.people.models import NoticeCopy, Person
from tests.pages import CheckedClient
from tests.rooms.notices.push_service import Browser, PushService
from tests.rooms.notices.test_wishes import send
from tests.rooms.people.signing import sign_in
from tests.rooms.people.trusts import HOUR, NOW, PASSWORD, TrustHere


def told_here(person: Person, service: PushService, name: str = "one") -> tuple[CheckedClient, Browser]:
    """This will sign somebody in on their own phone and have them told there."""
    page, _ = sign_in(person, device="own")
    browser = service.browser(name)
    assert page.post("/me/notices/here", browser.form).status_code == 302
    return page, browser


def test_a_phone_is_told_that_something_waits_and_not_what(
    here: TrustHere, push_service: PushService
) -> None:
    _, browser = told_here(here.writer, push_service)
    notice = send(here.writer)
    run_due(NOW)
    (taken,) = push_service.taken
    message = browser.read(taken.body)
    assert message == {
        "title": "Candour",
        "words": "Something waits for you.",
        "opens": f"/notices/{notice.pk}",
        "key": message["key"],
    }
    assert taken.signed_by() == public_key()
    assert (taken.headers["ttl"], taken.headers["urgency"]) == ("43200", "normal")
    assert NoticeCopy.objects.get(notice=notice, door="push").sent_at == NOW


def test_what_is_urgent_says_so(here: TrustHere, push_service: PushService) -> None:
    _, browser = told_here(here.writer, push_service)
    send(here.writer, is_urgent=True)
    run_due(NOW)
    assert browser.read(push_service.taken[0].body)["words"] == "A person is needed now."
    assert push_service.taken[0].headers["urgency"] == "high"


@pytest.mark.parametrize("answer", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(here: TrustHere, push_service: PushService, answer: int) -> None:
    told_here(here.writer, push_service)
    push_service.answer = answer
    send(here.writer)
    run_due(NOW)
    assert not PushDevice.objects.exists()


def test_a_service_that_is_down_is_asked_again(here: TrustHere, push_service: PushService) -> None:
    told_here(here.writer, push_service)
    push_service.answer = 503
    notice = send(here.writer)
    run_due(NOW, raising=False)
    assert NoticeCopy.objects.get(notice=notice, door="push").sent_at is None
    push_service.answer = 201
    run_due(NOW + HOUR)
    assert NoticeCopy.objects.get(notice=notice, door="push").sent_at is not None


def test_each_of_somebodys_devices_is_told_once(here: TrustHere, push_service: PushService) -> None:
    told_here(here.writer, push_service, "phone")
    told_here(here.writer, push_service, "tablet")
    send(here.writer)
    run_due(NOW)
    run_due(NOW + HOUR)
    assert sorted(taken.path for taken in push_service.taken) == ["/push/phone", "/push/tablet"]


def test_signing_out_or_sharing_the_device_ends_it(here: TrustHere, push_service: PushService) -> None:
    page, _ = told_here(here.writer, push_service, "phone")
    shared, _ = told_here(here.writer, push_service, "tablet")
    page.post("/sign-in/out")
    shared.post("/me/device", {"device": "shared"})
    send(here.writer)
    run_due(NOW)
    assert push_service.taken == []


def test_the_next_person_on_a_device_takes_it_over(here: TrustHere, push_service: PushService) -> None:
    told_here(here.writer, push_service)
    next_one = people.add_person(
        by=here.administrator,
        trust=here.trust,
        email="pip@brannoc.example",
        first_name="Pip",
        last_name="OfBrannoc",
        job_title="Porter",
        team=here.ward,
        password=PASSWORD,
        roles=[Role.WRITER],
        now=NOW,
    )
    told_here(next_one, push_service)
    assert PushDevice.objects.get().person == next_one


def test_a_shared_computer_is_never_told(here: TrustHere, push_service: PushService) -> None:
    page, _ = sign_in(here.writer, device="shared")
    answer = page.post("/me/notices/here", push_service.browser().form)
    assert answer.status_code == 422
    assert "shared computer" in answer.content.decode()
    assert not PushDevice.objects.exists()


def test_a_device_is_told_no_more_when_its_owner_says_so(here: TrustHere, push_service: PushService) -> None:
    page, _ = told_here(here.writer, push_service)
    assert "You are told here at once" in page.get("/me/notices").content.decode()
    page.post("/me/notices/not-here")
    assert not PushDevice.objects.exists()
    assert Event.objects.filter(name="notices:device:ended").count() == 1


@pytest.mark.parametrize(
    ("endpoint", "may"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", True),
        ("https://wns2-par02p.notify.windows.com/w/?token=abc", True),
        ("https://web.push.apple.com/abc", True),
        ("http://fcm.googleapis.com/fcm/send/abc", False),
        ("https://fcm.googleapis.com.evil.example/abc", False),
        ("https://evilnotify.windows.com/abc", False),
        ("https://fcm.googleapis.com:8443/abc", False),
        ("https://me@fcm.googleapis.com/abc", False),
        ("http://127.0.0.1:80/abc", False),
        ("https://169.254.169.254/latest", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_known_services_are_called_in_live_use(
    endpoint: str, *, may: bool, settings: LazySettings
) -> None:
    settings.CANDOUR_LOOPBACK_IS_ALLOWED = False
    assert (actions.address_refusal(endpoint) is None) is may


def test_the_key_is_made_once_and_is_nobody_elses_to_read(settings: LazySettings, tmp_path: Path) -> None:
    settings.CANDOUR_DATA = tmp_path
    assert public_key() == public_key()
    file = tmp_path / "keys" / "push-key.pem"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_worker_script_is_a_script(here: TrustHere) -> None:
    page, _ = sign_in(here.writer, device="own")
    answer = page.get("/me/notices/worker.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert b"showNotification" in b"".join([answer.content])
