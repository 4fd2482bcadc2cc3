"""The one list of codes for what a check can find, in the order in which findings are shown."""

from enum import StrEnum


class Code(StrEnum):
    """One check of a draft. Declared in the rubric's order: holds first, then hints as they are shown."""

    SAFEGUARDING = "safeguarding"
    DUTY_OF_CANDOUR = "duty_of_candour"
    IDENTITY = "identity"
    FOI = "foi"
    CLINICAL_ADVICE = "clinical_advice"
    CONTRADICTION = "contradiction"
    ALT_TEXT_MISSING = "alt_text_missing"
    UNANSWERED_QUESTION = "unanswered_question"
    NONAPOLOGY = "nonapology"
    BLAME = "blame"
    SAMENESS = "sameness"
    NOTHING_SPECIFIC = "nothing_specific"
    NO_NEXT_STEP = "no_next_step"
    OFFLINE_ONLY = "offline_only"
    NO_PERSON = "no_person"
    SCRIPTED = "scripted"
    EXCUSE_FIRST = "excuse_first"
    PASSIVE = "passive"
    HARD_TO_READ = "hard_to_read"
    OVERPROMISE = "overpromise"
    PROMISE_WITHOUT_DATE = "promise_without_date"
    SHOUTING_OR_STYLE = "shouting_or_style"


class Level(StrEnum):
    """How far a finding goes: a hold stops the draft until it is mended or lifted, a hint only asks."""

    HOLD = "hold"
    HINT = "hint"


HIGHEST_LEVEL: dict[Code, Level] = {
    code: Level.HOLD
    if code
    in {
        Code.SAFEGUARDING,
        Code.DUTY_OF_CANDOUR,
        Code.IDENTITY,
        Code.FOI,
        Code.CLINICAL_ADVICE,
        Code.CONTRADICTION,
        Code.SAMENESS,
        Code.ALT_TEXT_MISSING,
    }
    else Level.HINT
    for code in Code
}
"""What each check may do at most; identity, contradiction, sameness and safeguarding are hints in milder
cases."""

ALWAYS_HELD = frozenset({Code.DUTY_OF_CANDOUR, Code.FOI, Code.CLINICAL_ADVICE, Code.ALT_TEXT_MISSING})
"""Checks that never hint, so that nobody may put their word aside. Those that hold or hint may be put aside
as hints: a hold of the same check stays open (`checking.check`)."""

LIFTED_BY: dict[Code, str] = {
    Code.SAFEGUARDING: "a named human releases it",
    Code.DUTY_OF_CANDOUR: "the hand-off is recorded and released",
    Code.IDENTITY: "the words are mended, or moved to a private talk",
    Code.FOI: "the clock is started and the fixed next step chosen",
    Code.CLINICAL_ADVICE: "a person with the right looks at it",
    Code.CONTRADICTION: "one tap and a reason",
    Code.SAMENESS: "other words, or a person says that the wording is required",
    Code.ALT_TEXT_MISSING: "alt text",
}
"""What ends each hold, in words."""

LIFTABLE = frozenset({Code.FOI, Code.CLINICAL_ADVICE, Code.CONTRADICTION, Code.SAMENESS})
"""Holds that a person may lift while the words stay as they are."""
