"""The guideline as it stands: what is in force, what it makes the checks do, how a clause is cited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from candour.clauses.models import ClauseVersion
from candour.domain.checks.agreed import Setting, from_plain
from candour.domain.consensus.proposing import Clause
from candour.domain.guideline import STARTING, Cited, cited_from_start, place
from candour.people.models import Trust


@dataclass(frozen=True)
class Standing:
    """A clause as it stands: its words, which version, since when (None: from the start), how agreed."""

    cited: Cited
    clause: Clause
    settings: tuple[Setting, ...] = ()
    since: datetime | None = None
    proposal: int | None = None


Guideline = Mapping[str, Standing]
"""Number -> the clause as it stands, in the order of the document."""


def guideline_of(trust: Trust | int) -> Guideline:
    """This will give every clause in force: the text that all start with, and what was agreed since.

    One statement.
    """
    found = {number: _from_start(number) for number in STARTING}
    for row in _in_force(trust):
        found[row.number] = _standing(row)
    return {number: found[number] for number in sorted(found, key=place)}


def settings_of(guideline: Guideline) -> tuple[Setting, ...]:
    """This will give what all clauses together make the checks do, the one agreed on last at the end."""
    running = [(each.since, each.settings) for each in guideline.values() if each.since is not None]
    running.sort(key=lambda pair: pair[0])
    return tuple(setting for _, settings in running for setting in settings)


def versions_of(trust: Trust | int, number: str) -> list[ClauseVersion]:
    """This will give the versions of one clause that were agreed, newest first; one statement."""
    return list(ClauseVersion.objects.for_trust(trust).filter(number=number).order_by("-version"))


def cited(guideline: Guideline, number: str) -> Cited | None:
    """This will cite a clause by its number, or give nothing where the guideline has none."""
    standing = guideline.get(number)
    return standing.cited if standing else None


def _in_force(trust: Trust | int) -> QuerySet[ClauseVersion]:
    return ClauseVersion.objects.for_trust(trust).filter(ended_at__isnull=True).order_by("pk")


def _from_start(number: str) -> Standing:
    return Standing(cited_from_start(number), STARTING[number])


def _standing(row: ClauseVersion) -> Standing:
    return Standing(
        Cited(row.number, row.words, row.version, row.agreed),
        Clause(row.words, row.why, row.example),
        tuple(from_plain(plain, row.number, row.version) for plain in row.settings),
        row.in_force_at,
        row.proposal,
    )
