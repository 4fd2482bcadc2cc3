"""The closed list of conditions in plain words, and rows of a policy as sentences."""

from collections.abc import Iterable

from candour.domain.approval.conditions import FEATURES, NO_POST, YES, Condition
from candour.domain.approval.people import Seat
from candour.domain.approval.policy import Ask, Row
from candour.domain.kinds import Kind
from candour.domain.roles import RIGHT_LABELS

KINDS = {
    Kind.COMPLIMENT.value: "kind words",
    Kind.COMPLAINT.value: "a complaint",
    Kind.QUESTION.value: "a question",
    Kind.SUGGESTION.value: "a suggestion",
    Kind.MIXED.value: "praise and criticism together",
    Kind.OTHER.value: "anything else",
}
WHEN_YES = {
    "is_correction": "we put our own words right",
    "regret_only": "we say sorry and nothing else",
    "claims_change": "we say that something has changed",
    "promise_with_date": "we promise something by a date",
    "from_published_facts": "the answer comes from what we have published before",
    "incident_open": "there is an incident going on",
    "in_campaign_frame": "it is part of a campaign that was approved as a whole",
    "pre_election": "an election is near",
    "journalist_or_mp": "a journalist or a member of parliament asks",
    "solicitor_or_inquest": "a solicitor or an inquest is part of it",
    "foi": "it may be a freedom of information request",
    "formal_complaint": "it may be a formal complaint",
    "in_hours": "it is in office hours",
    "something_held": "a check asks for another look",
    "from_agreed_facts": "it says only what has been agreed",
    "human_needed_now": "somebody may be in danger",
    "harm_unreleased": "somebody may have been harmed",
    "identity_held": "it could tell who somebody is",
    "raises_concern": "a member of staff raises a concern",
    "harm_ruled_out": "nobody can have been harmed",
    "safeguarding": "somebody may need protecting",
    "self_harm": "somebody may hurt themselves",
    "danger_now": "somebody may be in danger now",
    "staff_abuse": "staff are abused",
    "possible_harm": "the post says somebody may have been harmed",
    "identifiable": "somebody could be recognised",
    "bereavement": "somebody has died",
    "rumour": "a rumour is going round",
}
"""Feature -> what its "yes" means, in the words of pages that anybody may read."""
WHEN_NO = {
    "is_correction": "it is not a correction of our own words",
    "regret_only": "we say more than sorry",
    "claims_change": "we do not say that something has changed",
    "promise_with_date": "we promise nothing by a date",
    "from_published_facts": "the answer says something that we have not published before",
    "incident_open": "no incident is going on",
    "in_campaign_frame": "it is not part of an approved campaign",
    "pre_election": "no election is near",
    "journalist_or_mp": "no journalist or member of parliament asks",
    "solicitor_or_inquest": "no solicitor or inquest is part of it",
    "foi": "it is no freedom of information request",
    "formal_complaint": "it is no formal complaint",
    "in_hours": "it is outside office hours",
    "something_held": "no check asks for another look",
    "from_agreed_facts": "it says more than has been agreed",
    "human_needed_now": "nobody is in danger",
    "harm_unreleased": "nobody may have been harmed",
    "identity_held": "it tells nobody who somebody is",
    "raises_concern": "no member of staff raises a concern",
    "harm_ruled_out": "it has not been said that nobody was harmed",
    "safeguarding": "nobody needs protecting",
    "self_harm": "nobody may hurt themselves",
    "danger_now": "nobody is in danger now",
    "staff_abuse": "no staff are abused",
    "possible_harm": "the post tells of no harm",
    "identifiable": "nobody could be recognised",
    "bereavement": "nobody has died",
    "rumour": "no rumour is going round",
}
"""Feature -> what its "no" means."""
ORDER = {name: place for place, name in enumerate(WHEN_YES)}
"""The order in which the parts of a condition are said."""
ASKS = {
    Ask.ONE_PERSON: "one colleague",
    Ask.OWN_LINE: "somebody from the writer’s own ward or team",
    Ask.COMMUNICATIONS: "somebody from communications",
    Ask.DESK: "the desk that looks after it",
    Ask.INCIDENT_TEAM: "somebody from the incident team",
}
SEATS = {
    Seat.COMMUNICATIONS: "somebody from communications",
    Seat.LEGAL: "somebody from legal",
    Seat.EXECUTIVE: "an executive",
    Seat.APPROVER: "an approver",
}
NOBODY = "nobody has to look; it is checked and then sent"
CHANNEL_NAMES = {
    "frontdoor": "our own page",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "x": "X",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "tumblr": "Tumblr",
    "linkedin": "LinkedIn",
    "spotify": "Spotify",
    "rss": "our news feed",
    "pretend": "the practice network",
    "other": "any other network",
}


def said(feature: str, value: str) -> str:
    """This will say one answer of one question, such as "we promise nothing by a date"."""
    return (WHEN_YES if value == YES else WHEN_NO)[feature]


def parts_of(condition: Condition) -> tuple[str, ...]:
    """This will say every part of a condition, the noes too; none for one that is always so."""
    values = dict(condition.parts)
    kinds, levels = values.pop("kind", None), values.pop("criticality", None)
    channels = values.pop("channel", None)
    words = [_about(kinds)] if kinds else []
    if levels and (degree := _degree(levels)):
        words.append(degree)
    if channels:
        words.append(f"it is on {_or(CHANNEL_NAMES[name] for name in sorted(channels))}")
    for name, allowed in sorted(values.items(), key=lambda item: ORDER[item[0]]):
        if len(allowed) == 1:
            words.append(said(name, next(iter(allowed))))
    return tuple(words)


def condition_in_words(condition: Condition) -> str:
    """This will say a condition in one line."""
    return " and ".join(parts_of(condition)) or "anything"


def when_in_words(row: Row) -> str:
    """This will say when a row applies; its alternatives are parted by semicolons."""
    if any(not condition.parts for condition in row.conditions):
        return "anything else"
    return "; or ".join(condition_in_words(condition) for condition in row.conditions)


def route_in_words(row: Row) -> str:
    """This will say whom a row asks, and with which right nobody is asked."""
    who = " and ".join(ASKS[ask] for ask in row.asks) or NOBODY
    if row.first_in_queue:
        who += ", first in the queue"
    if row.right is None:
        return who
    only = parts_of(row.right_when)
    where = f", where {' and '.join(only)}" if only else ""
    return f"{who}; nobody, if the writer holds the right “{RIGHT_LABELS[row.right]}”{where}"


def _about(kinds: frozenset[str]) -> str:
    names = [KINDS[kind] for kind in sorted(kinds) if kind in KINDS]
    if len(names) == len(KINDS):
        return "we answer a post" if NO_POST not in kinds else "anything"
    words = f"we answer {_or(names)}" if names else ""
    if NO_POST not in kinds:
        return words
    return f"{words}, or nobody" if words else "we answer nobody: it is a post of our own"


def _degree(levels: frozenset[str]) -> str:
    if levels == FEATURES["criticality"]:
        return ""
    numbers = sorted(int(level) for level in levels if level != NO_POST)
    if not numbers:
        return "it answers nobody"
    low, high = numbers[0], numbers[-1]
    if numbers != list(range(low, high + 1)):
        return f"its worst sentence is one of {', '.join(map(str, numbers))}"
    if low == high:
        return f"its worst sentence is at {low}"
    return f"its worst sentence is from {low} to {high}"


def _or(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
