"""Comments: answering a post or another comment, changing it, taking it back."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from candour.domain import posting
from candour.domain.refusal import Refusal, refuse
from candour.ledger.inserting import Insertion
from candour.ledger.prepared import Change
from candour.network.actions.naming import name_people
from candour.network.actions.posting import looks_after, may_write
from candour.network.models import Comment, Draft, Post
from candour.network.queries import posts as queries
from candour.network.recording import notify, tell
from candour.people.actions.permits import must_be_of
from candour.people.models import Person

_NEW = Insertion(Comment)
_COUNTED = Change(lambda post: (Post.objects.filter(pk=post), {"comment_count": F("comment_count") + 1}))
_DRAFTS_GONE = Change(lambda person, place: (Draft.objects.filter(person=person, place=place), {}))


@transaction.atomic
def comment(*, by: Person, post: Post, text: str, now: datetime, answers: Comment | None = None) -> Comment:
    """This will answer a post, or a comment of it; an answer to an answer stands beside it, not below it."""
    must_be_of(by, post.trust_id)
    may_write(by, post.space)
    if post.deleted_at is not None or post.hidden_at is not None:
        raise Refusal("This post is gone, so nothing can be added.", "Write a post of your own.")
    if answers is not None and answers.post_id != post.pk:
        raise Refusal("That comment is under another post.", "Open that post and answer it there.")
    text = posting.tidy(text)
    refuse(posting.to_say(text, posting.LONGEST_COMMENT))
    made = Comment(
        trust_id=post.trust_id,
        post=post,
        answers_id=None if answers is None else answers.answers_id or answers.pk,
        author=by,
        text=text,
        written_at=now,
    )
    _NEW.write(made)
    _COUNTED.write(post=post.pk)
    name_people(post, made, by=by, now=now)
    _DRAFTS_GONE.write(person=by.pk, place=f"post:{post.pk}")
    _tell_authors(made, post, answers)
    tell("network:comment:written", by=by, thing=made, now=now, words={"text": text})
    return made


@transaction.atomic
def change_comment(*, by: Person, comment: Comment, text: str, now: datetime) -> Comment:
    """This will change the words of a comment; that it was changed is shown."""
    must_be_of(by, comment.trust_id)
    locked = _lock(comment)
    refuse(posting.to_change(queries.as_words(locked), by.pk))
    text = posting.tidy(text)
    refuse(posting.to_say(text, posting.LONGEST_COMMENT))
    if text == locked.text:
        return locked
    locked.text, locked.edited_at = text, now
    locked.save(update_fields=["text", "edited_at"])
    name_people(locked.post, locked, by=by, now=now)
    tell("network:comment:changed", by=by, thing=locked, now=now, words={"text": text})
    return locked


@transaction.atomic
def take_back_comment(*, by: Person, comment: Comment, now: datetime) -> None:
    """This will take a comment back; what answered it stands."""
    must_be_of(by, comment.trust_id)
    locked = _lock(comment)
    keeps = looks_after(by, locked.post)
    refuse(posting.to_take_back(queries.as_words(locked), by.pk, looks_after=keeps))
    was_counted = locked.hidden_at is None
    locked.text, locked.deleted_at, locked.deleted_by = "", now, by
    locked.save(update_fields=["text", "deleted_at", "deleted_by"])
    locked.named.all().delete()
    if was_counted:
        Post.objects.filter(pk=locked.post_id).update(comment_count=F("comment_count") - 1)
    tell("network:comment:taken_back", by=by, thing=locked, now=now)


def _lock(comment: Comment) -> Comment:
    Comment.objects.select_for_update().values_list("pk", flat=True).get(pk=comment.pk)
    return Comment.objects.select_related("post__space").get(pk=comment.pk)


def _tell_authors(made: Comment, post: Post, answers: Comment | None) -> None:
    """This will tell whoever is answered, less who muted it, was named just now or left its space."""
    by = made.author
    whom = {post.author_id: post.author}
    if answers is not None:
        whom[answers.author_id] = answers.author
    for known in made.named.values_list("person_id", flat=True) if "@" in made.text else ():
        whom.pop(known, None)
    whom.pop(by.pk, None)
    if not whom:
        return
    told = queries.hearers(post, whom.values())
    words = f"{by.full_name} answered you."
    notify(told, by=by, post=post, kind="answered", words=words, now=made.written_at)
