"""What the checks found, with the words that made it so, as the writer or whoever decides sees it."""

from dataclasses import dataclass

from candour.domain.checks.clauses import CLAUSES
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.report import Finding, Report, shown
from candour.voice.actions.submitting import A_PERSON_LIFTS

LONGEST_QUOTE = 60


@dataclass(frozen=True)
class FindingOnPage:
    """One finding: `lift` is "author" (one tap and a reason), "decider", or empty: other words.

    `moves_to_talk` is said of what belongs in a private talk instead.
    """

    code: str
    is_hold: bool
    reason: str
    remedy: str
    clause: str
    clause_words: str
    quotes: tuple[str, ...]
    lift: str
    moves_to_talk: bool

    @staticmethod
    def of(finding: Finding, text: str) -> "FindingOnPage":
        """This will print one finding about a text."""
        is_hold = finding.level is Level.HOLD
        return FindingOnPage(
            code=finding.check.value,
            is_hold=is_hold,
            reason=finding.reason,
            remedy=finding.remedy,
            clause=finding.clause,
            clause_words=CLAUSES.get(finding.clause, ""),
            quotes=tuple(_quote(text[start:end]) for start, end in finding.spans[:3]),
            lift=_lifted_by(finding.check) if is_hold else "",
            moves_to_talk=is_hold and finding.check is Code.IDENTITY,
        )


def findings_on_page(report: Report, text: str) -> tuple[FindingOnPage, ...]:
    """This will give what the writer sees: every hold, and at most two hints."""
    return tuple(FindingOnPage.of(finding, text) for finding in shown(report))


def holds_on_page(report: Report, text: str) -> tuple[FindingOnPage, ...]:
    """This will give what whoever decides sees: holds alone, since hints stay with the writer."""
    return tuple(one for one in findings_on_page(report, text) if one.is_hold)


def _lifted_by(code: Code) -> str:
    if code in A_PERSON_LIFTS:
        return "decider"
    return "author" if code in {Code.CONTRADICTION, Code.FOI} else ""


def _quote(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()}..."
