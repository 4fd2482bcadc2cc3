"""The words on screen for kinds, flags, hand-offs and clocks."""

from candour.domain.kinds import Flag, Kind

KIND_WORDS: dict[Kind, str] = {
    Kind.COMPLIMENT: "thanks",
    Kind.COMPLAINT: "a complaint",
    Kind.QUESTION: "a question",
    Kind.SUGGESTION: "a suggestion",
    Kind.MIXED: "both thanks and a complaint",
    Kind.OTHER: "something else",
}
KIND_LABELS: dict[Kind, str] = {
    Kind.COMPLIMENT: "Thanks",
    Kind.COMPLAINT: "Complaint",
    Kind.QUESTION: "Question",
    Kind.SUGGESTION: "Suggestion",
    Kind.MIXED: "Thanks and complaint",
    Kind.OTHER: "Something else",
}
REALLY: dict[Kind, str] = {
    Kind.COMPLIMENT: "Thanks",
    Kind.COMPLAINT: "A complaint",
    Kind.QUESTION: "A question",
    Kind.SUGGESTION: "A suggestion",
    Kind.MIXED: "Thanks and a complaint",
    Kind.OTHER: "Something else",
}
"""The buttons under "This is really"; thanks and complaint are words that nobody confuses at night."""
FLAG_WORDS: dict[Flag, str] = {
    Flag.SAFEGUARDING: "Somebody may need protecting",
    Flag.SELF_HARM: "Somebody may harm themselves",
    Flag.DANGER_NOW: "Somebody may be in danger now",
    Flag.STAFF_ABUSE: "May be abuse of staff",
    Flag.POSSIBLE_HARM: "Somebody may have come to harm",
    Flag.FOI: "May be a request for information (FOI)",
    Flag.IDENTIFIABLE: "Says who somebody is",
    Flag.BEREAVEMENT: "Somebody has died",
    Flag.RUMOUR: "May be a rumour",
    Flag.JOURNALIST_OR_MP: "May be from a journalist or an MP",
    Flag.SOLICITOR_OR_INQUEST: "May be from a solicitor, or about an inquest",
    Flag.FORMAL_COMPLAINT: "May be a formal complaint",
}
HAND_OFF_WORDS: dict[str, str] = {
    "human_now": "A human is needed now",
    "possible_harm": "Somebody may have come to harm",
    "rota_silent": "Nobody on the rota answered",
}
HAND_OFF_HELP: dict[str, str] = {
    "human_now": "Somebody may be in danger. Do not answer in public. A named human looks first.",
    "possible_harm": (
        "Duty of candour: tell the person face to face first, then in writing. Write nothing clinical here."
    ),
    "rota_silent": "Everybody who was asked stayed silent. Please look.",
}
CLOCK_WORDS: dict[str, str] = {
    "foi": "Request for information: answer within 20 working days",
    "formal_complaint": "Formal complaint: acknowledge within 3 working days",
}
CLAIM_ENDS = "If nothing is written for 30 minutes, anybody can take it. The draft is kept."


def kind_words(kind: str) -> str:
    """This will give a kind as it reads in a sentence ("a complaint"); "" for none."""
    return KIND_WORDS[Kind(kind)] if kind else ""


def grave_words(criticality: int) -> str:
    """This will give how critical the worst sentence is (-5..5) in words."""
    if criticality >= 0:
        return "not critical"
    return "very critical" if criticality <= -4 else "critical" if criticality <= -2 else "a little critical"


def flag_words(flags: list[str]) -> tuple[str, ...]:
    """This will give the words for a post's flags, in the order in which they are kept."""
    return tuple(FLAG_WORDS[Flag(flag)] for flag in flags)
