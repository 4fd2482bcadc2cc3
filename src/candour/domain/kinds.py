"""What a public post can be (six kinds) and what can be said about it besides (flags)."""

from enum import StrEnum


class Kind(StrEnum):
    """The six kinds of public post; a rhetorical question is a complaint."""

    COMPLIMENT = "compliment"
    COMPLAINT = "complaint"
    QUESTION = "question"
    SUGGESTION = "suggestion"
    MIXED = "mixed"
    OTHER = "other"


class Flag(StrEnum):
    """What high-recall detectors find in a post, apart from its kind."""

    SAFEGUARDING = "safeguarding"
    SELF_HARM = "self_harm"
    DANGER_NOW = "danger_now"
    STAFF_ABUSE = "staff_abuse"
    POSSIBLE_HARM = "possible_harm"
    FOI = "foi"
    IDENTIFIABLE = "identifiable"
    BEREAVEMENT = "bereavement"
    RUMOUR = "rumour"
    JOURNALIST_OR_MP = "journalist_or_mp"
    SOLICITOR_OR_INQUEST = "solicitor_or_inquest"
    FORMAL_COMPLAINT = "formal_complaint"


HUMAN_NOW = frozenset({Flag.SAFEGUARDING, Flag.SELF_HARM, Flag.DANGER_NOW})
"""Flags that need a named human at once (floor 1)."""
