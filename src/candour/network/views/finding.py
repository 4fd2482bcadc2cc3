"""Finding what an address names, for whoever may read it; anything else is not there."""

from django.http import Http404

from candour.network.addresses import address_of_post
from candour.network.models import Comment, Post, Space
from candour.network.queries import posts, spaces
from candour.people.models import Person


def find_post(person: Person, pk: int) -> Post:
    """This will give a post that somebody may read, or the page that says there is none."""
    try:
        return posts.post_of(person, pk)
    except Post.DoesNotExist as missing:
        raise Http404 from missing


def find_post_to_answer(person: Person, pk: int) -> Post:
    """This will give the same with no more than an answer needs."""
    found = posts.to_answer(person, pk)
    if found is None:
        raise Http404
    return found


def find_comment(person: Person, pk: int) -> Comment:
    """This will give a comment that somebody may read, or the page that says there is none."""
    try:
        return posts.comment_of(person, pk)
    except Comment.DoesNotExist as missing:
        raise Http404 from missing


def find_space(person: Person, pk: int) -> Space:
    """This will give a space that somebody may read, or the page that says there is none."""
    try:
        return spaces.space_of(person, pk)
    except Space.DoesNotExist as missing:
        raise Http404 from missing


def find_colleague(person: Person, pk: int) -> Person:
    """This will give a colleague of the same trust, or the page that says there is none."""
    found = Person.objects.for_trust(person.trust_id).filter(pk=pk).select_related("team__site").first()
    if found is None:
        raise Http404
    return found


def at_post(post_id: int, anchor: str = "") -> str:
    """This will give a post's address, with the place on its page."""
    return address_of_post(post_id) + (f"#{anchor}" if anchor else "")
