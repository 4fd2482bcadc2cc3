"""What this room puts on other rooms' pages: a way on under a post, a note under a draft, its terms."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse

from candour.network import registers as network
from candour.network.models import Post
from candour.network.registers import OnPost
from candour.outward.models import Outward
from candour.outward.queries import beginning_refusal, behind, leaving_refusal, shown_to, shows_outside
from candour.people.access import person_or_none
from candour.people.models import Person
from candour.photos import registers as photos
from candour.voice import registers as voice
from candour.voice.models import Statement
from candour.voice.registers import Note


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    network.add_to_post(under_a_post)
    voice.add_draft_notes(under_a_draft)
    voice.add_leaving_terms(leaving_refusal)
    photos.add_outside(shows_outside)


def under_a_post(request: HttpRequest, post: Post) -> Sequence[OnPost]:
    """This will offer *Say this in public*, ask its author, or lead to where it stands; one statement."""
    person = person_or_none(request)
    if person is None:
        return []
    known, address = shown_to(person, post), reverse("outward", args=[post.pk])
    if known is None or (known.declined_at is not None and known.post.author_id == person.pk):
        refusal = beginning_refusal(person, post, None)
        return [] if refusal else [OnPost("Say this in public", address)]
    words = _where_it_stands(known, person)
    return [OnPost(words, address, is_note=True)] if words else []


def _where_it_stands(known: Outward, person: Person) -> str:
    """This will say to whom it concerns who says a post in public, and to everybody that somebody did."""
    writer, author = known.statement.author, known.post.author
    if known.statement.published_at is not None:
        return "This has been said in public."
    if writer.pk == person.pk and known.declined_at is not None:
        return f"{author.full_name} does not want this said in public."
    if writer.pk == person.pk:
        return "You are saying this in public."
    return f"{writer.full_name} would like to say this in public." if author.pk == person.pk else ""


def under_a_draft(statement: Statement, _text: str) -> Sequence[Note]:
    """This will say from whose post a draft is, and what it waits for; one statement, none elsewhere."""
    outward = behind(statement)
    if outward is None:
        return []
    author, address = outward.post.author, reverse("outward", args=[outward.post_id])
    if author.pk == statement.author_id and statement.rewords_id is not None:
        return []
    if author.pk == statement.author_id:
        return [
            Note("From your post in the feed. See whether all its pictures may come along.", None, address)
        ]
    if outward.declined_at is not None:
        words = f"{author.full_name} does not want their post said in public, so this cannot be sent."
    elif outward.agreed_at is None:
        words = f"{author.full_name} was asked. You can write now, and send it once they have agreed."
    else:
        words = f"{author.full_name} has agreed that you say their post in public."
    return [Note(words, None, address)]
