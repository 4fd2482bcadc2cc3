"""X as its API v2 is written down: one account, @stbrannocs, and people outside who name it.

Paths, fields and types: https://docs.x.com/openapi.json (2.167, August 2026). Errors:
https://docs.x.com/x-api/fundamentals/response-codes-and-errors. Each further rule has its source beside it.
Rules that a test may change: plan ("paid", or "free", which reads nothing), refuses_duplicates, summons
(self-serve apps answer only where they were named), names ("guide", "document"), limited (so many calls).
"""

import base64
import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from candour.channels.x.lengths import addresses_in, weighted_length
from tests.twins.letting_in import Gate
from tests.twins.twin import Answer, Log, Request, Twin, answers, serve

PROBLEMS = "https://api.x.com/2/problems/"
US = {"id": "900100200300", "username": "stbrannocs", "name": "St Brannoc's"}
SAM = {"id": "900100200301", "username": "sam_okafor", "name": "Sam Okafor"}
SHORT = "https://t.co/"
NAMES = {"guide": ("tweet.fields", "referenced_tweets"), "document": ("post.fields", "referenced_posts")}
HISTORY = {"guide": "edit_history_tweet_ids", "document": "edit_history_post_ids"}
ID = re.compile(r"[0-9]{1,19}")


@dataclass
class Post:
    """A post: its words as X shows them, and what stands behind its short addresses."""

    number: str
    author: str
    text: str
    at: datetime
    answers: str = ""
    conversation: str = ""
    urls: list[dict[str, str]] = field(default_factory=list)
    media: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    is_gone: bool = False


