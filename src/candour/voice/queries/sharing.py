"""Drafts that are shown to a colleague, and what stopped those who left one."""

from datetime import date

from candour.domain.leaving import Shown, Stopped, shown
from candour.domain.roles import Role
from candour.people.models import Person, Trust
from candour.voice.models import DraftShared, LeftBecause, Statement

SEES_WHAT_STOPPED = (Role.COMMUNICATIONS, Role.EXECUTIVE)
"""Who reads what stopped people: whoever can put out of the way what did."""

_WITH = ("statement__author__team", "statement__post__account", "statement__author__trust", "colleague")


def shared_with(person: Person, pk: int) -> DraftShared:
    """This will give a draft that a colleague shows this person, raising DraftShared.DoesNotExist else."""
    mine = DraftShared.objects.for_trust(person.trust_id).filter(colleague=person, ended_at=None)
    return mine.select_related(*_WITH).get(pk=pk)


def shared_by(person: Person, pk: int) -> DraftShared:
    """This will give one sharing of a person's own draft, raising DraftShared.DoesNotExist else."""
    mine = DraftShared.objects.for_trust(person.trust_id).filter(statement__author=person, ended_at=None)
    return mine.select_related(*_WITH).get(pk=pk)


def sharings_of(statement: Statement) -> list[DraftShared]:
    """This will list who sees a draft now, and what they offer; one statement."""
    return list(
        DraftShared.objects.filter(statement=statement, ended_at=None)
        .select_related("colleague")
        .order_by("shared_at", "pk")
    )


def shown_to(person: Person) -> list[DraftShared]:
    """This will list the drafts that colleagues show this person; one statement."""
    mine = DraftShared.objects.for_trust(person.trust_id).filter(colleague=person, ended_at=None)
    return list(mine.select_related(*_WITH).order_by("shared_at", "pk")[:50])


def what_stopped_us(trust: Trust) -> list[tuple[date, Shown]]:
    """This will give what may be shown of each of the last eight quarters, newest first; one statement."""
    by_quarter: dict[date, dict[Stopped, int]] = {}
    for row in LeftBecause.objects.for_trust(trust).order_by("-quarter_on", "answer"):
        by_quarter.setdefault(row.quarter_on, {})[Stopped(row.answer)] = row.times
    return [(quarter, shown(counts)) for quarter, counts in list(by_quarter.items())[:8]]
