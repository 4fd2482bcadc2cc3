"""What this room does beside requests: the letters that gather up what waits."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from candour.jobs import news
from candour.jobs.registry import JobContext, Payload, job
from candour.notices.models import Letter
from candour.people.models import Notice
from candour.people.queries import waiting_notices

MOST_LINES = 20


@job("notices.send_letter", attempts=10)
def send_letter(payload: Payload, context: JobContext) -> None:
    """This will mail one letter with all that still waits, or none when nothing does.

    The letter carries the same Message-ID at every try, so that a mail server can tell a second one.
    """
    letter = Letter.objects.select_related("person__trust").filter(pk=payload["letter"]).first()
    if letter is None or letter.sent_at or letter.not_needed_at:
        return
    person = letter.person
    waiting = list(waiting_notices(person)[: MOST_LINES + 1]) if person.is_active and person.email else []
    if waiting:
        _mail(letter, waiting)
    with transaction.atomic():
        if waiting:
            letter.sent_at = context.now
            about: dict[str, str | int | None] = {"person": person.pk, "letter": letter.pk}
            news.tell(
                "notices:letter:sent", by=context.actor, trust=letter.trust_id, about=about, now=context.now
            )
        else:
            letter.not_needed_at = context.now
        letter.save(update_fields=["sent_at", "not_needed_at"])


def letter_words(letter: Letter, waiting: list[Notice]) -> str:
    """This will write the letter: what waits, each with its page; never words of a post or a reply."""
    lines = [
        f"- {notice.words}\n  {urljoin(settings.CANDOUR_ADDRESS, f'/notices/{notice.pk}')}"
        for notice in waiting[:MOST_LINES]
    ]
    more = "\n\nThere is more on your page." if len(waiting) > MOST_LINES else ""
    return (
        f"Hello {letter.person.first_name},\n\nThis waits for you:\n\n" + "\n".join(lines) + more + "\n\n"
        f"How you are told is up to you: {urljoin(settings.CANDOUR_ADDRESS, '/me/notices')}\n\n"
        f"{letter.person.trust.name}, by Candour\n"
    )


def _mail(letter: Letter, waiting: list[Notice]) -> None:
    count = "One thing waits" if len(waiting) == 1 else f"{min(len(waiting), MOST_LINES)} things wait"
    EmailMessage(
        subject=f"{count} for you",
        body=letter_words(letter, waiting),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.person.email],
        headers={"Message-ID": f"<letter-{letter.pk}@{settings.CANDOUR_HOST}>"},
    ).send()
