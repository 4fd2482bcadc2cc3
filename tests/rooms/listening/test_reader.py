"""The page that shows a trust how well its own reader reads: counts of posts alone, within one trust."""

import csv
import io
import json
import os
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candour.domain.kinds import Flag, Kind
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.ledger.models import Event
from candour.listening import actions, queries
from candour.listening.models import Correction, PublicPost, ReadingMade
from candour.people import actions as people
from candour.people.models import Person
from tests.pages import Visit
from tests.rooms.listening.hospital import NOW, SETUP, Hospital, a_reading, html

MANY = 5_000 if os.environ.get("CANDOUR_FULL") == "1" else 300
LONG_AGO = NOW - timedelta(days=400)


@pytest.fixture(autouse=True)
def at_ten_past_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """This will let the pages be opened at the hour at which posts come in."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def administrator(hospital: Hospital) -> Person:
    return people.add_person(
        by=SETUP,
        trust=hospital.trust,
        email="gwen@st-brannocs.example",
        first_name="Gwen",
        last_name="Ash",
        job_title="Administrator",
        roles=(Role.ADMINISTRATOR,),
        now=NOW,
    )


def read_and_put_right(
    hospital: Hospital, read_as: Kind, really: Kind | None, *, unsure: bool = False
) -> PublicPost:
    """This will have one post come in and be read, and a person say what it really is."""
    post = hospital.hears("Thanks a bunch", a_reading(read_as, unsure=unsure))
    if really is not None:
        actions.correct_reading(by=hospital.nurse, post=post, kind=really, now=NOW)
    return post


def test_with_nothing_read_it_says_so(hospital: Hospital, visit: Visit) -> None:
    assert "Nothing was read in the last 30 days" in html(visit("/listen/reader", by=hospital.press))


def test_it_names_the_two_serious_errors_first_and_leads_to_each_post(
    hospital: Hospital, visit: Visit
) -> None:
    blame = read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
    praise = read_and_put_right(hospital, Kind.COMPLIMENT, Kind.COMPLAINT, unsure=True)
    question = read_and_put_right(hospital, Kind.QUESTION, Kind.OTHER)
    read_and_put_right(hospital, Kind.QUESTION, None)
    page = html(visit("/listen/reader", by=hospital.press))
    assert "Candour read 4 posts. It said what 3 of them are (75 %)" in page
    assert "Of those it named, people have worked with 2. They put 2 of them right." in page
    assert "That is too little to say how often it is wrong" in page
    assert "Said of 1 post; none guessed where it left the reading to you. We would say sorry" in page
    assert "Never said; 1 guessed where it left the reading to you. We would thank" in page
    assert page.index("Thanks read as a complaint") < page.index("The other errors")
    for post in (blame, praise, question):
        assert f'href="/listen/{post.pk}"' in page
    only = html(visit("/listen/reader?read_as=complaint&really=compliment", by=hospital.press))
    assert f'href="/listen/{blame.pk}"' in only
    assert f'href="/listen/{question.pk}"' not in only
    visit("/listen/reader?read_as=x&really=y&before=1_2&period=ever", by=hospital.press)


def test_a_share_is_said_only_of_enough_posts_and_with_its_range(hospital: Hospital, visit: Visit) -> None:
    for number in range(30):
        read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT if number < 3 else None)
    for post in PublicPost.objects.all():
        actions.claim_post(by=hospital.nurse, post=post, now=NOW)
    page = html(visit("/listen/reader", by=hospital.approver))
    assert "They put 3 of them right: 10 %." in page
    assert "the truth lies between 3 % and 26 %" in page


def test_what_was_undone_or_said_again_as_it_was_read_is_no_error(hospital: Hospital, visit: Visit) -> None:
    post = read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
    actions.correct_reading(by=hospital.colleague, post=post, kind=Kind.COMPLAINT, now=NOW)
    undone = read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
    actions.undo_correction(by=hospital.nurse, post=undone, now=NOW)
    page = html(visit("/listen/reader", by=hospital.press))
    assert "They put none of them right." in page
    assert "Of those it named, people have worked with 1." in page


def test_a_period_holds_what_was_read_in_it_and_another_trust_is_not_counted(
    hospital: Hospital, elsewhere: Hospital, visit: Visit
) -> None:
    read_and_put_right(elsewhere, Kind.COMPLAINT, Kind.COMPLIMENT)
    read_and_put_right(hospital, Kind.QUESTION, None)
    hospital.hears("Old", now=LONG_AGO)
    hospital.hears("Last spring", now=NOW - timedelta(days=100))
    assert "read 1 post. " in html(visit("/listen/reader", by=hospital.press))
    assert "read 2 posts. " in html(visit("/listen/reader?period=year", by=hospital.press))


def test_each_model_stands_by_itself(hospital: Hospital, visit: Visit) -> None:
    hospital.hears("Hello", a_reading(Kind.OTHER, model="b" * 64))
    read_and_put_right(hospital, Kind.COMPLAINT, Kind.QUESTION)
    page = html(visit("/listen/reader", by=hospital.press))
    assert "aaaaaaaaaaaa" in page
    assert "bbbbbbbbbbbb" in page
    assert "1 of 1" in page
    assert "0 of 0" in page


def test_only_those_who_answer_for_it_open_it(hospital: Hospital, visit: Visit) -> None:
    for path in ("/listen/reader", "/listen/reader/numbers.csv"):
        visit(path, by=hospital.nurse, expecting=403)
        visit(path, expecting=302)
    assert "How well does our reader read?" not in html(visit("/listen", by=hospital.nurse))
    assert "How well does our reader read?" in html(visit("/listen", by=hospital.approver))


def test_no_name_stands_on_the_page_or_in_a_file(
    hospital: Hospital, administrator: Person, visit: Visit
) -> None:
    read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
    page = html(visit("/listen/reader", by=hospital.press))
    told = visit("/listen/reader/numbers.csv", by=hospital.press).content.decode()
    taken = visit("/listen/reader/examples", by=administrator, post={}).content.decode()
    for text in (page, told, taken):
        for who in ("Megan", "Pugh", hospital.nurse.ledger_name):
            assert who not in text


def test_the_numbers_are_a_file_in_which_nothing_acts_as_a_formula(hospital: Hospital, visit: Visit) -> None:
    read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
    ReadingMade.objects.update(model_version='=HYPERLINK("x")')
    answer = visit("/listen/reader/numbers.csv", by=hospital.press)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="reader-month.csv"'
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert dict(zip(head, row, strict=True)) == {
        "Period": "last 30 days",
        "Model": '\'=HYPERLINK("x")',
        "Fingerprint": "a" * 64,
        "Read as": "complaint",
        "Said or unsure": "said",
        "A person says it is": "compliment",
        "Posts": "1",
        "In a person's hands": "1",
    }


def test_an_administrator_takes_the_examples_and_that_is_written_down(
    hospital: Hospital, administrator: Person, visit: Visit
) -> None:
    post = read_and_put_right(hospital, Kind.COMPLIMENT, Kind.OTHER)
    actions.correct_reading(by=hospital.colleague, post=post, kind=Kind.COMPLAINT, now=NOW)
    answer = visit("/listen/reader/examples", by=administrator, post={})
    (line,) = answer.content.decode().splitlines()
    assert json.loads(line) == {
        "id": f"post-{post.pk}-1",
        "text": "Thanks a bunch",
        "kind": "complaint",
        "read_as": "compliment",
        "said": True,
        "model_version": "test-1",
        "model_hash": "a" * 64,
    }
    taken = Event.objects.get(name="listening:examples:taken")
    assert (taken.by, taken.about["examples"]) == (administrator.ledger_name, 1)
    with pytest.raises(Refusal, match="Only a trust administrator"):
        actions.take_examples(by=hospital.press, now=NOW)


def test_examples_leave_out_what_is_private_gone_changed_or_names_somebody(hospital: Hospital) -> None:
    kept = read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
    named = hospital.hears("My mum Vera", a_reading(Kind.OTHER, Flag.IDENTIFIABLE))
    actions.correct_reading(by=hospital.nurse, post=named, kind=Kind.COMPLIMENT, now=NOW)
    for changed in ({"is_private": True}, {"deleted_at": NOW}, {"version": 2}, {"text": ""}):
        post = read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
        PublicPost.objects.filter(pk=post.pk).update(**changed)
    undone = read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
    actions.undo_correction(by=hospital.nurse, post=undone, now=NOW)
    found = queries.examples(hospital.trust.pk)
    assert [each.post for each in found.kept] == [kept.pk]
    assert found.left_out == 5


def test_a_misread_post_whose_words_are_gone_is_not_quoted(hospital: Hospital, visit: Visit) -> None:
    post = read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
    PublicPost.objects.filter(pk=post.pk).update(deleted_at=NOW)
    page = html(visit("/listen/reader", by=hospital.press))
    assert "Thanks a bunch" not in page
    assert "Its author changed it or took it down since." in page


def test_it_costs_the_same_whatever_was_read_and_pages_follow_each_other(
    hospital: Hospital, visit: Visit
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.read_alike(hospital.trust.pk, LONG_AGO)
            queries.misreadings(hospital.trust.pk, LONG_AGO)
        return len(seen)

    first = read_and_put_right(hospital, Kind.COMPLAINT, Kind.COMPLIMENT)
    assert cost() == 2
    _copy(first, MANY)
    assert cost() == 2
    shown: list[str] = []
    address = "/listen/reader"
    while address:
        page = html(visit(address, by=hospital.press))
        found = page.partition("Next 25 posts")[0].rpartition('href="')[2].partition('"')[0]
        shown += [part.partition('"')[0] for part in page.split('candour-post__open" href="/listen/')[1:]]
        address = found.replace("&amp;", "&").partition("#")[0] if "Next 25 posts" in page else ""
    numbers = [each for each in shown if each.isdigit()]
    assert len(numbers) == len(set(numbers)) == MANY + 1


def _copy(post: PublicPost, times: int) -> None:
    """This will make many posts like one that was misread."""
    said = Correction.objects.get(post=post)
    posts = PublicPost.objects.bulk_create(
        PublicPost(
            trust=post.trust,
            account=post.account,
            network_id=f"copy-{number}",
            version=1,
            text=post.text,
            posted_at=NOW,
            received_at=NOW,
        )
        for number in range(times)
    )
    kept = ReadingMade.objects.values("kind", "confidence", "abstains", "criticality", "model_version").get()
    readings = ReadingMade.objects.bulk_create(
        ReadingMade(trust=post.trust, post=each, post_version=1, model_hash="a" * 64, read_at=NOW, **kept)
        for each in posts
    )
    Correction.objects.bulk_create(
        Correction(
            trust=post.trust,
            post=each.post,
            reading=each,
            kind=said.kind,
            corrected_at=NOW,
            corrected_by=said.corrected_by,
        )
        for each in readings
    )
