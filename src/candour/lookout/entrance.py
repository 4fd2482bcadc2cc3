"""What the lookout puts into Listen: its page, evidence under a post, a sentence for each burst."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from candour.listening import registers
from candour.listening.models import PublicPost
from candour.listening.registers import Evidence, Note
from candour.lookout import actions, queries
from candour.web.filters import day, plural


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    registers.add_more("Words that we watch for", "lookout-words")
    registers.add_witness(look)
    registers.add_evidence(evidence)
    registers.add_notes(notes)


def look(trust: int, posts: Sequence[PublicPost], now: datetime) -> None:
    """This will note the watched words in posts that come in."""
    actions.look_at(trust=trust, posts=posts, now=now)


def evidence(post: PublicPost) -> list[Evidence]:
    """This will say which watched words stand in a post, where, why they are watched for and since when."""
    found = queries.in_post(post.trust_id, post.pk, post.version)
    return [
        Evidence(
            words=post.text[each.start : each.end],
            says=f"we have watched for “{each.word.text}” since {day(each.word.added_at)}. {each.word.why}",
            address=reverse("lookout-word", args=[each.word_id]),
        )
        for each in found
    ]


def notes(trust: int) -> list[Note]:
    """This will say of each burst that goes on how many posts it brought, and how many are usual."""
    return [
        Note(
            words=f"{plural(burst.posts, 'post')} about “{burst.word.text}” within an hour. Usual: "
            f"{_usual(burst.usual)}.",
            link="See them",
            address=reverse("lookout-word", args=[burst.word_id]),
        )
        for burst in queries.bursts(trust)
    ]


def _usual(posts: float) -> str:
    if posts < 0.05:
        return "none"
    return "less than one" if posts < 1 else f"about {posts:.0f}"
