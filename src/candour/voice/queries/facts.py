"""The facts that decide a route, read from the database and frozen with the words."""

from collections.abc import Collection
from datetime import datetime

from candour.domain.approval.facts import Author, Facts
from candour.domain.checks.codes import Level
from candour.domain.checks.report import Report, Verdict
from candour.domain.kinds import Flag, Kind
from candour.domain.rewording import is_slip
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.people.queries.persons import rights_in_force, roles_of
from candour.voice.models import Statement
from candour.voice.queries.checking import is_released
from candour.voice.words import whole_text

HARM_ANSWERS: dict[str, bool | None] = {"no": False, "yes": True, "unsure": True, "": None}
"""What the writer said to "could someone have been harmed?"; not being sure counts as yes."""

GRAVE = -3
"""From this criticality of its worst sentence down, a complaint is looked at by two people (policy row 6)."""

NOTHING_FOUND = Report(Verdict.PASS, ())


def author_of(person: Person, now: datetime) -> Author:
    """This will say who writes: team, roles and the rights that are in force now."""
    return Author(
        person=str(person.pk),
        human=person.same_human,
        team=str(person.team_id or ""),
        roles=roles_of(person),
        rights=rights_in_force(person, now),
    )


def facts_of(statement: Statement, report: Report, now: datetime, editors: Collection[str] = ()) -> Facts:
    """This will give the facts of a statement with what the checks found in it and who edited its words."""
    return _facts(
        statement.author,
        statement.post,
        report,
        now,
        said=statement.says,
        harm_answer=statement.harm_answer,
        editors=editors,
        is_correction=_puts_right(statement),
        in_campaign_frame=bool(statement.frame),
    )


def _puts_right(statement: Statement) -> bool:
    """This will say whether these words put the writer's own words right, which goes the short way.

    New words do where they only mend a slip, or are those of a correction; others are looked at as any reply.
    """
    first = statement.rewords
    if first is None or first.corrects_id is not None:
        return statement.amends_id is not None
    said = whole_text(statement.draft_text, statement.draft_parts)
    return first.current is not None and is_slip(first.current.text, said)


def facts_before_a_word(post: PublicPost, author: Person, now: datetime) -> Facts:
    """This will give the facts that are known before the first word is typed."""
    return _facts(author, post, NOTHING_FOUND, now)


def _facts(
    author: Person,
    post: PublicPost | None,
    report: Report,
    now: datetime,
    *,
    said: Collection[str] = (),
    harm_answer: str = "",
    editors: Collection[str] = (),
    is_correction: bool = False,
    in_campaign_frame: bool = False,
) -> Facts:
    return Facts(
        author=author_of(author, now),
        at=now,
        kind=_kind(post) if post else None,
        criticality=post.criticality if post else 0,
        flags=frozenset(Flag(flag) for flag in post.flags) if post else frozenset(),
        channel=post.account.channel if post else "frontdoor",
        handoff_released=is_released(post),
        checks=frozenset(one.check.value for one in report.findings),
        holds=frozenset(one.check.value for one in report.findings if one.level is Level.HOLD),
        editors=frozenset(editors),
        claims_change="claims_change" in said,
        has_promise_with_date="promise" in said,
        is_correction=is_correction,
        in_campaign_frame=in_campaign_frame,
        regret_only="regret_only" in said,
        answers_from_published_facts="published_facts" in said,
        raises_concern="concern" in said,
        harm_answer=HARM_ANSWERS[harm_answer],
        pre_election=author.trust.is_pre_election,
    )


def asks_about_harm(post: PublicPost) -> bool:
    """This will say whether a reply to this post must answer "could someone have been harmed?"."""
    return post.is_unsure or post.kind in {Kind.COMPLAINT, Kind.MIXED}


def _kind(post: PublicPost) -> Kind:
    """This will give a kind that somebody or the reader stands by; a guess never shortens a route.

    A post of which nobody is sure is nothing in particular, but a grave one counts as a complaint.
    """
    if post.kind and not post.is_unsure:
        return Kind(post.kind)
    return Kind.COMPLAINT if post.criticality <= GRAVE else Kind.OTHER
