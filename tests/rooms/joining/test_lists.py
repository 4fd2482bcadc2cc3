"""Taking in a list of people: nothing before the yes, everything once, leavers by their number."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from candour.domain.lists.reading import read_list
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import queue, worker
from candour.joining import actions
from candour.joining.models import KeptList
from candour.ledger.models import Event
from candour.people.models import Person
from candour.people.queries import roles_of
from tests.pages import CheckedClient
from tests.rooms.people.signing import opens, sign_in
from tests.rooms.people.trusts import SETUP, TrustHere

HEAD = "Staff number,First name,Last name,Email,Job title,Site,Team,Roles,Status\n"
NEW = "7,Ann,May,ann@brannoc.example,Nurse,St Brannoc's Hospital,Emergency department,Writer,\n"
LEAVER = ",Wes,OfBrannoc,wes@brannoc.example,,,,,left\n"


def _keep(here: TrustHere, text: str, *, is_full: bool = False) -> KeptList:
    return actions.keep_list(
        by=here.administrator,
        trust=here.trust,
        content=(HEAD + text).encode("utf-8-sig"),
        name="people.csv",
        is_full=is_full,
        invites=False,
        now=timezone.now(),
    )


def _browser(person: Person) -> CheckedClient:
    browser, _ = sign_in(person)
    session = browser.session
    session["second_factor"] = person.pk
    session.save()
    return browser


def test_nothing_happens_before_somebody_says_yes(here: TrustHere) -> None:
    kept = _keep(here, NEW + LEAVER)
    assert not Person.objects.filter(email="ann@brannoc.example").exists()
    with pytest.raises(Refusal, match="1 person leaves, not 0"):
        actions.confirm_list(by=here.administrator, kept=kept, leavers=0, now=timezone.now())
    here.writer.refresh_from_db()
    assert here.writer.is_active


def test_a_yes_adds_changes_and_lets_leavers_lose_everything(here: TrustHere) -> None:
    leaver, _ = sign_in(here.writer)
    assert opens(leaver)
    kept = _keep(here, NEW + LEAVER)
    now = timezone.now()
    actions.confirm_list(by=here.administrator, kept=kept, leavers=1, now=now)
    worker.run_due(now)
    ann = Person.objects.get(email="ann@brannoc.example")
    assert (ann.team, ann.staff_number) == (here.ward, "7")
    assert roles_of(ann) == {Role.WRITER}
    assert not opens(leaver), "the leaver's next request fails"
    assert roles_of(here.writer) == frozenset()
    kept.refresh_from_db()
    assert (kept.done, bytes(kept.content), kept.left_over) == (2, b"", [])
    assert Event.objects.filter(name="joining:list:carried_out").count() == 1


def test_the_same_list_again_does_nothing(here: TrustHere) -> None:
    said = read_list((HEAD + NEW + LEAVER).encode())
    outcomes = [
        actions.carry_out(
            by=SETUP,
            trust=here.trust,
            said=said,
            is_full=False,
            invites=False,
            most_leavers=1,
            now=timezone.now(),
        )
        for _ in range(2)
    ]
    assert [sum(each.done.values()) - each.done["same"] for each in outcomes] == [2, 0]  # type: ignore[index]
    assert Person.objects.filter(email="ann@brannoc.example").count() == 1


def test_more_leavers_than_somebody_confirmed_stop_the_list(here: TrustHere) -> None:
    said = read_list((HEAD + NEW + LEAVER).encode())
    outcome = actions.carry_out(
        by=SETUP,
        trust=here.trust,
        said=said,
        is_full=False,
        invites=False,
        most_leavers=0,
        now=timezone.now(),
    )
    assert "not 0" in outcome.left_over[0]
    assert not Person.objects.filter(email="ann@brannoc.example").exists()


def test_a_line_that_fails_leaves_the_others(here: TrustHere) -> None:
    said = read_list((HEAD + NEW + NEW.replace("7,Ann", "8,A\u200bn").replace("ann@", "an@")).encode())
    outcome = actions.carry_out(
        by=SETUP,
        trust=here.trust,
        said=said,
        is_full=False,
        invites=False,
        most_leavers=0,
        now=timezone.now(),
    )
    assert len(outcome.left_over) == 1
    assert "Line 3" in outcome.left_over[0]
    assert Person.objects.filter(email="ann@brannoc.example").exists()


def test_the_pages_show_the_list_before_and_after(here: TrustHere) -> None:
    browser = _browser(here.administrator)
    file = SimpleUploadedFile("people.csv", (HEAD + NEW + LEAVER + "9,X,,,,,,,\n").encode("cp1252"))
    answer = browser.post("/invite/lists", {"file": file})
    path = answer["Location"]
    page = browser.get(path).content.decode()
    assert "New people: 1" in page
    assert "Leaving: 1" in page
    assert "Line 4: It has no full name." in page
    assert browser.post(path, {"leavers": "3"}).status_code == 403
    assert browser.post(path, {"leavers": "1"}).status_code == 302
    assert "Load this page again" in browser.get(path).content.decode()
    worker.run_due(timezone.now())
    assert "has been taken in" in browser.get(path).content.decode()


def test_a_file_that_is_no_list_is_refused_on_the_page(here: TrustHere) -> None:
    browser = _browser(here.administrator)
    answer = browser.post("/invite/lists", {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04\x00\x00")})
    assert answer.status_code == 403
    assert "Save the sheet as CSV" in answer.content.decode()
    assert browser.post("/invite/lists", {}).status_code == 422


def test_a_list_that_nobody_says_yes_to_is_forgotten_in_a_day(here: TrustHere) -> None:
    kept = _keep(here, NEW)
    later = timezone.now() + timedelta(days=2)
    queue.enqueue("joining.forget", {}, due_at=later)
    worker.run_due(later)
    assert not KeptList.objects.filter(pk=kept.pk).exists()
