"""Reports: asking a human to look at what somebody wrote, and what that human decides."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from candour.domain import posting
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.network.models import Comment, Post, Report
from candour.network.queries import posts as queries
from candour.network.queries.reports import looks_at_reports
from candour.network.queries.spaces import readers_of
from candour.network.recording import notify, tell
from candour.people import actions as people
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.people.queries.persons import active_with_role


@transaction.atomic
def report(*, by: Person, post: Post, reason: str, now: datetime, comment: Comment | None = None) -> Report:
    """This will ask a human to look at a post or a comment. Whoever wrote it is not told who asked."""
    must_be_of(by, post.trust_id)
    reason = " ".join(posting.tidy(reason).split())
    refuse(posting.to_report(queries.as_words(comment or post), by.pk, reason))
    open_one = Report.objects.filter(post=post, comment=comment, by=by, settled_at=None).first()
    if open_one is not None:
        return open_one
    made = Report.objects.create(
        trust_id=post.trust_id, post=post, comment=comment, by=by, reason=reason, at=now
    )
    tell("network:report:made", by=by, thing=comment or post, now=now, words={"reason": reason})
    author = (comment or post).author_id
    for person in active_with_role(post.trust_id, Role.COMMUNICATIONS, Role.ADMINISTRATOR).exclude(pk=author):
        people.send_notice(
            by=by,
            person=person,
            kind="reported",
            about=f"report:{made.pk}",
            words="A colleague asks you to look at a post in the feed.",
            opens="/feed/reports",
            now=now,
        )
    return made


@transaction.atomic
def settle(*, by: Person, report: Report, hides: bool, words: str, now: datetime) -> None:
    """This will end a report: the words go out of sight, or stay; both sides are told which, and why."""
    must_be_of(by, report.trust_id)
    refuse(looks_at_reports(by))
    report = Report.objects.select_for_update().get(pk=report.pk)
    thing = report.comment or report.post
    if report.settled_at is not None:
        raise Refusal("Somebody has looked at this already.", "Look at those that still wait.")
    if thing.author_id == by.pk:
        raise Refusal("You wrote this yourself.", "A colleague decides about it.")
    words = " ".join(posting.tidy(words).split())
    if not words or len(words) > posting.LONGEST_REASON:
        raise Refusal("Whoever wrote it needs to know why.", "Enter one or two sentences.")
    report.settled_at, report.settled_by, report.was_hidden, report.words = now, by, hides, words
    report.save()
    if hides:
        _hide(thing, by, now)
    about = {"report": report.pk, "hidden": int(hides)}
    tell("network:report:settled", by=by, thing=thing, now=now, about=about, words={"words": words})
    people.finish_notices(by=by, trust=report.trust_id, about=f"report:{report.pk}", kind="reported", now=now)
    _tell_both(report, thing.author, by, now)


def _tell_both(report: Report, author: Person, by: Person, now: datetime) -> None:
    """This will tell whoever asked and whoever wrote it, as far as they still read the place."""
    if report.was_hidden:
        asked, wrote = "was taken out of sight", f"{by.full_name} took what you wrote out of sight."
    else:
        asked, wrote = "stays as it is", f"{by.full_name} looked at what you wrote. It stays as it is."
    sides = (
        (report.by, "report_settled", f"What you reported {asked}."),
        (author, "hidden" if report.was_hidden else "looked_at", wrote),
    )
    for person, kind, words in sides:
        told = readers_of(report.post.space, [person])
        notify(told, by=by, post=report.post, kind=kind, words=words, now=now, report=report.pk)


def _hide(thing: Post | Comment, by: Person, now: datetime) -> None:
    if thing.hidden_at is not None or thing.deleted_at is not None:
        return
    thing.hidden_at, thing.hidden_by = now, by
    thing.save(update_fields=["hidden_at", "hidden_by"])
    if isinstance(thing, Comment):
        Post.objects.filter(pk=thing.post_id).update(comment_count=F("comment_count") - 1)
