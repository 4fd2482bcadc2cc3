"""What is asked about reports: who looks at them, and which wait."""

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.network.models import Report
from candour.people.models import Person, Trust
from candour.people.queries.persons import roles_of

LOOK = (Role.COMMUNICATIONS, Role.ADMINISTRATOR)


def looks_at_reports(person: Person) -> Refusal | None:
    """This will refuse whoever does not look at reports; one statement."""
    if roles_of(person) & set(LOOK):
        return None
    return Refusal(
        "Reports are for communications and administrators.", "Ask one of them. They are on People."
    )


def open_reports(trust: Trust | int, most: int = 50) -> list[Report]:
    """This will list the reports that wait, oldest first; one statement."""
    found = Report.objects.for_trust(trust).filter(settled_at=None)
    return list(
        found.select_related("post__author", "post__space", "comment__author", "by").order_by("at", "pk")[
            :most
        ]
    )


def report_of(trust: Trust | int, pk: int) -> Report:
    """This will give one report, raising Report.DoesNotExist for another trust's."""
    return Report.objects.for_trust(trust).select_related("post__author", "comment__author", "by").get(pk=pk)