class XTwin(Twin):
    """A small X."""

    name = "x"

    def __init__(self, log: Log) -> None:
        super().__init__(log)
        self.rules |= {"plan": "paid", "refuses_duplicates": False, "summons": False, "names": "guide"}
        # Two hours, and tokens that renew once:
        # https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code
        self.gate = Gate(self.rules, 7200.0, rotates=True, by_header=True)
        self.posts: dict[str, Post] = {}
        self.pictures: dict[str, str] = {}
        self.last = 190_000_000_000_000_000

    def grant(self) -> dict[str, object]:
        return self.gate.grant()

    # What the person and the app see of OAuth

    @answers("GET", "/i/oauth2/authorize")
    def authorise(self, request: Request) -> Answer:
        return self.gate.authorise(request)

    @answers("POST", "/2/oauth2/token")
    def token(self, request: Request) -> Answer:
        # An old one is an invalid_request: https://github.com/plhery/node-twitter-api-v2/issues/470
        return self.gate.token(request, spent="invalid_request")

    @answers("GET", "/2/users/me")
    def me(self, request: Request) -> Answer:
        return self._no(request) or Answer(200, {"data": US})

    # Writing

    @answers("POST", "/2/media/upload")
    def upload(self, request: Request) -> Answer:
        if no := self._no(request):
            return no
        said = request.json()
        content = base64.b64decode(said.get("media", ""), validate=True)
        # https://docs.x.com/x-api/media/quickstart/best-practices
        if said.get("media_category") != "tweet_image" or not 0 < len(content) <= 5_000_000:
            return problem(400, "invalid-request", "The media is not accepted.")
        number = self._next()
        self.pictures[number] = ""
        return Answer(200, {"data": {"id": number, "media_key": f"3_{number}", "expires_after_secs": 86400}})

    @answers("POST", "/2/media/metadata")
    def describe(self, request: Request) -> Answer:
        if no := self._no(request):
            return no
        said = request.json()
        number, alt = said.get("id", ""), said.get("metadata", {}).get("alt_text", {}).get("text", "")
        if number not in self.pictures or len(alt) > 1000:
            return problem(400, "invalid-request", "The metadata is not accepted.")
        self.pictures[number] = alt
        return Answer(200, {"data": {"id": number, "associated_metadata": {"alt_text": {"text": alt}}}})

    @answers("POST", "/2/tweets")
    def create(self, request: Request) -> Answer:
        if no := self._no(request):
            return no
        said = request.json()
        if self.rules.pop(
            "pictures_die", False
        ):  # "expires_after_secs", openapi.json, MediaUploadResponseData
            self.pictures.clear()
        if set(said) - {"text", "reply", "media"}:
            return problem(400, "invalid-request", "There are fields that this twin does not know.")
        answered = said.get("reply", {}).get("in_reply_to_tweet_id", "")
        media = tuple(said.get("media", {}).get("media_ids", []))
        refusal = self._refusal(said.get("text", ""), answered, media)
        if refusal:
            return refusal
        post = self._add(US["id"], said.get("text", ""), answered, media)
        self.log.write("publish", post.number, request.body)
        return Answer(
            201, {"data": {"id": post.number, "text": post.text, HISTORY[self._names()]: [post.number]}}
        )

    @answers("DELETE", "/2/tweets/([0-9]+)")
    def remove(self, request: Request, number: str) -> Answer:
        if no := self._no(request):
            return no
        post = self.posts.get(number)
        if not ID.fullmatch(number):
            return problem(400, "invalid-request", "The id is not valid.")
        if post is None or post.is_gone:
            return problem(404, "resource-not-found", f"Could not find tweet with id: [{number}].")
        if post.author != US["id"]:
            return forbidden("You are not authorized to delete this Tweet.")
        post.is_gone = True
        self.log.write("delete", number, b"")
        return Answer(200, {"data": {"deleted": True}})

    def _refusal(self, text: str, answered: str, media: tuple[str, ...]) -> Answer | None:
        if not (text or media) or any(each not in self.pictures for each in media) or len(media) > 4:
            return problem(400, "invalid-request", "There are no words, or your media IDs are invalid.")
        if weighted_length(text) > 280:
            return forbidden("Your Tweet text is too long.")
        below = self.posts.get(answered)
        if answered and (below is None or below.is_gone):
            return forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.")
        # https://docs.x.com/x-api/posts/manage-tweets/integrate, "Reply restrictions"
        is_named = below is None or below.author == US["id"] or f"@{US['username']}" in below.text
        if self.rules["summons"] and not is_named:
            return forbidden("You have not been mentioned by the author of the post you are replying to.")
        # The same status, type and title as any other: https://github.com/akrherz/iembot/issues/163
        same = (each for each in self.posts.values() if each.author == US["id"] and not each.is_gone)
        if self.rules["refuses_duplicates"] and any(_written(each) == text for each in same):
            return forbidden("You are not allowed to create a Tweet with duplicate content.")
        return None

    # Reading

    @answers("GET", "/2/users/([0-9]+)/tweets")
    def timeline(self, request: Request, number: str) -> Answer:
        return self._list(request, [each for each in self.posts.values() if each.author == number])

    @answers("GET", "/2/users/([0-9]+)/mentions")
    def mentions(self, request: Request, number: str) -> Answer:
        del number
        return self._list(
            request, [each for each in self.posts.values() if f"@{US['username']}" in each.text]
        )

    @answers("GET", "/2/tweets")
    def lookup(self, request: Request) -> Answer:
        if no := self._no(request, reads=True):
            return no
        ids = request.asked.get("ids", "").split(",")
        if len(ids) > 100:
            return problem(400, "invalid-request", "At most 100 ids.")
        if bad := self._bad_names(request):
            return bad
        there = [self.posts[each] for each in ids if each in self.posts and not self.posts[each].is_gone]
        gone = [each for each in ids if each not in {post.number for post in there}]
        errors = [
            {
                "type": f"{PROBLEMS}resource-not-found",
                "title": "Not Found Error",
                "detail": f"Could not find tweet with ids: [{each}].",
                "resource_type": "tweet",
                "resource_id": each,
                "parameter": "ids",
                "value": each,
            }
            for each in gone
        ]
        return Answer(200, self._page(there) | ({"errors": errors} if errors else {}))

    def _list(self, request: Request, posts: list[Post]) -> Answer:
        if no := self._no(request, reads=True) or self._bad_names(request):
            return no
        asked = request.asked
        size = int(asked.get("max_results", "10"))
        if not 5 <= size <= 100:
            return problem(400, "invalid-request", "max_results is not between 5 and 100.")
        low, high = int(asked.get("since_id", "0")), int(asked.get("until_id", "9" * 19))
        begin = datetime.fromisoformat(asked.get("start_time", "2010-11-06T00:00:00Z"))
        # Newest first; of an edited post the newest version: https://docs.x.com/x-api/posts/timelines/integrate
        found = [
            each
            for each in reversed(posts)
            if not each.is_gone and low < int(each.number) < high and each.at >= begin
        ]
        start = int(asked.get("pagination_token", "page-0").removeprefix("page-"))
        some = found[start : start + size]
        meta: dict[str, object] = {"result_count": len(some)}
        if start + size < len(found):
            meta["next_token"] = f"page-{start + size}"
        return Answer(200, self._page(some) | {"meta": meta})

    def _page(self, posts: Iterable[Post]) -> dict[str, Any]:
        data = [self._plain(each) for each in posts]
        if not data:
            return {}
        media = [
            {"media_key": f"3_{key}", "type": "photo", "alt_text": self.pictures[key]}
            for each in posts
            for key in each.media
        ]
        return {"data": data, "includes": {"users": [US, SAM], "media": media}}

    def _plain(self, post: Post) -> dict[str, Any]:
        names = self._names()
        plain: dict[str, Any] = {
            "id": post.number,
            "text": post.text,
            "author_id": post.author,
            "created_at": post.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "conversation_id": post.conversation,
            HISTORY[names]: [*post.history, post.number],
        }
        if post.answers:
            plain[NAMES[names][1]] = [{"type": "replied_to", "id": post.answers}]
        if post.urls:
            plain["entities"] = {"urls": post.urls}
        if post.media:
            plain["attachments"] = {"media_keys": [f"3_{key}" for key in post.media]}
        return plain

    # What every call meets

    def _no(self, request: Request, *, reads: bool = False) -> Answer | None:
        if not self.gate.knows(request):
            return Answer(
                401, {"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"}
            )
        if self.rules.get("limited", 0) > 0:
            self.rules["limited"] -= 1
            reset = str(int(datetime.now(UTC).timestamp()) + int(self.rules.get("reset_in", 900)))
            # https://docs.x.com/x-api/fundamentals/rate-limits
            return Answer(
                429,
                {"errors": [{"code": 88, "message": "Rate limit exceeded"}]},
                {"x-rate-limit-reset": reset},
            )
        if reads and self.rules["plan"] == "free":
            # The words and codes: https://github.com/xdevplatform/samples/issues/160
            return problem(403, "client-forbidden", "Not enrolled.", reason="client-not-enrolled")
        return None

    def _names(self) -> str:
        return str(self.rules["names"])

    def _bad_names(self, request: Request) -> Answer | None:
        """X refuses a question with names that it does not know."""
        own, referenced = NAMES[self._names()]
        other = {fields for fields, _ in NAMES.values()} - {own}
        expanded = request.asked.get("expansions", "").split(",")
        is_known = any(each.partition(".")[0] == referenced for each in expanded)
        if other & set(request.asked) or not is_known:
            return problem(400, "invalid-request", "One or more parameters to your request was invalid.")
        return None

    # The hand on it

    def public(self) -> list[str]:
        ours = (each for each in self.posts.values() if each.author == US["id"])
        return [_written(each) for each in ours if not each.is_gone]

    def seen(self) -> list[dict[str, Any]]:
        """This will list our posts as anybody sees them, with what their pictures are said to show."""
        return [
            {
                "id": each.number,
                "text": _written(each),
                "in_reply_to": each.answers,
                "alts": [self.pictures[key] for key in each.media],
            }
            for each in self.posts.values()
            if each.author == US["id"] and not each.is_gone
        ]

    def say(self, said: Mapping[str, Any]) -> str:
        naming = "" if said.get("unnamed") else f"@{US['username']} "
        post = self._add(SAM["id"], f"{naming}{said['text']}", said.get("in_reply_to", ""), ())
        if changed := said.get("changes"):  # each change makes a new id: .../fundamentals/edit-posts
            before = self.posts[changed]
            post.history, before.is_gone = (*before.history, changed), True
        self.log.write("incoming", post.number, post.text.encode())
        return post.number

    def take_back(self, network_id: str) -> None:
        self.posts[network_id].is_gone = True

    def _add(self, author: str, text: str, answered: str, media: tuple[str, ...]) -> Post:
        number = self._next()
        below = self.posts.get(answered)
        shown, urls = _shortened(text, number, media)
        if below is not None and author == US["id"] and below.author != author:
            shown = f"@{SAM['username']} {shown}"
        conversation = below.conversation if below else number
        now = datetime.now(UTC)
        self.posts[number] = Post(number, author, shown, now, answered, conversation, urls, media)
        return self.posts[number]

    def _next(self) -> str:
        self.last += 4_194_304
        return str(self.last)


