"""The post that is answered, as it stands beside the composer and the decision."""

from dataclasses import dataclass
from datetime import datetime

from candour.listening.models import PublicPost


@dataclass(frozen=True)
class PostBeside:
    """A post in short: what it is, its words, who wrote it where, and since when it waits."""

    pk: int
    kind: str
    text: str
    author: str
    account: str
    posted_at: datetime
    url: str
    is_gone: bool

    @staticmethod
    def of(post: PublicPost) -> "PostBeside":
        """This will take what the page prints from a post, its account loaded."""
        return PostBeside(
            pk=post.pk,
            kind="" if post.is_unsure else post.kind,
            text=post.text,
            author=post.author or "Somebody",
            account=post.account.name,
            posted_at=post.posted_at,
            url=post.url,
            is_gone=post.deleted_at is not None,
        )
