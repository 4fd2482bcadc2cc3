"""The post that is answered, as it stands beside the composer and the decision."""

from dataclasses import dataclass
from datetime import datetime

from candour.listening.models import PublicPost
from candour.listening.presenters.reading import ReadingView, parts_of, reading_view
from candour.listening.presenters.segments import Segment
from candour.listening.queries.corrections import newest_reading


@dataclass(frozen=True)
class PostBeside:
    """A post in short: what it was read as, its words with those marked that decided, who wrote it where."""

    pk: int
    kind: str
    parts: tuple[Segment, ...]
    reading: ReadingView
    author: str
    account: str
    posted_at: datetime
    url: str
    is_gone: bool

    @staticmethod
    def of(post: PublicPost) -> "PostBeside":
        """This will take what the page prints from a post, its account loaded; it asks for the reading."""
        reading = newest_reading(post)
        return PostBeside(
            pk=post.pk,
            kind="" if post.is_unsure else post.kind,
            parts=parts_of(post, reading),
            reading=reading_view(post, reading),
            author=post.author or "Somebody",
            account=post.account.name,
            posted_at=post.posted_at,
            url=post.url,
            is_gone=post.deleted_at is not None,
        )
