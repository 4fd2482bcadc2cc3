"""The facts of a route and the people on duty, read from plain values such as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass

from candour.domain.approval.facts import HOLDING_CHECKS, Author, Facts
from candour.domain.approval.people import OnDuty
from candour.domain.approval.shapes import choice, listed, mapping, moment, number, text, yes_or_no
from candour.domain.kinds import Flag, Kind
from candour.domain.refusal import Refusal
from candour.domain.roles import ROLE_LABELS, Right, Role

_FACTS_THAT_ARE_YES_OR_NO = (
    "claims_change",
    "incident_open",
    "has_promise_with_date",
    "regret_only",
    "is_correction",
    "answers_from_published_facts",
    "from_agreed_facts",
    "in_campaign_frame",
    "pre_election",
    "raises_concern",
    "handoff_released",
)
_KEYS = {"post", "checks", "author", "channel", "at", "on_duty", "harm_answer", *_FACTS_THAT_ARE_YES_OR_NO}
_POST_KEYS = {"kind", "criticality", "flags"}
_AUTHOR_KEYS = {"person", "human", "team", "role", "rights"}
_DUTY_KEYS = {"person", "role", "until", "team", "human", "reachable", "incident_team"}


@dataclass(frozen=True)
class Question:
    """What a route is asked for: the facts and who is on duty."""

    facts: Facts
    on_duty: tuple[OnDuty, ...]


def read_question(plain: object) -> Question:
    """This will read {post, checks, author, channel, claims_change, incident_open, at, on_duty}.

    `post` may be null. Every other fact of `Facts` may be given by its own name and is otherwise no.
    Checks that can hold count as holding. Raises Refusal where something is missing, unknown or of the
    wrong shape.
    """
    given = mapping(plain, "the facts", _KEYS)
    for name in ("at", "author"):
        if name not in given:
            raise Refusal(f"'{name}' is missing.", f"Add '{name}'.")
    post = None if given.get("post") is None else mapping(given["post"], "'post'", _POST_KEYS)
    checks = frozenset(text(each, "check") for each in listed(given.get("checks", []), "checks"))
    harm = given.get("harm_answer")
    facts = Facts(
        author=_author(given["author"]),
        at=moment(given["at"], "at"),
        kind=choice(Kind, post.get("kind"), "kind") if post is not None else None,
        criticality=number(post.get("criticality", 0), "criticality", -5, 5) if post is not None else 0,
        flags=_flags(post.get("flags", [])) if post is not None else frozenset(),
        checks=checks,
        holds=checks & HOLDING_CHECKS,
        channel=text(given.get("channel", "frontdoor"), "channel"),
        harm_answer=None if harm is None else yes_or_no(harm, "harm_answer"),
        claims_change=_said(given, "claims_change"),
        incident_open=_said(given, "incident_open"),
        has_promise_with_date=_said(given, "has_promise_with_date"),
        regret_only=_said(given, "regret_only"),
        is_correction=_said(given, "is_correction"),
        answers_from_published_facts=_said(given, "answers_from_published_facts"),
        from_agreed_facts=_said(given, "from_agreed_facts"),
        in_campaign_frame=_said(given, "in_campaign_frame"),
        pre_election=_said(given, "pre_election"),
        raises_concern=_said(given, "raises_concern"),
        handoff_released=_said(given, "handoff_released"),
    )
    return Question(facts, tuple(_on_duty(each) for each in listed(given.get("on_duty", []), "on_duty")))


def _said(given: Mapping[str, object], name: str) -> bool:
    return yes_or_no(given.get(name, False), name)


def _author(plain: object) -> Author:
    given = mapping(plain, "'author'", _AUTHOR_KEYS)
    role = given.get("role")
    return Author(
        person=text(given.get("person", "the author"), "person"),
        human=text(given.get("human", ""), "human"),
        team=text(given.get("team", ""), "team"),
        roles=frozenset() if role is None else _roles(text(role, "role")),
        rights=frozenset(choice(Right, each, "rights") for each in listed(given.get("rights", []), "rights")),
    )


def _on_duty(plain: object) -> OnDuty:
    """This will read one person on duty; a role that is not one of Candour's is an approver by that label."""
    given = mapping(plain, "a person on duty", _DUTY_KEYS)
    person, role = text(given.get("person"), "person"), text(given.get("role"), "role")
    roles = _roles(role)
    until = given.get("until")
    return OnDuty(
        person=person,
        name=person,
        label=ROLE_LABELS[Role(role)].lower() if role in set(Role) else role,
        roles=roles or frozenset({Role.APPROVER}),
        team=text(given.get("team", ""), "team"),
        reachable=yes_or_no(given.get("reachable", True), "reachable"),
        until=None if until is None else moment(until, "until"),
        human=text(given.get("human", ""), "human"),
        incident_team=yes_or_no(given.get("incident_team", False), "incident_team"),
    )


def _roles(role: str) -> frozenset[Role]:
    return frozenset({Role(role)}) if role in set(Role) else frozenset()


def _flags(plain: object) -> frozenset[Flag]:
    return frozenset(choice(Flag, each, "flags") for each in listed(plain, "flags"))
