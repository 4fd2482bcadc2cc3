"""What the rules found in a reply's voice, weighed against what a model makes of it (`draft.Look`).

    rules find nothing, the model would ask  > a hint (advice about treatment: a hold), in the house's words
    rules miss something, the model does not > the hint goes; a hold never does
    otherwise                                > what the rules found

Who is given away is weighed in `looked`. A hint is the writer's to answer, whoever had it.
"""

from candour.domain.checks.codes import ALWAYS_HELD, Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.question import asked_in
from candour.domain.checks.report import Finding, Span, finding
from candour.domain.kinds import Kind

_OF_GRIEVANCES = frozenset({Code.NO_NEXT_STEP, Code.EXCUSE_FIRST})
_NOT_OF_THANKS = frozenset({Code.OFFLINE_ONLY, Code.PROMISE_WITHOUT_DATE})


def as_meant(found: list[Finding], material: Material) -> list[Finding]:
    """This will add what a reply deserves by its meaning, and leave out hints that it plainly does not."""
    look = material.draft.look
    if look is None or not material.answers_somebody:
        return found
    kept = [one for one in found if one.level is Level.HOLD or one.check not in look.spares]
    missing = look.asks - {one.check for one in found}
    marks = dict(look.marks)
    return kept + [
        _worded(code, material, marks.get(code)) for code in sorted(missing) if _may_be_asked(code, material)
    ]


def _may_be_asked(code: Code, material: Material) -> bool:
    """This will say whether the post is of a sort that the check is about."""
    if code in _OF_GRIEVANCES:
        return material.is_about_a_grievance
    kind = material.draft.incoming_kind
    if code is Code.UNANSWERED_QUESTION:
        return kind is Kind.QUESTION or bool(asked_in(material))
    return code not in _NOT_OF_THANKS or kind is not Kind.COMPLIMENT


def _worded(code: Code, material: Material, mark: Span | None) -> Finding:
    asked = asked_in(material) if code is Code.UNANSWERED_QUESTION else ""
    level = Level.HOLD if code in ALWAYS_HELD else Level.HINT
    spans = (mark,) if mark else ()
    return finding(code, level=level, spans=spans, reason=f"They asked: {asked}" if asked else None)
