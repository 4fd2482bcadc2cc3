"""The letter that puts a clinic into somebody's calendar: an invitation, a change, its end (RFC 5546)."""

from dataclasses import replace
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage

from candour.clinics.calendars import happening
from candour.clinics.models import Coming
from candour.domain.clocks import from_until
from candour.domain.notifying import How, News
from candour.notices.queries import wishes_of
from candour.people.doors import EmailDoor
from candour.people.models import Person
from candour.web.calendar import Method, calendar_bytes

_BY_LETTER = {How.AT_ONCE, How.EMAIL}


def wants_letters(person: Person) -> bool:
    """This will say whether letters about clinics reach somebody, and are wished for; one statement."""
    reaches = person.is_active and EmailDoor().reaches(person)
    return reaches and wishes_of(person).how_for(News.CLINICS) in _BY_LETTER


def letter(coming: Coming) -> EmailMessage:
    """This will write the letter to a guest, with their place as it is now; clinic and guest are loaded."""
    clinic, guest = coming.clinic, coming.guest
    thing = happening(clinic, coming)
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    thing = replace(thing, host=(clinic.trust.name, sender), guest=(guest.full_name, guest.email))
    method = Method.CANCEL if thing.is_cancelled else Method.REQUEST
    says = "is not in your calendar any more" if thing.is_cancelled else "for your calendar"
    mail = EmailMessage(
        subject=f"A clinic {says}",
        body=(
            f"Hello {guest.first_name},\n\n{clinic.title}: {from_until(thing.starts_at, thing.ends_at)}.\n\n"
            f"Read more here (you will be asked to sign in):\n{thing.link}\n\n"
            f"{clinic.trust.name}, by Candour\n"
        ),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[guest.email],
        headers={"Message-ID": f"<{thing.key}-{guest.pk}-{thing.sequence}@{settings.CANDOUR_HOST}>"},
    )
    content = calendar_bytes(clinic.title, [thing], method).decode()
    mail.attach(f"{thing.key}.ics", content, f"text/calendar; method={method}")
    return mail
