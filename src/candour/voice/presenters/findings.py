"""What the checks found, with the words that made it so, as the writer or whoever decides sees it."""

from dataclasses import dataclass

from candour.clauses.queries import Guideline, cited
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.report import Finding, Report, shown
from candour.domain.guideline import Cited
from candour.voice import registers
from candour.voice.actions.submitting import A_PERSON_LIFTS

LONGEST_QUOTE = 60


@dataclass(frozen=True)
class FindingOnPage:
    """One finding: `lift` is "author" (one tap and a reason), "decider", or empty: other words.

    `moves_to_talk` is said of what belongs in a private talk instead. `cited` is the clause behind it, with
    its version and how that was agreed; `reads` and `challenges` are the pages that say more, or "".
    """

    code: str
    is_hold: bool
    reason: str
    remedy: str
    cited: Cited | None
    reads: str
    challenges: str
    quotes: tuple[str, ...]
    lift: str
    moves_to_talk: bool

    @staticmethod
    def of(finding: Finding, text: str, guideline: Guideline) -> "FindingOnPage":
        """This will print one finding about a text."""
        is_hold = finding.level is Level.HOLD
        return FindingOnPage(
            code=finding.check.value,
            is_hold=is_hold,
            reason=finding.reason,
            remedy=finding.remedy,
            cited=cited(guideline, finding.clause),
            reads=registers.clause_page(finding.clause),
            challenges=registers.challenge_page(finding.clause, finding.check.value) if is_hold else "",
            quotes=tuple(_quote(text[start:end]) for start, end in finding.spans[:3]),
            lift=_lifted_by(finding.check) if is_hold else "",
            moves_to_talk=is_hold and finding.check is Code.IDENTITY,
        )


@dataclass(frozen=True)
class AllowedOnPage:
    """What would have been said, and the clause under which it is not."""

    reason: str
    cited: Cited
    reads: str


def findings_on_page(report: Report, text: str, guideline: Guideline) -> tuple[FindingOnPage, ...]:
    """This will give what the writer sees: every hold, and at most two hints."""
    return tuple(FindingOnPage.of(finding, text, guideline) for finding in shown(report))


def holds_on_page(report: Report, text: str, guideline: Guideline) -> tuple[FindingOnPage, ...]:
    """This will give what whoever decides sees: holds alone, since hints stay with the writer."""
    return tuple(one for one in findings_on_page(report, text, guideline) if one.is_hold)


def allowed_on_page(report: Report, guideline: Guideline) -> tuple[AllowedOnPage, ...]:
    """This will give what colleagues agreed to let through, with the clause that says so."""
    return tuple(
        AllowedOnPage(one.reason, found, registers.clause_page(one.clause))
        for one in report.allowed
        if (found := cited(guideline, one.clause)) is not None
    )


def _lifted_by(code: Code) -> str:
    if code in A_PERSON_LIFTS:
        return "decider"
    return "author" if code in {Code.CONTRADICTION, Code.FOI} else ""


def _quote(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()}..."
