"""Taking in a list of people: kept for a look, confirmed with the number of leavers, carried out act by act.

Each act is a transaction of its own, so that a long list holds nobody up; carrying a list out again does
what is left to do, and nothing twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.lists.planning import Act, Does, Plan
from candour.domain.lists.reading import PeopleList, Row, read_list
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.jobs import news, queue
from candour.joining.models import KeptList
from candour.joining.queries.lists import plan_of
from candour.people import actions as people
from candour.people.actions.permits import must_hold
from candour.people.models import Person, StaffGroup, Team, Trust

LEFT = "The trust's list of people says that they have left."


@dataclass(frozen=True)
class Outcome:
    """What came of a list: acts carried out, by sort, and those that could not be."""

    done: dict[Does, int]
    left_over: tuple[str, ...]


@transaction.atomic
def keep_list(
    *, by: Actor, trust: Trust, content: bytes, name: str, is_full: bool, invites: bool, now: datetime
) -> KeptList:
    """This will keep a file for a look; nothing in it happens before somebody says yes."""
    must_hold(by, trust, Role.ADMINISTRATOR)
    said = read_list(content)
    if not said.rows:
        first = said.problems[0]
        raise Refusal(first.reason, first.remedy)
    kept = KeptList.objects.create(
        trust=trust,
        file_name=name[:120],
        content=content,
        is_full=is_full,
        invites=invites,
        made_at=now,
        made_by=by.ledger_name,
    )
    about = {"list": kept.pk, "lines": len(said.rows)}
    news.tell("joining:list:kept", by=by, trust=trust.pk, about=about, now=now)
    return kept


@transaction.atomic
def confirm_list(*, by: Actor, kept: KeptList, leavers: int, now: datetime) -> KeptList:
    """This will say yes to a list, with the number of people who then leave; the worker carries it out."""
    must_hold(by, kept.trust_id, Role.ADMINISTRATOR)
    kept = (
        KeptList.objects.for_trust(kept.trust_id)
        .select_for_update(of=("self",))
        .select_related("trust")
        .get(pk=kept.pk)
    )
    if kept.confirmed_at is not None or not kept.content:
        raise Refusal("Somebody said yes to this list already.", "Look at what came of it, or send it again.")
    asked = plan_of(kept.trust, read_list(bytes(kept.content)), is_full=kept.is_full)
    refuse(leavers_refusal(asked, leavers))
    kept.confirmed_at, kept.confirmed_by, kept.leavers = now, by.ledger_name, leavers
    kept.save(update_fields=["confirmed_at", "confirmed_by", "leavers"])
    about = {"list": kept.pk, "leavers": leavers}
    news.tell("joining:list:confirmed", by=by, trust=kept.trust_id, about=about, now=now)
    queue.enqueue("joining.carry_out_list", {"list": kept.pk}, due_at=now, trust=kept.trust_id)
    return kept


def leavers_refusal(asked: Plan, leavers: int) -> Refusal | None:
    """This will refuse another number of leavers than the list has now."""
    have = len(asked.of(Does.LEAVE))
    if leavers == have:
        return None
    people_words = "1 person leaves" if have == 1 else f"{have} people leave"
    return Refusal(
        f"By this list {people_words}, not {leavers}.", "Look at their names again, then enter that number."
    )


def carry_out(
    *,
    by: Actor,
    trust: Trust,
    said: PeopleList,
    is_full: bool,
    invites: bool,
    most_leavers: int,
    now: datetime,
    between: Callable[[], None] = lambda: None,
) -> Outcome:
    """This will do all that a list asks for, one transaction an act; `between` is called after each.

    Nothing is done where more people would leave than somebody said yes to (`most_leavers`).
    """
    asked = plan_of(trust, said, is_full=is_full)
    rows = {row.line: row for row in said.rows}
    refusal = leavers_refusal(asked, most_leavers) if len(asked.of(Does.LEAVE)) > most_leavers else None
    if refusal is not None:
        return Outcome(dict.fromkeys(Does, 0), (f"{refusal.reason} {refusal.remedy}",))
    done: dict[Does, int] = dict.fromkeys(Does, 0)
    left_over = [f"Line {each.line}: {each.reason} {each.remedy}" for each in asked.problems]
    for act in asked.acts:
        try:
            _carry_out(by, trust, act, rows.get(act.line), invites=invites, now=now)
            done[act.does] += 1
        except Refusal as no:
            left_over.append(f"Line {act.line}, {act.name}: {no.reason} {no.remedy}")
        between()
    return Outcome(done, tuple(left_over))


@transaction.atomic
def finish_list(*, by: Actor, kept: KeptList, outcome: Outcome, now: datetime) -> None:
    """This will note what came of a list, and empty the file."""
    kept.finished_at, kept.content = now, b""
    kept.done = sum(outcome.done.values()) - outcome.done[Does.SAME]
    kept.left_over = list(outcome.left_over)
    kept.save(update_fields=["finished_at", "content", "done", "left_over"])
    about = {"list": kept.pk, "done": kept.done}
    news.tell("joining:list:carried_out", by=by, trust=kept.trust_id, about=about, now=now)


def _carry_out(by: Actor, trust: Trust, act: Act, row: Row | None, *, invites: bool, now: datetime) -> None:
    person = Person.objects.for_trust(trust).filter(pk=act.number).first()
    if act.does is Does.LEAVE and person is not None:
        people.leave(by=by, person=person, reason=LEFT, now=now)
    elif act.does is Does.ADD and row is not None:
        _add(by, trust, row, invites=invites, now=now)
    elif act.does is Does.CHANGE and row is not None and person is not None:
        _change(by, trust, row, person, now)


def _add(by: Actor, trust: Trust, row: Row, *, invites: bool, now: datetime) -> None:
    people.add_person(
        by=by,
        trust=trust,
        email=row.email,
        first_name=row.first_name,
        last_name=row.last_name,
        job_title=row.job_title or "Member of staff",
        staff_number=row.staff_number,
        team=_team(trust, row),
        staff_group=_group(trust, row),
        roles=row.roles,
        is_invited=invites,
        now=now,
    )


@transaction.atomic
def _change(by: Actor, trust: Trust, row: Row, person: Person, now: datetime) -> None:
    details = people.Details(
        row.first_name,
        row.last_name,
        row.job_title,
        row.email,
        row.staff_number,
        _team(trust, row),
        _group(trust, row),
    )
    people.change_person(by=by, person=person, details=details, now=now)
    for role in row.roles:
        people.give_role(by=by, person=person, role=role, now=now)


def _team(trust: Trust, row: Row) -> Team | None:
    if not row.team:
        return None
    return Team.objects.for_trust(trust).filter(name__iexact=row.team, site__name__iexact=row.site).first()


def _group(trust: Trust, row: Row) -> StaffGroup | None:
    if not row.staff_group:
        return None
    return StaffGroup.objects.for_trust(trust).filter(name__iexact=row.staff_group).first()
