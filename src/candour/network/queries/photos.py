"""What is asked about pictures of posts: those of a page, those being added, and who sees one by a post."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet

from candour.ledger.prepared import Prepared
from candour.network.models import DraftPhoto, Post, PostPhoto
from candour.network.queries.posts import readable
from candour.network.queries.said import Said
from candour.people.models import Person
from candour.photos.models import Photo
from candour.photos.queries import Joined, gathered, joined, to_join


def photos_of(posts: Iterable[Post | Said]) -> dict[int, list[Joined]]:
    """This will give the pictures of posts, by post, with who is in them; one statement."""
    keys = [post.pk for post in posts]
    return gathered(_OF_POSTS.rows(posts=keys)) if keys else {}


_OF_POSTS: Prepared[tuple[Any, ...]] = Prepared(
    lambda posts: to_join(PostPhoto.objects.filter(post__in=posts), "post_id")
)


def photos_of_draft(person: Person, place: str) -> list[Joined]:
    """This will give the pictures that go with what somebody is writing in a place; one statement."""
    rows = DraftPhoto.objects.for_trust(person.trust_id).filter(person=person, place=place)
    return joined(rows.filter(photo__taken_down_at=None), "person_id").get(person.pk, [])


def sees_by_a_post(person: Person, photo: Photo) -> bool:
    """This will say whether somebody may read a post that shows a picture; one statement."""
    posts = readable(person).filter(deleted_at=None, hidden_at=None)
    return PostPhoto.objects.filter(photo=photo, post__in=posts).exists()


def in_posts() -> "QuerySet[Any]":
    """This will tell which pictures posts use."""
    return PostPhoto.objects.filter(photo=OuterRef("pk"))


def in_drafts() -> "QuerySet[Any]":
    """This will tell which pictures go with what somebody is writing."""
    return DraftPhoto.objects.filter(photo=OuterRef("pk"))
