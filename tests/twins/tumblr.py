"""Tumblr as its API v2 is written down: the blog st-brannocs, and sam-okafor who speaks to it.

https://github.com/tumblr/docs/blob/master/api.md (October 2024) and npf-spec.md beside it. Rules that a test
may change: limited (so many calls), posts_left (today), page (notifications on one).
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.twins.letting_in import Gate
from tests.twins.twin import Answer, Log, Request, Twin, answers, serve

OURS = {"name": "st-brannocs", "uuid": "t:0ursBrannocs", "url": "https://st-brannocs.tumblr.com/"}
SAM = {"name": "sam-okafor", "uuid": "t:5amOkafor", "url": "https://sam-okafor.tumblr.com/"}
BLOGS = (OURS, SAM)
LONGEST_BLOCK = 4_096
"""npf-spec.md, "Text Block Length"."""


@dataclass
class Post:
    """A post, with the one that it reblogs."""

    number: str
    blog: str
    content: list[dict[str, Any]]
    second: int
    parent: str = ""
    is_gone: bool = False
    tags: tuple[str, ...] = ()


@dataclass
class Happened:
    """One notification of our blog."""

    number: str
    kind: str
    second: int
    more: dict[str, str] = field(default_factory=dict)


class TumblrTwin(Twin):
    """A small Tumblr."""

    name = "tumblr"

    def __init__(self, log: Log) -> None:
        super().__init__(log)
        self.rules |= {"posts_left": 250, "page": 20}
        # 2,520 seconds, and "a new access token and refresh token": api.md, "OAuth2 Authorization"
        self.gate = Gate(self.rules, 2520.0, rotates=True, needs_pkce=False)
        self.posts: dict[str, Post] = {}
        self.happened: list[Happened] = []
        self.last = 710_000_000_000_000_000

    def grant(self) -> dict[str, object]:
        return self.gate.grant()

    # What the person and the app see of OAuth

    @answers("GET", "/oauth2/authorize")
    def authorise(self, request: Request) -> Answer:
        return self.gate.authorise(request)

    @answers("POST", "/v2/oauth2/token")
    def token(self, request: Request) -> Answer:
        answer = self.gate.token(request)
        # "401 Unauthorized, refresh token has expired": api.md, "Refresh Token Grant Request"
        return answer if answer.status == 200 else refusal(401)

    @answers("GET", "/v2/user/info")
    def info(self, request: Request) -> Answer:
        return self._no(request) or response(
            200, {"user": {"name": OURS["name"], "blogs": [{**OURS, "primary": True}]}}
        )

    # Writing

    @answers("POST", "/v2/blog/([^/]+)/posts")
    def create(self, request: Request, blog: str) -> Answer:
        if no := self._no(request) or self._not_ours(blog):
            return no
        if self.rules.pop("pictures_die", False):
            return refusal(400, 8005, "The uploaded media is an invalid format.")
        if self.rules["posts_left"] <= 0:
            return refusal(403, 8023, "You have reached your daily post limit.")
        said, no = _read(request)
        if no is not None:
            return no
        parent = str(said.get("parent_post_id", ""))
        if parent and self._cannot_reblog(said):
            return refusal(400, 8002, "The post to reblog is invalid.")
        self.rules["posts_left"] -= 1
        post = self._add(OURS["uuid"], said["content"], parent)
        self.log.write("publish", post.number, request.body)
        return response(201, {"id": post.number})

    @answers("PUT", "/v2/blog/([^/]+)/posts/([0-9]+)")
    def edit(self, request: Request, blog: str, number: str) -> Answer:
        if no := self._no(request) or self._not_ours(blog):
            return no
        post = self.posts.get(number)
        if post is None or post.is_gone or post.blog != OURS["uuid"]:
            return refusal(404)
        said, no = _read(request)
        if no is not None:
            return no
        if str(said.get("parent_post_id", "")) != post.parent:
            return refusal(400, 8002, "The post to reblog is invalid.")
        post.content = _trimmed(said["content"])
        self.log.write("edit", number, request.body)
        return response(200, {"id": number})

    @answers("POST", "/v2/blog/([^/]+)/post/delete")
    def remove(self, request: Request, blog: str) -> Answer:
        if no := self._no(request) or self._not_ours(blog):
            return no
        post = self.posts.get(request.form().get("id", ""))
        if post is None or post.is_gone or post.blog != OURS["uuid"]:
            return refusal(404)
        post.is_gone = True
        self.log.write("delete", post.number, b"")
        return response(200, {"id": post.number})

    def _cannot_reblog(self, said: Mapping[str, Any]) -> bool:
        post = self.posts.get(str(said["parent_post_id"]))
        if post is None or post.is_gone:
            return True
        return (said.get("parent_tumblelog_uuid"), said.get("reblog_key")) != (post.blog, _key(post))

    # Reading

    @answers("GET", "/v2/blog/([^/]+)/posts")
    def listing(self, request: Request, blog: str) -> Answer:
        if no := self._no(request):
            return no
        found = next((each for each in BLOGS if blog in {each["name"], each["uuid"]}), None)
        if found is None:
            return refusal(404)
        asked = request.asked
        posts = [
            each for each in reversed(self.posts.values()) if each.blog == found["uuid"] and not each.is_gone
        ]
        if "id" in asked:
            posts = [each for each in posts if each.number == asked["id"]]
            if not posts:
                return refusal(404)
        start, size = int(asked.get("offset", "0")), min(int(asked.get("limit", "20")), 20)
        some = [self._plain(each) for each in posts[start : start + size]]
        return response(200, {"blog": found, "posts": some, "total_posts": len(posts)})

    @answers("GET", "/v2/tagged")
    def tagged(self, request: Request) -> Answer:
        """ "Get Posts with Tag": newest first, before a second."""
        if no := self._no(request):
            return no
        asked = request.asked
        before = int(asked.get("before", str(int(time.time()) + 1)))
        found = [
            {**self._plain(each), "tags": list(each.tags)}
            for each in reversed(self.posts.values())
            if asked.get("tag", "").lower() in map(str.lower, each.tags)
            and each.second < before
            and not each.is_gone
        ]
        found.sort(key=lambda each: -each["timestamp"])
        return response(200, found[: min(int(asked.get("limit", "20")), 20)])

    @answers("GET", "/v2/blog/([^/]+)/notifications")
    def notifications(self, request: Request, blog: str) -> Answer:
        if no := self._no(request) or self._not_ours(blog):
            return no
        asked = request.asked
        kinds = {value for name, value in asked.items() if name.startswith("types[")}
        before = int(asked.get("before", str(int(time.time()) + 1)))
        some = [each for each in reversed(self.happened) if each.second < before and each.kind in kinds]
        some.sort(key=lambda each: -each.second)
        page = some[: int(self.rules["page"])]
        listed = [
            {"id": each.number, "type": each.kind, "timestamp": each.second, "unread": True, **each.more}
            for each in page
        ]
        given: dict[str, Any] = {"notifications": listed}
        if len(some) > len(page):
            follows = {"type": "action", "method": "GET", "href": request.path}
            given["_links"] = {"next": {**follows, "query_params": {"before": page[-1].second}}}
        return response(200, given)

    def _plain(self, post: Post) -> dict[str, Any]:
        plain: dict[str, Any] = {
            "object_type": "post",
            "type": "blocks",
            "id": int(post.number),
            "id_string": post.number,
            "blog_name": _name(post.blog),
            "post_url": f"https://www.tumblr.com/{_name(post.blog)}/{post.number}",
            "timestamp": post.second,
            "state": "published",
            "reblog_key": _key(post),
            "content": post.content,
            "layout": [],
            "trail": self._trail(post),
        }
        if post.parent:
            plain |= {
                "reblogged_from_id": post.parent,
                "reblogged_from_name": _name(self.posts[post.parent].blog),
            }
        return plain

    def _trail(self, post: Post) -> list[dict[str, Any]]:
        """What a reblog stands below, oldest first: npf-spec.md, "Reblog Trail"."""
        above = self.posts.get(post.parent)
        if above is None:
            return []
        blog = {"name": _name(above.blog), "uuid": above.blog}
        own = {
            "post": {"id": above.number, "timestamp": above.second},
            "blog": blog,
            "content": above.content,
        }
        return [*self._trail(above), {**own, "layout": []}]

    # What every call meets

    def _no(self, request: Request) -> Answer | None:
        if not request.headers.get("user-agent", "").startswith("Candour"):
            return refusal(403, 0, "Every program is expected to say who it is.")
        if not self.gate.knows(request):
            return refusal(401)
        if self.rules.get("limited", 0) > 0:
            self.rules["limited"] -= 1
            reset = {"x-ratelimit-perhour-remaining": "0", "x-ratelimit-perhour-reset": "1200"}
            return refusal(429, 0, "Limit Exceeded", reset)
        return None

    @staticmethod
    def _not_ours(blog: str) -> Answer | None:
        return None if blog in {OURS["uuid"], OURS["name"]} else refusal(404)

    # The hand on it

    def public(self) -> list[str]:
        return [str(each["text"]) for each in self.seen()]

    def seen(self) -> list[dict[str, Any]]:
        return [
            {
                "id": each.number,
                "text": _words(each),
                "in_reply_to": self._place(each.parent),
                "alts": [block.get("alt_text", "") for block in each.content if block["type"] == "image"],
            }
            for each in self.posts.values()
            if each.blog == OURS["uuid"] and not each.is_gone
        ]

    def _place(self, number: str) -> str:
        """This will name a post as we do: the blog before the number, unless it is our own."""
        post = self.posts.get(number)
        return number if post is None or post.blog == OURS["uuid"] else f"{_name(post.blog)}/{number}"

    def say(self, said: Mapping[str, Any]) -> str:
        below, kind = str(said.get("in_reply_to", "")), str(said.get("kind", ""))
        second = int(said.get("second") or time.time())
        about = {"from_tumblelog_name": SAM["name"]}
        if kind in {"reply", "mention_in_reply"}:
            number = self._next()
            self._tell(kind, second, {**about, "target_post_id": below, "reply_text": str(said["text"])})
            self.log.write("incoming", number, str(said["text"]).encode())
            return f"{SAM['name']}/{below}"
        if changed := said.get("changes"):
            post = self.posts[str(changed).rpartition("/")[2]]
            post.content = [{"type": "text", "text": said["text"]}]
            return self._place(post.number)
        content = [{"type": "text", "text": said["text"]}]
        post = self._add(SAM["uuid"], content, below.rpartition("/")[2], second)
        if tags := said.get("tags"):
            post.tags = tuple(tags)
            return self._place(post.number)
        kind = "reblog_with_content" if below else "mention_in_post"
        self._tell(
            kind, second, {**about, "post_id": post.number, "target_post_id": below, "added_text": "..."}
        )
        self.log.write("incoming", post.number, str(said["text"]).encode())
        return self._place(post.number)

    def take_back(self, network_id: str) -> None:
        self.posts[network_id.rpartition("/")[2]].is_gone = True

    def _tell(self, kind: str, second: int, more: dict[str, str]) -> None:
        self.happened.append(Happened(f"activity-{len(self.happened)}", kind, second, more))

    def _add(self, blog: str, content: list[dict[str, Any]], parent: str, second: int = 0) -> Post:
        number = self._next()
        self.posts[number] = Post(number, blog, _trimmed(content), second or int(time.time()), parent)
        return self.posts[number]

    def _next(self) -> str:
        self.last += 1
        return str(self.last)


def _read(request: Request) -> tuple[dict[str, Any], Answer | None]:
    """This will read a post that is sent, by itself or with media: api.md, "User Uploaded Media"."""
    parts: dict[str, bytes] = {}
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        parts = request.parts()
        said = json.loads(parts.pop("json"))
    else:
        said = request.json()
    content = said.get("content")
    if not isinstance(content, list) or not content or len(content) > 1_000:
        return {}, refusal(400, 8001, "'content' must be an array")
    for block in content:
        if block.get("type") == "text" and len(block.get("text", "")) > LONGEST_BLOCK:
            return {}, refusal(400, 8001, "A text block is too long.")
        media = block.get("media", [{}])[0] if block.get("type") == "image" else None
        if media is not None and not parts.get(media.get("identifier", "")):
            return {}, refusal(400, 8005, "The media is not there.")
    return said, None


def _trimmed(content: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """npf-spec.md, "Leading and Trailing Empty Text Blocks"."""
    kept = list(content)
    for end in (0, -1):
        while kept and kept[end]["type"] == "text" and not kept[end]["text"]:
            kept.pop(end)
    return kept


def _words(post: Post) -> str:
    return "\n".join(str(block["text"]) for block in post.content if block["type"] == "text")


def _name(uuid: str) -> str:
    return next(str(each["name"]) for each in BLOGS if each["uuid"] == uuid)


def _key(post: Post) -> str:
    return f"key{post.number[-6:]}"


def response(status: int, content: Any) -> Answer:
    """This will give an answer as Tumblr does: api.md, "Response Format"."""
    return Answer(status, {"meta": {"status": status, "msg": "OK"}, "response": content})


def refusal(
    status: int, code: int = 0, title: str = "No.", headers: Mapping[str, str] | None = None
) -> Answer:
    """This will refuse as Tumblr does: api.md, "Errors and Error Subcodes"."""
    errors = {"errors": [{"title": title, "code": code, "detail": title}]} if code else {}
    meta = {"status": status, "msg": title}
    return Answer(status, {"meta": meta, "response": [], **errors}, headers or {})


if __name__ == "__main__":
    serve(TumblrTwin)
