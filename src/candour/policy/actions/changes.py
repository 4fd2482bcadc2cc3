"""A change of the table: begun, edited row by row, compared anew, left. What others see is what is kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from candour.domain.approval import editing
from candour.domain.approval.plain import from_plain, row_to_plain, to_plain
from candour.domain.approval.policy import Policy, Row
from candour.domain.refusal import Refusal, refuse
from candour.jobs import news
from candour.people.actions.permits import must_say_why
from candour.people.models import Person
from candour.policy.actions.permits import editing_refusal
from candour.policy.models import PolicyChange
from candour.voice.queries.policy import policy_in_force

SETTINGS = (
    "in_hours",
    "out_of_hours",
    "then_in_hours",
    "then_out_of_hours",
    "undo_seconds",
    "look_in_hours",
    "look_out_of_hours",
    "duty_role",
    "guardian",
    "desks",
)
"""What can be set besides the rows; the floors are not among them."""


class RowOvertakenRefusal(Refusal):
    """Says that somebody changed the same row, or the same settings, since the page was opened."""


def row_mark(policy: Policy, number: str) -> str:
    """This will give a mark of a row as it stands: a page sends it back, so that nobody overwrites unseen."""
    return _mark([row_to_plain(row) for row in policy.rows if row.number == number])


def settings_mark(policy: Policy) -> str:
    """This will give the same for all settings together."""
    return _mark({**to_plain(policy), "rows": [], "version": 0})


def table_sha256(table: Mapping[str, object]) -> str:
    """This will give the hash of a table, whichever number it is adopted under."""
    return hashlib.sha256(_canonical({**table, "version": 0}).encode()).hexdigest()


@transaction.atomic
def begin_change(*, by: Person, reason: str, now: datetime) -> PolicyChange:
    """This will begin a change of the table in force; a trust works on one change at a time."""
    refuse(editing_refusal(by))
    reason = must_say_why(reason, "Enter why the table should change; everybody can read it.")
    version, _ = policy_in_force(by.trust_id)
    try:
        with transaction.atomic():
            change = PolicyChange.objects.create(
                trust_id=by.trust_id,
                base=version,
                table=version.table,
                reason=reason,
                editors=[],
                began_at=now,
                began_by=by,
                edited_at=now,
                edited_by=by,
            )
    except IntegrityError as other:
        raise Refusal("A change is being worked on already.", "Open it, and change it there.") from other
    _tell("policy:change:began", by, change, now, words={"reason": reason})
    return change


@transaction.atomic
def set_row(*, by: Person, change: PolicyChange, row: Row, seen: str, now: datetime) -> PolicyChange:
    """This will put a row into the table; one with the number "" is new. `seen` is the row's mark.

    Raises RowOvertakenRefusal where somebody else changed or removed the row in the meantime.
    """
    change, table = _locked(by, change)
    if not row.number:
        row = replace(row, number=editing.next_number(table, from_plain(change.base.table)))
    elif seen != row_mark(table, row.number):
        editing.row_of(table, row.number)
        raise RowOvertakenRefusal(
            f"Somebody changed row {row.number} since you opened it.",
            "Yours is kept below, and not saved yet. Look at both, then keep yours or leave it.",
        )
    return _keep(by, change, editing.with_row(table, row), now)


@transaction.atomic
def move_row(*, by: Person, change: PolicyChange, number: str, places: int, now: datetime) -> PolicyChange:
    """This will move a row up or down."""
    change, table = _locked(by, change)
    return _keep(by, change, editing.moved(table, number, places), now)


@transaction.atomic
def remove_row(*, by: Person, change: PolicyChange, number: str, seen: str, now: datetime) -> PolicyChange:
    """This will take a row out, unless it is another than the one that was seen."""
    change, table = _locked(by, change)
    editing.row_of(table, number)
    if seen != row_mark(table, number):
        raise RowOvertakenRefusal(
            f"Somebody changed row {number} since you opened this page.", "Look at it again first."
        )
    return _keep(by, change, editing.without_row(table, number), now)


@transaction.atomic
def set_settings(
    *, by: Person, change: PolicyChange, settings: Mapping[str, object], seen: str, now: datetime
) -> PolicyChange:
    """This will set waits, the time to hold back, the desks and names (`SETTINGS`), and nothing else."""
    change, table = _locked(by, change)
    if seen != settings_mark(table):
        raise RowOvertakenRefusal(
            "Somebody changed the settings since you opened them.",
            "Yours are kept below, and not saved yet. Look at both, then keep yours or leave it.",
        )
    known = {name: settings[name] for name in SETTINGS if name in settings}
    return _keep(by, change, replace(table, **known), now)  # type: ignore[arg-type]  # checked when read anew


@transaction.atomic
def compare_anew(*, by: Person, change: PolicyChange, now: datetime) -> PolicyChange:
    """This will compare a change with the table in force now; its own table stays as it is."""
    change, _ = _locked(by, change)
    version, _ = policy_in_force(by.trust_id)
    change.base = version
    change.save(update_fields=["base"])
    _tell("policy:change:edited", by, change, now)
    return change


@transaction.atomic
def leave_change(*, by: Person, change: PolicyChange, now: datetime) -> PolicyChange:
    """This will end a change without adopting it; it stays to be read."""
    change, _ = _locked(by, change)
    change.ended_at, change.ended_by = now, by
    change.save(update_fields=["ended_at", "ended_by"])
    _tell("policy:change:left", by, change, now)
    return change


def lock(change: PolicyChange) -> PolicyChange:
    """This will lock a change and read it as it is now."""
    return PolicyChange.objects.select_for_update(of=("self",)).select_related("base").get(pk=change.pk)


def _locked(by: Person, change: PolicyChange) -> tuple[PolicyChange, Policy]:
    change = lock(change)
    refuse(editing_refusal(by, change))
    return change, from_plain(change.table)


def _keep(by: Person, change: PolicyChange, table: Policy, now: datetime) -> PolicyChange:
    """This will keep the edited table, reading it once more as it will be read when it is in force."""
    plain = to_plain(table)
    from_plain(plain)
    change.table = plain
    change.editors = sorted({*change.editors, by.same_human})
    change.edited_at, change.edited_by = now, by
    change.save(update_fields=["table", "editors", "edited_at", "edited_by"])
    _tell("policy:change:edited", by, change, now)
    return change


def _tell(
    name: str, by: Person, change: PolicyChange, now: datetime, words: Mapping[str, str] | None = None
) -> None:
    about: dict[str, str | int | None] = {"change": change.pk, "sha256": table_sha256(change.table)}
    news.tell(name, by=by, trust=change.trust_id, about=about, now=now, words=words)


def _mark(plain: object) -> str:
    return hashlib.sha256(_canonical(plain).encode()).hexdigest()[:16]


def _canonical(plain: object) -> str:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))
