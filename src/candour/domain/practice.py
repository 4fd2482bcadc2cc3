"""Practice: what a reply to a made-up post has to do, judged by the checks that every real reply meets."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.domain.checks.apology import says_sorry
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.report import Report


@dataclass(frozen=True)
class Criterion:
    """One thing that a reply has to do: none of these checks finds anything; where asked for, a sorry."""

    words: str
    without: frozenset[Code] = frozenset()
    needs_sorry: bool = False


@dataclass(frozen=True)
class Judged:
    """One criterion, and whether the reply meets it."""

    words: str
    is_met: bool


def judge(text: str, report: Report, criteria: Sequence[Criterion]) -> tuple[Judged, ...]:
    """This will judge a reply by each criterion, in their order; an empty reply meets none."""
    found = {one.check for one in report.findings}
    return tuple(Judged(each.words, bool(text.strip()) and _is_met(text, found, each)) for each in criteria)


def passes(report: Report, judged: Sequence[Judged]) -> bool:
    """This will say whether a reply has passed: nothing is held and every criterion is met."""
    is_held = any(one.level is Level.HOLD for one in report.findings)
    return bool(judged) and not is_held and all(each.is_met for each in judged)


def _is_met(text: str, found: set[Code], criterion: Criterion) -> bool:
    if found & criterion.without:
        return False
    return says_sorry(text) if criterion.needs_sorry else True
