"""Where the front door's things stand on the public page; the `public` room serves exactly these paths."""

from django.conf import settings


def story_path(story: int) -> str:
    """This will give the path of a published story."""
    return f"/stories/{story}"


def post_path(post: int) -> str:
    """This will give the path of a post of the trust's own, which answers no story."""
    return f"/posts/{post}"


def told_url(token: str) -> str:
    """This will give the whole address of a private link, where the teller reads what became of the story."""
    return f"{settings.CANDOUR_ADDRESS.rstrip('/')}/told/{token}"


def story_url(story: int) -> str:
    """This will give the whole address of a published story."""
    return f"{settings.CANDOUR_ADDRESS.rstrip('/')}{story_path(story)}"


def answer_url(answer: int, story: int | None, follows: int | None = None) -> str:
    """This will give the whole address of an answer, within the page of its story or of its post."""
    if story is not None:
        return f"{story_url(story)}#answer-{answer}"
    base = settings.CANDOUR_ADDRESS.rstrip("/")
    return f"{base}{post_path(answer)}" if follows is None else f"{base}{post_path(follows)}#answer-{answer}"
