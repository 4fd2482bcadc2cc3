"""Wishes kept on the page, and what they do to the next notice."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail

from candour.domain.actor import Job
from candour.domain.notifying import How, News, Wishes
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs.worker import run_due
from candour.ledger.models import Event
from candour.notices import actions, queries
from candour.notices.models import Letter
from candour.people import actions as people
from candour.people.models import Notice, NoticeCopy, Person
from tests.rooms.people.signing import sign_in
from tests.rooms.people.trusts import NOW, TrustHere

VOICE = Job("voice.submit")
MORNING = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
GATHERED = Wishes(how=dict.fromkeys(News, How.GATHERED))
QUIET = Wishes(quiet_from=time(21), quiet_to=time(7))


def send(
    person: Person, *, kind: str = "suggested", about: str = "reply:12", is_urgent: bool = False
) -> Notice:
    return people.send_notice(
        by=VOICE,
        person=person,
        kind=kind,
        about=about,
        words="Somebody offers you other words.",
        opens="/reply/12",
        is_urgent=is_urgent,
        now=NOW,
    )


def test_without_wishes_news_of_ones_own_words_comes_at_once(here: TrustHere) -> None:
    send(here.writer)
    run_due(NOW)
    assert [letter.to for letter in mail.outbox] == [[here.writer.email]]


def test_at_night_a_letter_waits_until_the_morning_and_still_comes(here: TrustHere) -> None:
    actions.keep_wishes(by=here.writer, wishes=QUIET, now=NOW)
    send(here.writer)
    run_due(NOW + timedelta(hours=8))
    assert mail.outbox == []
    run_due(NOW + timedelta(hours=9))
    assert len(mail.outbox) == 1


def test_on_call_everything_gets_through_whatever_one_wished(here: TrustHere) -> None:
    actions.keep_wishes(by=here.nurse, wishes=QUIET, now=NOW)
    people.plan_shift(
        by=here.administrator,
        person=here.nurse,
        role=Role.READER_ON_CALL,
        title="Reader on call",
        starts_at=NOW - timedelta(hours=1),
        ends_at=NOW + timedelta(hours=9),
        now=NOW - timedelta(hours=2),
    )
    send(here.nurse)
    run_due(NOW)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("kind", "is_urgent"), [("decide", False), ("suggested", True)])
def test_whoever_is_needed_now_is_told_now(here: TrustHere, kind: str, *, is_urgent: bool) -> None:
    muted = Wishes(how=dict.fromkeys(News, How.PAGE), muted_until=NOW + timedelta(days=7))
    actions.keep_wishes(by=here.matron, wishes=muted, now=NOW)
    send(here.matron, kind=kind, is_urgent=is_urgent)
    run_due(NOW)
    assert len(mail.outbox) == 1


def test_one_letter_gathers_what_waits_and_goes_once(here: TrustHere) -> None:
    actions.keep_wishes(by=here.writer, wishes=GATHERED, now=NOW)
    first, second = send(here.writer), send(here.writer, about="reply:13")
    run_due(NOW + timedelta(hours=1))
    assert mail.outbox == []
    run_due(MORNING)
    run_due(MORNING + timedelta(minutes=5))
    (letter,) = mail.outbox
    assert letter.subject == "2 things wait for you"
    assert all(f"/notices/{notice.pk}" in str(letter.body) for notice in (first, second))
    assert Letter.objects.get().sent_at == MORNING
    assert not NoticeCopy.objects.exists()
    assert Event.objects.filter(name="notices:letter:sent").count() == 1


def test_no_letter_comes_when_all_is_done(here: TrustHere) -> None:
    actions.keep_wishes(by=here.writer, wishes=GATHERED, now=NOW)
    send(here.writer)
    people.finish_notices(by=VOICE, trust=here.trust, about="reply:12", now=NOW)
    run_due(MORNING)
    assert mail.outbox == []
    assert Letter.objects.get().not_needed_at == MORNING


def test_only_on_the_page_means_only_there(here: TrustHere) -> None:
    actions.keep_wishes(by=here.writer, wishes=Wishes(how=dict.fromkeys(News, How.PAGE)), now=NOW)
    send(here.writer)
    run_due(MORNING)
    assert mail.outbox == []
    assert not Letter.objects.exists()
    assert Notice.objects.filter(person=here.writer, done_at=None).count() == 1


def test_quiet_hours_with_one_end_are_refused(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="both ends"):
        actions.keep_wishes(by=here.writer, wishes=Wishes(quiet_from=time(21)), now=NOW)


GIVEN = {
    **{each.value: "at_once" for each in News},
    "own": "gathered",
    "rights": "page",
    "named": "push",
    "letter_at": "06:45",
}


def test_news_that_goes_to_devices_alone_is_not_mailed(here: TrustHere) -> None:
    actions.keep_wishes(by=here.writer, wishes=Wishes(how={News.NAMED: How.PUSH}), now=NOW)
    send(here.writer, kind="named", about="post:1")
    run_due(NOW)
    assert mail.outbox == []


def test_the_page_keeps_what_was_chosen_and_shows_it(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer, device="own")
    more = {"quiet_from": "21:00", "quiet_to": "07:00", "quiet_weekends": "on", "mute": "8"}
    assert browser.post("/me/notices", GIVEN | more).status_code == 302
    wishes = queries.wishes_of(here.writer)
    assert (wishes.how[News.OWN], wishes.letter_at) == (How.GATHERED, time(6, 45))
    assert (wishes.quiet_from, wishes.quiet_to, wishes.quiet_weekends) == (time(21), time(7), True)
    shown = browser.get("/me/notices").content.decode()
    assert "Muted until" in shown
    assert 'value="06:45"' in shown


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"quiet_from": "21:00"}, "Enter both times, or leave both empty"),
        ({"quiet_from": "25:00", "quiet_to": "07:00"}, "Enter a time as on a ward"),
        ({"letter_at": ""}, "Enter a time"),
        ({"own": "by pigeon"}, "Choose one of these"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(here: TrustHere, wrong: dict[str, str], words: str) -> None:
    browser, _ = sign_in(here.writer, device="own")
    answer = browser.post("/me/notices", GIVEN | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_try_comes_at_once_and_one_at_a_time(here: TrustHere) -> None:
    actions.keep_wishes(by=here.writer, wishes=QUIET, now=NOW)
    actions.try_it(by=here.writer, now=NOW)
    actions.try_it(by=here.writer, now=NOW)
    assert Notice.objects.filter(person=here.writer, kind="try", done_at=None).count() == 1
    run_due(NOW)
    assert len(mail.outbox) == 1
