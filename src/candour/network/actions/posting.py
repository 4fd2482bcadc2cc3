"""Posts: saying something, changing it, taking it back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from candour.domain import posting, spaces
from candour.domain.refusal import Refusal, refuse
from candour.network.actions.linking import ask_for_page, let_go_of_page, link_of
from candour.network.actions.naming import name_people
from candour.network.actions.picturing import let_go_of_photos, put_photos
from candour.network.models import Choice, Draft, DraftPhoto, EarlierWords, Poll, Post, Space, Tag
from candour.network.queries import posts as queries
from candour.network.queries import spaces as space_queries
from candour.network.recording import notify, tell
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.photos.models import Photo


@transaction.atomic
def say(
    *,
    by: Person,
    text: str,
    now: datetime,
    space: Space | None = None,
    choices: Sequence[str] = (),
    thanks_to: Iterable[Person] = (),
    photos: Sequence[Photo] = (),
) -> Post:
    """This will post words to everybody, or to a space, with pictures, a poll or thanks where given.

    Raises Refusal where the words do not fit, or where somebody may not write.
    """
    may_write(by, space)
    text, thanked = posting.tidy(text), [each for each in thanks_to if each.pk != by.pk]
    asked = [posting.tidy(choice) for choice in choices if choice.strip()]
    refuse(posting.to_say(text, posting.LONGEST_POST, has_more=bool(asked or photos)))
    post = Post.objects.create(
        trust_id=by.trust_id,
        space=space,
        author=by,
        text=text,
        written_at=now,
        link=link_of(text),
    )
    put_photos(post, photos, by)
    _tag(post)
    if asked:
        _ask(post, asked, now)
    name_people(post, None, by=by, now=now)
    if thanked:
        _thank(post, thanked, by, now)
    Draft.objects.filter(person=by, place=place_of(space)).delete()
    DraftPhoto.objects.filter(person=by, photo__in=photos).delete()
    event = tell("network:post:written", by=by, thing=post, now=now, words={"text": text})
    ask_for_page(post, because=event, now=now)
    return post


@transaction.atomic
def change(*, by: Person, post: Post, text: str, now: datetime) -> Post:
    """This will change the words of a post; what stood there before can still be read."""
    must_be_of(by, post.trust_id)
    post = lock(post)
    refuse(posting.to_change(queries.as_words(post), by.pk))
    text = posting.tidy(text)
    has_more = Poll.objects.filter(post=post).exists() or post.with_photos.exists()
    refuse(posting.to_say(text, posting.LONGEST_POST, has_more=has_more))
    if text == post.text:
        return post
    EarlierWords.objects.create(trust_id=post.trust_id, post=post, text=post.text, stood_until=now)
    link, had = link_of(text), post.link
    post.text, post.edited_at, post.link = text, now, link
    post.save(update_fields=["text", "edited_at", "link"])
    _tag(post)
    name_people(post, None, by=by, now=now)
    event = tell("network:post:changed", by=by, thing=post, now=now, words={"text": text})
    if link != had:
        let_go_of_page(post)
        ask_for_page(post, because=event, now=now)
    return post


@transaction.atomic
def take_back(*, by: Person, post: Post, now: datetime) -> None:
    """This will take a post back: its words, and those it had before, are emptied; the thread stands."""
    must_be_of(by, post.trust_id)
    post = lock(post)
    refuse(posting.to_take_back(queries.as_words(post), by.pk, looks_after=looks_after(by, post)))
    EarlierWords.objects.filter(post=post).update(text="")
    post.text, post.link, post.deleted_at, post.deleted_by = "", "", now, by
    post.save(update_fields=["text", "link", "deleted_at", "deleted_by"])
    post.tags.clear()
    post.named.filter(comment=None).delete()
    let_go_of_page(post)
    let_go_of_photos(post, by=by, now=now)
    tell("network:post:taken_back", by=by, thing=post, now=now)


def may_write(by: Person, space: Space | None) -> None:
    """This will refuse whoever may not write in a place."""
    if space is None:
        must_be_of(by, by.trust_id)
        return
    must_be_of(by, space.trust_id)
    now_there = Space.objects.get(pk=space.pk)  # it may have been closed since the page was printed
    refuse(spaces.to_write(space_queries.seen_by(now_there, by)))


def looks_after(person: Person, post: Post) -> bool:
    """This will say whether somebody looks after the place where a post stands."""
    if post.space is None:
        return False
    return space_queries.seen_by(post.space, person).standing is spaces.Standing.KEEPER


def lock(post: Post) -> Post:
    """This will read a post again, locked until the transaction ends."""
    locked = Post.objects.select_for_update().get(pk=post.pk)
    if locked.space_id is not None:
        locked.space = Space.objects.get(pk=locked.space_id)
    return locked


def place_of(space: Space | None) -> str:
    """This will name the place of a draft."""
    return posting.EVERYBODY if space is None else f"space:{space.pk}"


def _tag(post: Post) -> None:
    """This will keep the hashtags of a post as they are now."""
    wanted = {posting.fold_tag(words): words for words in posting.tags_in(post.text)}
    if not wanted:
        if post.edited_at:
            post.tags.clear()
        return
    rows = [Tag(trust_id=post.trust_id, folded=key, words=words) for key, words in wanted.items()]
    Tag.objects.bulk_create(rows, ignore_conflicts=True)
    post.tags.set(Tag.objects.for_trust(post.trust_id).filter(folded__in=wanted))


def _ask(post: Post, choices: list[str], now: datetime) -> None:
    refuse(posting.to_ask(choices))
    poll = Poll.objects.create(trust_id=post.trust_id, post=post, ends_at=now + posting.POLL_LASTS)
    Choice.objects.bulk_create(
        Choice(trust_id=post.trust_id, poll=poll, words=words, place=place)
        for place, words in enumerate(choices)
    )


def _thank(post: Post, thanked: list[Person], by: Person, now: datetime) -> None:
    for person in thanked:
        must_be_of(by, person.trust_id)
    if len(thanked) > posting.MOST_NAMED:
        raise Refusal("These are too many people to thank by name.", "Thank their team with an @.")
    readers = space_queries.readers_of(post.space, thanked)
    if len(readers) < len(thanked):
        raise Refusal("Somebody you thank cannot read this space.", "Thank them where they can read it.")
    post.thanks_to.set(thanked)
    notify(thanked, by=by, post=post, kind="thanked", words=f"{by.full_name} thanks you.", now=now)