def _shortened(text: str, number: str, media: tuple[str, ...]) -> tuple[str, list[dict[str, str]]]:
    """X writes its own address for each, one more for pictures, and entities for &, < and >.

    https://docs.x.com/x-api/fundamentals/data-dictionary
    """
    urls, pieces, after = [], [], 0
    for place, (start, end) in enumerate(addresses_in(text)):
        short, written = f"{SHORT}{number}{place}", text[start:end]
        urls.append(
            {
                "url": short,
                "expanded_url": written if "://" in written else f"http://{written}",
                "as": written,
            }
        )
        pieces += [html.escape(text[after:start], quote=False), short]
        after = end
    pieces.append(html.escape(text[after:], quote=False))
    if media:
        short = f"{SHORT}{number}m"
        urls.append({"url": short, "expanded_url": "", "media_key": f"3_{media[0]}", "as": ""})
        pieces.append(f" {short}")
    return "".join(pieces), urls


def _written(post: Post) -> str:
    """This will give a post's words as its author wrote them."""
    text = post.text
    for each in post.urls:
        text = text.replace(each["url"], each["as"])
    text = text.removeprefix(f"@{SAM['username']} ") if post.answers else text
    return html.unescape(text).rstrip() if post.media else html.unescape(text)


def problem(status: int, kind: str, detail: str, **more: str) -> Answer:
    """This will give a problem as X does (RFC 9457)."""
    return Answer(status, {"type": f"{PROBLEMS}{kind}", "title": "Error", "detail": detail, **more})


def forbidden(detail: str) -> Answer:
    """This will give what X says to all that it forbids for reasons without a code."""
    return Answer(403, {"title": "Forbidden", "status": 403, "type": "about:blank", "detail": detail})


if __name__ == "__main__":
    serve(XTwin)
