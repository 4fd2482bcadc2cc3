"""Saying a post in public: begun, agreed to or not by its author, its pictures put in once they may be."""

from datetime import datetime

from django.db import transaction

from candour.domain.outward import Credit, credit_line, named, to_answer
from candour.domain.refusal import refuse
from candour.domain.statements import StatementState
from candour.domain.versions import Picture
from candour.network.actions.posting import lock as lock_post
from candour.network.models import Post
from candour.network.queries.photos import photos_of
from candour.outward import queries
from candour.outward.models import Outward
from candour.outward.recording import about, lock, notify, tell
from candour.people import actions as people
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.photos import actions as photos
from candour.voice.actions.own_posts import begin_post_with, put_credit
from candour.voice.actions.picturing import MOST_PICTURES, put_pictures
from candour.voice.words import signed_role


@transaction.atomic
def begin(*, by: Person, post: Post, now: datetime) -> Outward:
    """This will open a draft with a post's words and those of its pictures that may be public, or give the
    one that `by` has open.

    Its author is asked where they do not say it themselves, and so is everybody in a picture who has not
    agreed to the public seeing it. Raises Refusal where somebody else says it already, or nobody may.
    """
    must_be_of(by, post.trust_id)
    post, known = lock_post(post), queries.shown_to(by, post)
    if known is not None and known.statement.author_id == by.pk:
        return known
    refuse(queries.beginning_refusal(by, post, queries.open_of(post)))
    is_own = post.author_id == by.pk
    if is_own:
        _ask_those_pictured(post, now)
    statement = begin_post_with(
        by=by, text=post.text, pictures=_ready(by, post, now), begun_from=f"{queries.FROM}{post.pk}", now=now
    )
    outward = Outward.objects.create(
        trust_id=post.trust_id, post=post, statement=statement, agreed_at=now if is_own else None
    )
    tell("outward:post:begun", by=by, outward=outward, now=now)
    words = f"{by.full_name} would like to say your post in public. Do you agree?"
    notify(post.author, by=by, outward=outward, kind="outward_asked", words=words, now=now)
    return outward


@transaction.atomic
def agree(*, by: Person, outward: Outward, credit: Credit, now: datetime) -> Outward:
    """This will take the author's yes, with how they wish to be named; both can change until it is sent."""
    outward = _answered(by, outward, now, is_yes=True)
    outward.agreed_at, outward.declined_at, outward.credit = now, None, credit.value
    outward.save(update_fields=["agreed_at", "declined_at", "credit"])
    if outward.statement.author_id != by.pk:
        put_credit(statement=outward.statement, credit=credit_line(name_of(by, credit)))
    _ask_those_pictured(outward.post, now)
    tell("outward:post:agreed", by=by, outward=outward, now=now)
    words = f"{by.full_name} agrees that you say their post in public."
    notify(outward.statement.author, by=by, outward=outward, kind="outward_agreed", words=words, now=now)
    return outward


@transaction.atomic
def decline(*, by: Person, outward: Outward, now: datetime) -> Outward:
    """This will take the author's no: it does not leave, and comes down where it is public already."""
    outward = _answered(by, outward, now, is_yes=False)
    if outward.declined_at is not None:
        return outward
    outward.agreed_at, outward.declined_at = None, now
    outward.save(update_fields=["agreed_at", "declined_at"])
    tell("outward:post:declined", by=by, outward=outward, now=now)
    words = f"{by.full_name} does not want their post said in public."
    notify(outward.statement.author, by=by, outward=outward, kind="outward_declined", words=words, now=now)
    return outward


@transaction.atomic
def add_pictures(*, by: Person, outward: Outward, now: datetime) -> Outward:
    """This will put the pictures of the post that may be public by now into the draft, beside its others."""
    outward = lock(outward)
    statement = outward.statement
    ready = _ready(by, outward.post, now)
    others = [Picture(sha256, alt) for sha256, alt in statement.draft_pictures]
    new = [each for each in ready if each.sha256 not in {other.sha256 for other in others}]
    put_pictures(by=by, statement=statement, pictures=[*others, *new][:MOST_PICTURES], now=now)
    return lock(outward)


def name_of(author: Person, credit: Credit) -> str:
    """This will give how the author of a post is named."""
    return named(credit, full_name=author.full_name, first_name=author.first_name, role=signed_role(author))


def _answered(by: Person, outward: Outward, now: datetime, *, is_yes: bool) -> Outward:
    must_be_of(by, outward.trust_id)
    lock_post(outward.post)
    outward, other = lock(outward), queries.open_of(outward.post)
    refuse(
        to_answer(
            author=outward.post.author_id,
            person=by.pk,
            is_draft=outward.statement.state == StatementState.DRAFT,
            is_yes=is_yes,
            already_by=other.statement.author.full_name if other and other.pk != outward.pk else "",
        )
    )
    people.finish_notices(by=by, trust=outward.trust_id, about=about(outward), kind="outward_asked", now=now)
    return outward


def _ask_those_pictured(post: Post, now: datetime) -> None:
    """This will ask, in the author's name, everybody in the pictures of their post who agreed to less."""
    for each in photos_of([post]).get(post.pk, []):
        if not each.seen.is_taken_down:
            photos.ask_for_all(by=post.author, photo=each.photo, now=now)


def _ready(by: Person, post: Post, now: datetime) -> list[Picture]:
    """This will make those pictures ready for networks that the public may see now."""
    seen = queries.pictures_for_all(post, now)
    ready = [each.photo for each, refusal in seen if refusal is None][:MOST_PICTURES]
    return [photos.send_out(by=by, photo=photo, now=now) for photo in ready]
