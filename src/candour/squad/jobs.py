"""Work for later: word to a volunteer who has the role of a reader now."""

from candour.domain.roles import Role
from candour.jobs.registry import JobContext, Payload, job
from candour.people.models import Person
from candour.squad.actions import volunteering


@job("squad.role_given")
def role_given(payload: Payload, context: JobContext) -> None:
    """This will tell whoever said yes to turns as a reader that they can take some."""
    if payload["about"].get("role") != Role.READER_ON_CALL:
        return
    person = Person.objects.for_trust(int(payload["trust"])).get(pk=payload["about"]["person"])
    volunteering.note_role(by=context.actor, person=person, now=context.now)
