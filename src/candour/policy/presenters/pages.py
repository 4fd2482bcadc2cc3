"""The pages of the policy: the table in force, a change on its way, a version, what it would have done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from candour.domain.approval.differences import Differences, differences
from candour.domain.approval.loosening import loosened
from candour.domain.approval.phrases import KINDS
from candour.domain.approval.plain import from_plain
from candour.domain.approval.simulation import DAYS, Simulation, sentence
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people.models import Person
from candour.policy import queries
from candour.policy.actions import adopting_refusal, agreeing_refusal, settings_mark
from candour.policy.actions.adopting import is_agreed
from candour.policy.actions.changes import table_sha256
from candour.policy.actions.elections import MAY_SET
from candour.policy.actions.permits import editing_refusal
from candour.policy.models import ElectionTime, PolicyChange
from candour.policy.presenters.table import TableOnPage
from candour.voice.models import PolicyVersion
from candour.voice.queries.policy import policy_in_force

MOST_VERSIONS = 50
"""The newest versions that the page of the policy lists."""
_REVIEW = {
    "other_words": "words that a colleague suggested were taken",
    "not_this": "a colleague said: not this",
}


@dataclass(frozen=True)
class VersionLine:
    """One version in a list: who adopted it, when and why."""

    pk: int
    number: int
    adopted_at: datetime
    adopted_by: str
    reason: str


@dataclass(frozen=True)
class PolicyPage:
    """The table in force, who answers for it, and what is on its way."""

    heading: str
    version: VersionLine | None
    versions: tuple[VersionLine, ...]
    table: TableOnPage | None
    change: PolicyChange | None
    officer: str
    may_name: bool
    election: ElectionTime | None
    election_is_on: bool
    refusal: Refusal | None

    @staticmethod
    def of(person: Person, roles: Iterable[Role]) -> "PolicyPage":
        """This will gather the page in a fixed number of SQL statements."""
        trust = person.trust
        versions = list(queries.versions_of(trust)[:MOST_VERSIONS])
        named = _names(versions)
        teams = queries.teams_of(trust)
        officer = queries.officer_of(trust)
        return PolicyPage(
            heading="Who looks before we speak",
            version=_line(versions[0], named) if versions else None,
            versions=tuple(_line(version, named) for version in versions),
            table=TableOnPage.of(from_plain(versions[0].table), teams) if versions else None,
            change=queries.open_change(trust),
            officer=f"{officer.full_name}, {officer.job_title}" if officer else "",
            may_name=Role.ADMINISTRATOR in roles,
            election=queries.election_of(trust),
            election_is_on=trust.is_pre_election,
            refusal=editing_refusal(person),
        )


@dataclass(frozen=True)
class ChangePage:
    """A change on its way: its table, what differs and loosens, what it would have done, who adopts it."""

    pk: int
    change: PolicyChange
    is_open: bool
    table: TableOnPage
    differences: Differences
    loosens: tuple[str, ...]
    would_have: str
    unseen: int
    officer: str
    is_agreed: bool
    sha256: str
    settings_mark: str
    editing: Refusal | None
    agreeing: Refusal | None
    adopting: Refusal | None
    is_behind: bool

    @staticmethod
    def of(person: Person, change: PolicyChange, now: datetime) -> "ChangePage":
        """This will gather the page in a fixed number of SQL statements."""
        before, after = queries.tables_of(change)
        teams = queries.teams_of(change.trust_id)
        found = differences(before, after, teams)
        simulation = queries.simulation_of(change.trust_id, after, DAYS[0], now)
        officer = queries.officer_of(change.trust_id)
        in_force, _ = policy_in_force(change.trust_id)
        return ChangePage(
            pk=change.pk,
            change=change,
            is_open=change.ended_at is None,
            table=TableOnPage.of(after, teams, found),
            differences=found,
            loosens=tuple(each.sentence for each in loosened(before, after)),
            would_have=sentence(simulation.figures()),
            unseen=len(simulation.unseen_changed),
            officer=officer.full_name if officer else "",
            is_agreed=is_agreed(change),
            sha256=table_sha256(change.table),
            settings_mark=settings_mark(after),
            editing=editing_refusal(person, change),
            agreeing=agreeing_refusal(person, change),
            adopting=adopting_refusal(person, change),
            is_behind=change.ended_at is None and in_force.pk != change.base_id,
        )


@dataclass(frozen=True)
class PastLine:
    """A reply of the past as it is listed: what it answered, when, what a look did with it; never whose."""

    words: str
    at: datetime | None
    post: int | None
    review: str


@dataclass(frozen=True)
class SimulationPage:
    """What a change would have done with the replies of the past."""

    pk: int
    days: int
    choices: tuple[int, ...]
    would_have: str
    is_enough: bool
    cases: int
    before: int
    after: int
    freed: int
    longer: int
    unseen: tuple[PastLine, ...]

    @staticmethod
    def of(change: PolicyChange, days: int, now: datetime) -> "SimulationPage":
        """This will replay the past and list what was changed and would go unseen."""
        _, after = queries.tables_of(change)
        found = queries.simulation_of(change.trust_id, after, days, now)
        return SimulationPage(
            pk=change.pk,
            days=days,
            choices=DAYS,
            would_have=sentence(found.figures()),
            is_enough=found.is_enough,
            cases=found.cases,
            before=found.without_before,
            after=found.without_after,
            freed=len(found.freed),
            longer=len(found.longer),
            unseen=_past(change, found),
        )


@dataclass(frozen=True)
class VersionPage:
    """One version: its table, what it changed, who adopted it and why, and the figures kept with it."""

    line: VersionLine
    table: TableOnPage
    before: VersionLine | None
    differences: Differences | None
    loosens: tuple[str, ...]
    would_have: str
    agreed_by: str
    is_in_force: bool
    is_unread: bool

    @staticmethod
    def of(version: PolicyVersion, reader: Person) -> "VersionPage":
        """This will compare a version with the one before it."""
        versions = list(
            queries.versions_of(version.trust_id).filter(number__in=(version.number, version.number - 1))
        )
        newest, _ = policy_in_force(version.trust_id)
        teams = queries.teams_of(version.trust_id)
        table = from_plain(version.table)
        old = from_plain(versions[1].table) if len(versions) > 1 else None
        found = differences(old, table, teams) if old else None
        change = getattr(version, "change", None)
        return VersionPage(
            line=_line(version, _names([version])),
            table=TableOnPage.of(table, teams, found),
            before=_line(versions[1], {}) if len(versions) > 1 else None,
            differences=found,
            loosens=tuple(each.sentence for each in loosened(old, table)) if old else (),
            would_have=sentence(change.figures) if change and change.figures else "",
            agreed_by=change.agreed_by.full_name if change and change.agreed_by and is_agreed(change) else "",
            is_in_force=newest.pk == version.pk,
            is_unread=queries.is_told_of(reader, version),
        )


def _past(change: PolicyChange, found: Simulation) -> tuple[PastLine, ...]:
    listed = queries.past_replies(change.trust_id, [each.case for each in found.unseen_changed])
    return tuple(
        PastLine(
            f"A reply to {KINDS[each.kind]}" if each.kind in KINDS else "A post of our own",
            each.at,
            each.post,
            _REVIEW[each.review],
        )
        for each in listed
    )


def _names(versions: Iterable[PolicyVersion]) -> Mapping[str, str]:
    """This will name whoever adopted these versions; one statement."""
    numbers = {
        each.adopted_by.removeprefix("person:") for each in versions if each.adopted_by.startswith("person:")
    }
    people = Person.objects.filter(pk__in=[int(number) for number in numbers if number.isdigit()])
    return {person.ledger_name: f"{person.full_name}, {person.job_title}" for person in people}


def _line(version: PolicyVersion, named: Mapping[str, str]) -> VersionLine:
    return VersionLine(
        version.pk,
        version.number,
        version.adopted_at,
        named.get(version.adopted_by, "set-up"),
        version.reason,
    )


def may_set_election(roles: Iterable[Role]) -> Refusal | None:
    """This will say why somebody may not set the time before an election, or nothing."""
    if set(roles) & set(MAY_SET):
        return None
    return Refusal(
        "Communications or an executive sets the time before an election.", "Tell one of them which days."
    )
