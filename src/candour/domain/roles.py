"""The roles that people hold and the rights that they earn."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is asked to do; one person may hold several."""

    WRITER = "writer"
    READER_ON_CALL = "reader_on_call"
    APPROVER = "approver"
    COMMUNICATIONS = "communications"
    EXECUTIVE = "executive"
    LEGAL = "legal"
    RECORDS = "records"
    ADMINISTRATOR = "administrator"


ROLE_LABELS: dict[Role, str] = {
    Role.WRITER: "Writer",
    Role.READER_ON_CALL: "Reader on call",
    Role.APPROVER: "Approver",
    Role.COMMUNICATIONS: "Communications",
    Role.EXECUTIVE: "Executive",
    Role.LEGAL: "Legal",
    Role.RECORDS: "Records",
    Role.ADMINISTRATOR: "Trust administrator",
}

SECOND_FACTOR_ROLES = frozenset(Role) - {Role.WRITER}
"""Roles whose holders must sign in with a second factor: all that act on other people's words or accounts."""


class Right(StrEnum):
    """What a person may send without waiting, earned by a lesson or by ten unchanged replies."""

    SAY_SORRY = "say_sorry"
    SAY_THANKS = "say_thanks"
    INFORM = "inform"
    ANSWER_COMPLAINTS = "answer_complaints"
    OWN_IT = "own_it"
    CRISIS_VOICE = "crisis_voice"
    CLINICAL_WORDS = "clinical_words"
    PHOTOS = "photos"


RIGHT_LABELS: dict[Right, str] = {
    Right.SAY_SORRY: "say sorry",
    Right.SAY_THANKS: "say thanks",
    Right.INFORM: "inform",
    Right.ANSWER_COMPLAINTS: "answer complaints",
    Right.OWN_IT: "own it",
    Right.CRISIS_VOICE: "crisis voice",
    Right.CLINICAL_WORDS: "clinical words",
    Right.PHOTOS: "share photos",
}
