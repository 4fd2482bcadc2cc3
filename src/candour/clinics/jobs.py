"""Work for later: letters for calendars, reminders of a clinic, the question afterwards."""

from candour.clinics import actions
from candour.clinics.invitations import letter, wants_letters
from candour.clinics.models import Coming
from candour.jobs.registry import JobContext, Payload, job
from candour.people.models import Person


@job("clinics.invite", attempts=10)
def invite(payload: Payload, context: JobContext) -> None:
    """This will mail a guest their place for their calendar, or its end, where they wish for letters."""
    coming = Coming.objects.select_related("clinic__trust", "guest").get(pk=payload["coming"])
    if context.now < coming.clinic.ends_at and wants_letters(coming.guest):
        letter(coming).send()


@job("clinics.remind")
def remind(payload: Payload, context: JobContext) -> None:
    """This will remind whoever comes, the day before and an hour before."""
    actions.remind(
        by=context.actor,
        clinic=payload["clinic"],
        sequence=payload["sequence"],
        slot=payload["slot"],
        now=context.now,
    )


@job("clinics.left")
def left(payload: Payload, context: JobContext) -> None:
    """This will take whoever left the trust out of the clinics to come; nobody who was let back meanwhile."""
    person = Person.objects.get(pk=payload["about"]["person"])
    if person.left_at is not None:
        actions.leave(by=context.actor, person=person, now=context.now)


@job("clinics.over")
def over(payload: Payload, context: JobContext) -> None:
    """This will ask the guests of a clinic that is over whether it helped."""
    actions.ask_whether_it_helped(
        by=context.actor, clinic=payload["clinic"], sequence=payload["sequence"], now=context.now
    )
