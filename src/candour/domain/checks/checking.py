"""The door to all checks: a draft in, a report out."""

from collections.abc import Callable
from dataclasses import replace

from candour.domain.checks.agreed import Allowed, SettingKind, level_of, repeatable
from candour.domain.checks.apology import excuse_first, nonapology
from candour.domain.checks.avoided import avoided
from candour.domain.checks.blame import blame
from candour.domain.checks.clinical import clinical_advice
from candour.domain.checks.codes import LIFTABLE, Code, Level
from candour.domain.checks.contradiction import contradiction
from candour.domain.checks.draft import Draft
from candour.domain.checks.identity import identity
from candour.domain.checks.material import Material
from candour.domain.checks.meant import as_meant
from candour.domain.checks.offline import no_next_step, offline_only
from candour.domain.checks.person import no_person
from candour.domain.checks.pictures import alt_text_missing
from candour.domain.checks.promise import overpromise, promise_without_date
from candour.domain.checks.question import unanswered_question
from candour.domain.checks.report import Finding, Report, report_of, trimmed
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

    Hints that the writer dismissed are left out, and so are liftable holds that a person lifted. What the
    trust's own clauses took away is told apart (`Report.allowed`).
    """
    material = Material(draft)
    found = [one for run in CHECKS.values() if (one := run(material)) is not None]
    found = as_meant(found, material)
    allowed: tuple[Allowed, ...] = ()
    if draft.agreed:
        found, allowed = _as_agreed(found, material)
    left = [trimmed(one, draft.reply) for one in found if not _is_settled(one, draft)]
    return report_of(left, allowed)


def _as_agreed(found: list[Finding], material: Material) -> tuple[list[Finding], tuple[Allowed, ...]]:
    """This will apply the trust's own clauses: levels, words that may be the same, words to avoid."""
    kept, allowed = [], []
    for one in found:
        setting = level_of(one.check, material.draft.agreed)
        if setting is None or setting.level is one.level:
            kept.append(one)
            continue
        if setting.is_looser:
            allowed.append(Allowed(one.check, one.reason, setting.clause, setting.version))
        if setting.level is not None:
            kept.append(replace(one, level=setting.level, clause=setting.clause))
    if (words := avoided(material)) is not None:
        kept = [one for one in kept if one.check is not words.check] + [words]
    return kept, (*allowed, *_repeated(kept, material))


def _repeated(found: list[Finding], material: Material) -> list[Allowed]:
    """This will name the clauses that let words of this draft be the same as in earlier replies."""
    said = material.whole.text
    clauses = [
        one
        for one in material.draft.agreed
        if one.kind is SettingKind.MAY_REPEAT and any(words in said for words in repeatable([one]))
    ]
    if not clauses or any(one.check is Code.SAMENESS and one.level is Level.HOLD for one in found):
        return []
    would = sameness(Material(replace(material.draft, agreed=())))
    if would is None or any(one.check is Code.SAMENESS and one.level is would.level for one in found):
        return []
    return [Allowed(Code.SAMENESS, would.reason, one.clause, one.version) for one in clauses]


def _is_settled(one: Finding, draft: Draft) -> bool:
    if one.level is Level.HINT:
        return one.check in draft.dismissed
    return one.check in LIFTABLE and one.check in draft.lifted
