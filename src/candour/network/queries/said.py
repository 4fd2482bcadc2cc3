"""A post as a list of posts shows it, with whoever wrote it and where: one flat row of a page's twenty.

Making a post, its author, their team, their site, its space and its poll as models of their own costs more
than asking for them; a card prints a handful of words of each.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from candour.network.models import Post


class Said(NamedTuple):
    """One post in a list; `poll` and `linked` are empty where it has none, and so are the newest comments."""

    pk: int
    text: str
    written_at: datetime
    edited_at: datetime | None
    comment_count: int
    author_id: int
    first_name: str
    last_name: str
    job_title: str
    team: str | None
    site: str | None
    space_id: int | None
    space: str | None
    poll: int | None
    link: str
    linked_title: str | None
    linked_description: str | None
    linked_site: str | None
    linked_host: str | None
    newest: int | None = None
    newest_but_one: int | None = None

    @property
    def author_name(self) -> str:
        """This will give the author's whole name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def place(self) -> str:
        """This will say where the author works, nothing where they are in no team."""
        return "" if self.team is None else f"{self.team}, {self.site}"

    @staticmethod
    def of(post: Post) -> "Said":
        """This will take a post that was read with those around it, without its newest comments."""
        author, team, space = post.author, post.author.team, post.space
        linked = post.linked if hasattr(post, "linked") else None
        return Said(
            pk=post.pk,
            text=post.text,
            written_at=post.written_at,
            edited_at=post.edited_at,
            comment_count=post.comment_count,
            author_id=author.pk,
            first_name=author.first_name,
            last_name=author.last_name,
            job_title=author.job_title,
            team=team.name if team else None,
            site=team.site.name if team else None,
            space_id=post.space_id,
            space=space.name if space else None,
            poll=post.pk if hasattr(post, "poll") else None,
            link=post.link,
            linked_title=linked.title if linked else None,
            linked_description=linked.description if linked else None,
            linked_site=linked.site if linked else None,
            linked_host=linked.host if linked else None,
        )


_COLUMNS = (
    *("pk", "text", "written_at", "edited_at", "comment_count", "author_id"),
    *("author__first_name", "author__last_name", "author__job_title"),
    *("author__team__name", "author__team__site__name", "space_id", "space__name", "poll__post"),
    *("link", "linked__title", "linked__description", "linked__site", "linked__host"),
    *("newest", "newest_but_one"),
)


def flat(posts: QuerySet[Post]) -> "QuerySet[Any, tuple[Any, ...]]":
    """This will ask for posts that are read `with_newest_comments` as rows that `Said` takes."""
    return posts.values_list(*_COLUMNS)
