"""Word that something waits: once, by every door, with no post text, and who has seen it."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message as Letter
from email.policy import default
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings
from django.core import mail

from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from candour.jobs.worker import run_due
from candour.ledger.models import Event
from candour.people import actions, doors, queries
from candour.people.models import Notice, NoticeCopy, Person
from tests.rooms.people.trusts import HOUR, NOW, TrustHere

VOICE = Job("voice.submit")


def send(person: Person, *, about: str = "reply:12", is_urgent: bool = False) -> Notice:
    return actions.send_notice(
        by=VOICE,
        person=person,
        kind="decide",
        about=about,
        words="A reply to a complaint waits for you.",
        opens="/decide/12",
        is_urgent=is_urgent,
        now=NOW,
    )


@dataclass
class PostBox:
    """A real mail server's letters."""

    letters: list[Letter] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        self.letters.append(message_from_bytes(content, policy=default))
        return "250 taken"


@pytest.fixture
def post_box(settings: LazySettings) -> Iterator[PostBox]:
    box = PostBox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield box
    controller.stop()


@dataclass
class Bleeper:
    """A door of somebody's own: the matrons' bleeps."""

    name: str = "bleep"
    heard: list[tuple[int, str]] = field(default_factory=list)

    def reaches(self, person: Person) -> bool:
        return person.job_title == "Matron"

    def send(self, person: Person, message: doors.Message) -> None:
        self.heard.append((person.pk, message.words))


@pytest.fixture
def bleeper() -> Iterator[Bleeper]:
    door = Bleeper()
    doors.register(door)
    yield door
    doors.close(door.name)


def test_a_notice_arrives_by_mail_with_the_link_and_no_post_text(here: TrustHere, post_box: PostBox) -> None:
    notice = send(here.matron, is_urgent=True)
    run_due(NOW)
    (letter,) = post_box.letters
    text = letter.as_string()
    assert letter["To"] == here.matron.email
    assert "Needed now" in letter["Subject"]
    assert "St Brannoc's" in text
    assert f"http://127.0.0.1:8000/notices/{notice.pk}" in text
    copy = NoticeCopy.objects.get(notice=notice)
    assert (copy.door, copy.sent_at, copy.failed_because) == ("email", NOW, "")
    run_due(NOW + HOUR)
    assert len(post_box.letters) == 1


def test_a_mail_server_that_is_away_is_tried_again_and_the_copy_says_so(
    here: TrustHere, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    notice = send(here.matron)
    run_due(NOW, raising=False)
    copy = NoticeCopy.objects.get(notice=notice)
    assert copy.sent_at is None
    assert copy.failed_because
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    run_due(NOW + HOUR)
    copy.refresh_from_db()
    assert copy.sent_at is not None
    assert len(mail.outbox) == 1


def test_a_door_that_somebody_adds_carries_every_notice_to_those_it_reaches(
    here: TrustHere, bleeper: Bleeper
) -> None:
    send(here.matron)
    send(here.nurse)
    run_due(NOW)
    assert bleeper.heard == [(here.matron.pk, "A reply to a complaint waits for you.")]
    assert len(mail.outbox) == 2


def test_the_same_notice_is_sent_once_while_it_is_open(here: TrustHere) -> None:
    assert send(here.matron).pk == send(here.matron).pk
    assert queries.waiting_notices(here.matron).count() == 1
    actions.finish_notices(by=VOICE, trust=here.trust, about="reply:12", now=NOW)
    assert queries.waiting_notices(here.matron).count() == 0
    send(here.matron)
    assert queries.waiting_notices(here.matron).count() == 1


def test_a_finished_notice_is_not_mailed_any_more(here: TrustHere) -> None:
    send(here.matron)
    actions.finish_notices(by=VOICE, trust=here.trust, about="reply:12", now=NOW)
    run_due(NOW)
    assert mail.outbox == []


def test_finishing_touches_one_thing_in_one_trust(here: TrustHere, elsewhere: TrustHere) -> None:
    send(here.matron)
    send(here.nurse)
    send(here.nurse, about="reply:13")
    send(elsewhere.matron)
    assert actions.finish_notices(by=VOICE, trust=here.trust, about="reply:12", now=NOW) == 2
    assert queries.waiting_notices(here.nurse).count() == 1
    assert queries.waiting_notices(elsewhere.matron).count() == 1


def test_who_has_seen_a_notice_is_known_from_the_first_look(here: TrustHere) -> None:
    notice = send(here.matron, is_urgent=True)
    send(here.nurse, is_urgent=True)
    actions.see_notice(by=here.matron, notice=notice, now=NOW + HOUR)
    actions.see_notice(by=here.matron, notice=notice, now=NOW + 2 * HOUR)
    seen = queries.seen_by(here.trust, "reply:12", "decide")
    assert [(each.person, each.seen_at) for each in seen] == [
        (here.matron, NOW + HOUR),
        (here.nurse, None),
    ]
    assert Event.objects.filter(name="people:notice:seen").count() == 1


def test_nobody_sees_a_notice_for_somebody_else(here: TrustHere, elsewhere: TrustHere) -> None:
    notice = send(here.matron)
    for by in (here.nurse, elsewhere.matron):
        with pytest.raises(Refusal, match="somebody else"):
            actions.see_notice(by=by, notice=notice, now=NOW)
    assert queries.seen_by(elsewhere.trust, "reply:12") == []


def test_urgent_notices_come_first(here: TrustHere) -> None:
    send(here.matron, about="reply:1")
    send(here.matron, about="post:2", is_urgent=True)
    assert [each.about for each in queries.waiting_notices(here.matron)] == ["post:2", "reply:1"]


def test_a_suspended_person_gets_no_copies(here: TrustHere) -> None:
    actions.suspend_person(by=here.administrator, person=here.matron, reason="left", now=NOW)
    here.matron.refresh_from_db()
    send(here.matron)
    run_due(NOW)
    assert mail.outbox == []


def test_a_notice_opens_pages_of_candour_alone(here: TrustHere) -> None:
    for opens in ("https://elsewhere.example/", "//elsewhere.example/", ""):
        with pytest.raises(ValueError, match="page of Candour"):
            actions.send_notice(
                by=VOICE, person=here.matron, kind="x", about="y", words="z", opens=opens, now=NOW
            )


def test_the_event_of_a_notice_holds_numbers_and_no_words(here: TrustHere) -> None:
    notice = send(here.matron)
    about = Event.objects.get(name="people:notice:sent").about
    assert about == {"notice": notice.pk, "person": here.matron.pk, "thing": "reply:12"}
    assert urlsplit(notice.opens).path == "/decide/12"
