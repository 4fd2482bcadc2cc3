"""The door to all checks: a draft in, a report out."""

from collections.abc import Callable

from candour.domain.checks.apology import excuse_first, nonapology
from candour.domain.checks.blame import blame
from candour.domain.checks.clinical import clinical_advice
from candour.domain.checks.codes import LIFTABLE, Code, Level
from candour.domain.checks.contradiction import contradiction
from candour.domain.checks.draft import Draft
from candour.domain.checks.identity import identity
from candour.domain.checks.material import Material
from candour.domain.checks.offline import no_next_step, offline_only
from candour.domain.checks.person import no_person
from candour.domain.checks.pictures import alt_text_missing
from candour.domain.checks.promise import overpromise, promise_without_date
from candour.domain.checks.question import unanswered_question
from candour.domain.checks.report import Finding, Report, report_of
from candour.domain.checks.risk import duty_of_candour, foi, safeguarding
from candour.domain.checks.sameness import sameness
from candour.domain.checks.specific import nothing_specific
from candour.domain.checks.stock import scripted
from candour.domain.checks.style import hard_to_read, passive, shouting_or_style

CHECKS: dict[Code, Callable[[Material], Finding | None]] = {
    Code.SAFEGUARDING: safeguarding,
    Code.DUTY_OF_CANDOUR: duty_of_candour,
    Code.IDENTITY: identity,
    Code.FOI: foi,
    Code.CLINICAL_ADVICE: clinical_advice,
    Code.CONTRADICTION: contradiction,
    Code.ALT_TEXT_MISSING: alt_text_missing,
    Code.UNANSWERED_QUESTION: unanswered_question,
    Code.NONAPOLOGY: nonapology,
    Code.BLAME: blame,
    Code.SAMENESS: sameness,
    Code.NOTHING_SPECIFIC: nothing_specific,
    Code.NO_NEXT_STEP: no_next_step,
    Code.OFFLINE_ONLY: offline_only,
    Code.NO_PERSON: no_person,
    Code.SCRIPTED: scripted,
    Code.EXCUSE_FIRST: excuse_first,
    Code.PASSIVE: passive,
    Code.HARD_TO_READ: hard_to_read,
    Code.OVERPROMISE: overpromise,
    Code.PROMISE_WITHOUT_DATE: promise_without_date,
    Code.SHOUTING_OR_STYLE: shouting_or_style,
}
"""One check a code, in the order of `Code`."""


def check(draft: Draft) -> Report:
    """This will run every check on a draft and sum the findings up; it raises on no text whatever.

    Hints that the writer dismissed are left out, and so are liftable holds that a person lifted.
    """
    material = Material(draft)
    found = [one for run in CHECKS.values() if (one := run(material)) is not None]
    return report_of([one for one in found if not _is_settled(one, draft)])


def _is_settled(one: Finding, draft: Draft) -> bool:
    if one.level is Level.HINT:
        return one.check in draft.dismissed
    return one.check in LIFTABLE and one.check in draft.lifted
