"""What people's room does beside requests: copies of notices, invitations, forgetting old sessions."""

from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction

from candour.jobs.registry import JobContext, Payload, every, job
from candour.people import doors
from candour.people.invitations import invite, send_new_password_link
from candour.people.models import Notice, NoticeCopy, Person, SignedIn

KEEP_ENDED_SESSIONS = timedelta(hours=1)


@job("people.send_copy", attempts=10)
def send_copy(payload: Payload, context: JobContext) -> None:
    """This will send one copy of a notice by its door, unless it went out or nobody needs it any more."""
    copy = (
        NoticeCopy.objects.select_related("notice__person", "notice__trust")
        .filter(pk=payload["copy"])
        .first()
    )
    if copy is None or copy.sent_at is not None or copy.notice.done_at is not None:
        return
    door = doors.door_called(copy.door)
    person = copy.notice.person
    if door is None or not person.is_active or not door.reaches(person):
        _settle(copy, because="This door is closed, or no longer reaches them.")
        return
    try:
        door.send(person, _message(copy))
    except Exception as fault:
        _settle(copy, because=f"{type(fault).__name__} at try {context.attempt}")
        raise
    with transaction.atomic():
        copy.sent_at, copy.failed_because = context.now, ""
        copy.save(update_fields=["sent_at", "failed_because"])


@job("people.invite", attempts=10)
def send_invitation(payload: Payload, context: JobContext) -> None:
    """This will mail a new person the link by which they choose their password."""
    person = Person.objects.select_related("trust").get(pk=payload["person"])
    if person.is_active and not person.has_usable_password():
        invite(person, context.now)


@job("people.new_password", attempts=5)
def send_new_password(payload: Payload, context: JobContext) -> None:
    """This will mail somebody who asked the link by which they choose a new password."""
    person = Person.objects.filter(pk=payload["person"], is_active=True).first()
    if person is not None and not (person.signs_in_elsewhere and settings.CANDOUR_TRUST_ACCOUNT):
        send_new_password_link(person, context.now)


@every(seconds=3600, name="people.forget_sessions")
def forget_sessions(payload: Payload, context: JobContext) -> None:
    """This will delete sessions that ended more than an hour ago."""
    del payload
    SignedIn.objects.filter(expire_date__lt=context.now - KEEP_ENDED_SESSIONS).delete()


def _message(copy: NoticeCopy) -> doors.Message:
    notice: Notice = copy.notice
    return doors.Message(
        key=f"notice-{notice.pk}-{copy.pk}",
        trust_name=notice.trust.name,
        words=notice.words,
        link=urljoin(settings.CANDOUR_ADDRESS, f"/notices/{notice.pk}"),
        is_urgent=notice.is_urgent,
    )


def _settle(copy: NoticeCopy, *, because: str) -> None:
    copy.failed_because = because[:200]
    copy.save(update_fields=["failed_because"])
