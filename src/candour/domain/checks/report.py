"""What comes out of the checks: findings, and one verdict."""

from dataclasses import dataclass, replace
from enum import StrEnum

from candour.domain.checks.agreed import Allowed
from candour.domain.checks.clauses import CLAUSE_OF
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.wording import WORDING

Span = tuple[int, int]
"""Start and end in code points of the reply, the end not included."""

HINTS_AT_A_TIME = 2


class Verdict(StrEnum):
    """Hold if any hold is open, warn if there is any hint, else pass."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    WARN = "warn"
    HOLD = "hold"


@dataclass(frozen=True)
class Finding:
    """One thing that a check found, with the words that made it so (`spans`; empty when nothing is there)."""

    check: Code
    level: Level
    reason: str
    remedy: str
    clause: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Report:
    """All findings, in the order of `Code`, what they come to, and what a clause of the trust let through."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    allowed: tuple[Allowed, ...] = ()


def finding(
    code: Code,
    *,
    level: Level,
    spans: tuple[Span, ...] = (),
    reason: str | None = None,
    remedy: str | None = None,
    clause: str | None = None,
) -> Finding:
    """This will word a finding from the house tables, with a more exact reason or remedy if given; an empty
    `clause` cites none."""
    usual_reason, usual_remedy = WORDING[code]
    cited = CLAUSE_OF[code] if clause is None else clause
    return Finding(code, level, reason or usual_reason, remedy or usual_remedy, cited, spans)


def trimmed(one: Finding, reply: str) -> Finding:
    """This will give a finding whose spans neither begin nor end with white space of the reply."""
    places = (_trimmed(reply, *span) for span in one.spans)
    return replace(one, spans=tuple((start, end) for start, end in places if start < end))


def _trimmed(reply: str, start: int, end: int) -> Span:
    words = reply[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def report_of(findings: list[Finding], allowed: tuple[Allowed, ...] = ()) -> Report:
    """This will put findings into the house order and sum them up in one verdict."""
    order = {code: place for place, code in enumerate(Code)}
    ordered = tuple(sorted(findings, key=lambda one: order[one.check]))
    if any(one.level is Level.HOLD for one in ordered):
        verdict = Verdict.HOLD
    else:
        verdict = Verdict.WARN if ordered else Verdict.PASS
    return Report(verdict, ordered, allowed)


def shown(report: Report) -> tuple[Finding, ...]:
    """This will give what the writer sees: every hold, and at most two hints in the rubric's order."""
    holds = [one for one in report.findings if one.level is Level.HOLD]
    hints = [one for one in report.findings if one.level is Level.HINT]
    return (*holds, *hints[:HINTS_AT_A_TIME])
