"""What is asked about reports: who looks at them, and which wait."""

from django.db.models import Q

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


def open_reports(person: Person, most: int = 50) -> list[Report]:
    """This will list the reports that wait for somebody, oldest first; one statement.

    What others reported of their own words is left out: it says who asked, and a colleague decides.
    """
    found = Report.objects.for_trust(person.trust_id).filter(settled_at=None).exclude(_wrote(person))
    return list(
        found.select_related("post__author", "post__space", "comment__author", "by").order_by("at", "pk")[
            :most
        ]
    )


def report_of(trust: Trust | int, pk: int) -> Report:
    """This will give one report, raising Report.DoesNotExist for another trust's."""
    return Report.objects.for_trust(trust).select_related("post__author", "comment__author", "by").get(pk=pk)


def outcome_of(person: Person, pk: int) -> Report:
    """This will give what was decided, to whoever asked or wrote it; Report.DoesNotExist to any other."""
    found = Report.objects.for_trust(person.trust_id).filter(settled_at__isnull=False)
    mine = found.filter(Q(by=person) | _wrote(person))
    return mine.select_related("post__author", "comment__author", "settled_by").get(pk=pk)


def _wrote(person: Person) -> Q:
    return Q(comment=None, post__author=person) | Q(comment__author=person)
