"""What LinkedIn's twin keeps of posts and comments, and how it shows them."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.twins.twin import Answer, Request

ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass
class Post:
    """A post: its words as LinkedIn keeps them, and the activity by which its comments know it."""

    name: str
    activity: str
    author: str
    commentary: str
    at: int
    images: list[dict[str, str]] = field(default_factory=list)
    is_gone: bool = False
    is_older: bool = False


@dataclass
class Comment:
    """A comment; `above` is the name of the post or the comment below which it stands."""

    name: str
    number: str
    activity: str
    above: str
    actor: str
    text: str
    at: int
    is_gone: bool = False


def plain(post: Post) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": post.name,
        "author": post.author,
        "commentary": post.commentary,
        "createdAt": post.at,
        "publishedAt": post.at,
        "lastModifiedAt": post.at,
        "lifecycleState": "PUBLISHED",
        "visibility": "PUBLIC",
    }
    if len(post.images) == 1:
        plain["content"] = {"media": post.images[0]}
    elif post.images:
        plain["content"] = {"multiImage": {"images": post.images}}
    return plain


def images_in(content: Mapping[str, Any]) -> list[dict[str, str]]:
    """One picture is a `media`, two to twenty a `multiImage`: multiimage-post-api."""
    if "media" in content:
        return [content["media"]]
    return list(content.get("multiImage", {}).get("images", []))


def shown(commentary: str) -> str:
    return ESCAPED.sub(r"\1", commentary)


def page_of(request: Request, found: list[dict[str, Any]]) -> Answer:
    start, count = int(request.asked.get("start", "0")), int(request.asked.get("count", "10"))
    paging = {"start": start, "count": count, "total": len(found)}
    return Answer(200, {"elements": found[start : start + count], "paging": paging})


def now() -> int:
    return int(time.time() * 1000)


def refusal(status: int, code: str, number: int = 0) -> Answer:
    """This will refuse as LinkedIn does: .../shared/api-guide/concepts/error-handling."""
    return Answer(status, {"status": status, "serviceErrorCode": number, "code": code, "message": "No."})
