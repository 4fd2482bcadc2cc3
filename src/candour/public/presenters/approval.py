"""How an answer is approved, in plain words made from the policy in force."""

from dataclasses import dataclass

from candour.domain.approval.conditions import FEATURES, NO_POST, YES, Condition
from candour.domain.approval.floors import FLOORS, Floor
from candour.domain.approval.people import Seat
from candour.domain.approval.phrases import ASKS, KINDS, ORDER, WHEN_NO, WHEN_YES
from candour.domain.approval.policy import Ask, Policy, Row
from candour.domain.earning import BY_PRACTICE
from candour.domain.roles import RIGHT_LABELS
from candour.people.lessons import lesson_for
from candour.web.filters import length, plural

_SAID_OF_NO = frozenset({"in_hours", "from_published_facts", "from_agreed_facts"})
"""Questions whose "no" is said on this page; the others only narrow."""
_DESKS = {
    Seat.COMMUNICATIONS: "somebody from communications",
    Seat.LEGAL: "somebody from legal",
    Seat.EXECUTIVE: "an executive",
}
_FLOORS = {
    "F1": "Somebody may be in danger: a named person looks after them at once. We answer in public only "
    "when that person says so.",
    "F2": "Somebody may have been harmed: they hear it from us in person before we say anything in public.",
    "F3": "Words that could tell a stranger who somebody is, or that they were a patient, cannot be sent.",
    "F4": "Staff who raise a concern are not stopped: nobody approves that, nor do communications see it.",
}


@dataclass(frozen=True)
class Rule:
    """One row of the policy as sentences: when, who looks, and for whom nobody has to."""

    number: str
    when: str
    who: str
    trained: str


@dataclass(frozen=True)
class Approval:
    """How an answer is approved: the rules in their order, what nothing can loosen, what silence does."""

    rules: tuple[Rule, ...]
    floors: tuple[str, ...]
    silence: str
    hold: str
    version: int

    @staticmethod
    def of(policy: Policy, duty_title: str) -> "Approval":
        """This will put a policy into plain words."""
        return Approval(
            rules=tuple(_rule(row, policy) for row in policy.rows),
            floors=tuple(_FLOORS.get(floor.number, _plain(floor)) for floor in FLOORS),
            silence=_silence(policy, duty_title),
            hold=_hold(policy.undo_seconds),
            version=policy.version,
        )


def _rule(row: Row, policy: Policy) -> Rule:
    asks = [_desk(policy) if ask is Ask.DESK else ASKS[ask] for ask in row.asks]
    if not asks:
        who = "Nobody has to look again; it is checked and then published."
    elif len(asks) == 1:
        who = f"{_capital(asks[0])} looks first."
    else:
        who = f"Two people look first: {asks[0]}, and {asks[1]}."
    if row.first_in_queue:
        who += " It goes to the front of the queue."
    if row.asks and row.deputy_minutes:
        who += f" Here the deputy is asked after {plural(row.deputy_minutes, 'minute')}."
    return Rule(row.number, _when(row), who, _trained(row))


def _desk(policy: Policy) -> str:
    """This will name the one desk, or say that there are several."""
    return ASKS[Ask.DESK] if policy.desks else _DESKS.get(policy.desk, "one colleague")


def _trained(row: Row) -> str:
    if row.right is None:
        return ""
    only = _parts(row.right_when)
    where = f", where {' and '.join(only)}" if only else ""
    lesson = lesson_for(row.right)
    if lesson is not None:
        return f"Staff who passed the lesson “{lesson.label}” publish without waiting{where}."
    if row.right in BY_PRACTICE:
        return f"Staff of whom ten such answers went out as written publish without waiting{where}."
    return f"Staff who hold the right “{RIGHT_LABELS[row.right]}” publish without waiting{where}."


def _when(row: Row) -> str:
    found = [part for condition in row.conditions for part in [_all_of(condition)] if part]
    if not found or any(not condition.parts for condition in row.conditions):
        return "Anything else"
    return _capital("; or ".join(found))


def _all_of(condition: Condition) -> str:
    return " and ".join(_parts(condition))


def _parts(condition: Condition) -> list[str]:
    """This will say each part of a condition; a plain "no" that only narrows is left unsaid."""
    values = dict(condition.parts)
    kind = values.pop("kind", None)
    levels = values.pop("criticality", None)
    said = [_about(kind, levels)] if kind or levels else []
    channel = values.pop("channel", None)
    if channel:
        said.append(f"it is on {' or '.join(sorted(channel))}")
    for name, allowed in sorted(values.items(), key=lambda item: ORDER.get(item[0], 99)):
        if allowed == {YES}:
            said.append(WHEN_YES[name])
        elif name in _SAID_OF_NO:
            said.append(WHEN_NO[name])
    return said or [row_words for row_words in [_only_no(values)] if row_words]


def _only_no(values: dict[str, frozenset[str]]) -> str:
    """This will say a condition that consists of noes alone, so that no rule is left without words."""
    return " and ".join(f"not that {WHEN_YES[name]}" for name in values)


def _about(kind: frozenset[str] | None, levels: frozenset[str] | None) -> str:
    degree = _degree(levels)
    if kind is None:
        return f"we answer {degree} words" if degree else "we answer anything"
    names = [KINDS[one] for one in sorted(kind) if one in KINDS]
    if not names:
        return "we say something that answers nobody"
    words = " or ".join(names)
    if degree:
        words = words.replace("a complaint", f"a {degree} complaint") if "a complaint" in words else words
    return f"we answer {words}"


def _degree(levels: frozenset[str] | None) -> str:
    if levels is None or levels == FEATURES["criticality"]:
        return ""
    numbers = [int(level) for level in levels if level != NO_POST]
    if not numbers:
        return ""
    return "very serious" if max(numbers) <= -3 else ("less serious" if min(numbers) > -5 else "")


def _silence(policy: Policy, duty_title: str) -> str:
    duty = duty_title or policy.duty_role
    return (
        f"The person asked has {plural(policy.in_hours, 'minute')} on a working day and "
        f"{plural(policy.out_of_hours, 'minute')} at night and at weekends. Then their deputy is asked, then "
        f"somebody on call, then the {duty[0].lower()}{duty[1:]}. An answer never waits for one person alone."
    )


def _hold(seconds: int) -> str:
    if not seconds:
        return "Once it is approved, it is published at once."
    return f"Once it is approved, the writer still has {length(seconds)} to hold it back."


def _plain(floor: Floor) -> str:
    return floor.reason


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
