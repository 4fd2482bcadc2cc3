"""The report of the checks on a draft, with everything around it that they need to know."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from candour.clauses.queries import Guideline, guideline_of, settings_of
from candour.domain.checks import check
from candour.domain.checks.codes import Code
from candour.domain.checks.draft import Draft, Earlier
from candour.domain.checks.report import Report
from candour.domain.kinds import Flag, Kind
from candour.listening.models import HandOff, PublicPost
from candour.reading.beside import with_look
from candour.voice.models import HoldLifted, Statement, Version
from candour.voice.queries.remembering import REMEMBERED, near_versions

MOST_NEAR = 200
"""So many near replies are compared word by word; two within a day hold a draft, and they come first."""


def text_hash(text: str) -> str:
    """This will name a text, so that a hold lifted for it is not lifted for any other."""
    return hashlib.sha256(text.encode()).hexdigest()


def short_hash(text: str) -> str:
    """This will name the words with which a page was opened, in the page's own key (`save_draft`)."""
    return text_hash(text)[:8]


def is_released(post: PublicPost | None) -> bool:
    """This will say whether named humans looked at this post and let a public reply leave."""
    if post is None:
        return False
    states = list(HandOff.objects.filter(post=post).values_list("released_at", flat=True))
    return bool(states) and all(released_at is not None for released_at in states)


def earlier_replies(statement: Statement, text: str, now: datetime) -> tuple[Earlier, ...]:
    """This will give the trust's replies of two years that these words may be alike to, the newest first.

    What was taken down is not among them. A correction may quote what it corrects, and new words the old.
    """
    near = near_versions(statement.trust_id, text, now)[:MOST_NEAR]
    if not near:
        return ()
    same = [pk for pk in (statement.pk, statement.corrects_id, statement.rewords_id) if pk is not None]
    rows = (
        Version.objects.for_trust(statement.trust_id)
        .filter(pk__in=near, statement__submitted_at__isnull=False, written_at__gte=now - REMEMBERED)
        .filter(statement__take_down__isnull=True)
        .exclude(Q(statement__in=same) | Q(statement__rewords__in=same))
        .order_by("-written_at", "-pk")
        .values_list("text", "written_at")
    )
    return tuple(Earlier(words, at) for words, at in rows)


def report_on(statement: Statement, text: str, now: datetime, guideline: Guideline | None = None) -> Report:
    """This will check these words as the reply that `statement` would be, by the trust's own guideline, and
    ask the worker what the model makes of them.

    Six SQL statements at most; five where the caller has the guideline.
    """
    if guideline is None:
        guideline = guideline_of(statement.trust_id)
    draft = draft_of(statement, text, now, guideline)
    return check(with_look(draft, Path(settings.CANDOUR_DATA)))


def draft_of(statement: Statement, text: str, now: datetime, guideline: Guideline) -> Draft:
    """This will give these words with everything around them that the checks need; five statements."""
    post = statement.post
    lifted = HoldLifted.objects.filter(statement=statement, text_sha256=text_hash(text))
    return Draft(
        reply=text,
        incoming=post.text if post else None,
        incoming_author=post.author if post else "",
        incoming_kind=Kind(post.kind) if post and post.kind else None,
        incoming_is_sure=post is not None and not post.is_unsure,
        incoming_criticality=post.criticality if post else None,
        incoming_flags=frozenset(Flag(flag) for flag in post.flags) if post else frozenset(),
        earlier=earlier_replies(statement, text, now),
        media=tuple(alt for _sha256, alt in statement.draft_pictures),
        writer_name=statement.author.full_name,
        writer_role=statement.author.job_title,
        at=now,
        handoff_released=is_released(post),
        dismissed=frozenset(Code(code) for code in statement.hints_put_aside),
        lifted=frozenset(Code(code) for code in lifted.values_list("check_code", flat=True)),
        agreed=settings_of(guideline),
    )
