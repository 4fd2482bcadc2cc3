"""A twin of Facebook's Pages.

Sources, by their titles on developers.facebook.com/docs:
  pages-api/posts                          posting, changing (POST /{post}) and deleting; attached_media
  graph-api/reference/page/photos          published=false, alt_text_custom, at most 4 MB
  graph-api/reference/page/feed            posts by the Page and by others on it, the newest first
  graph-api/reference/page/tagged          posts that tag the Page
  graph-api/reference/object/comments      filter (toplevel, stream), order, attachment_id
  graph-api/reference/v25.0/comment        parent, from; an answer to an answer (assumed: under the first)
  facebook-login/guides/access-tokens/get-long-lived   fb_exchange_token, me/accounts, Page access has no end
  graph-api/webhooks/reference/page        feed: item, verb, post_id, comment_id, created_time, from, message
  graph-api/webhooks/getting-started/webhooks-for-pages   subscribed_apps, subscribed_fields
  graph-api/guides/error-handling          506: the same post twice in a row; 368: blocked
"""

import json
import time
from collections.abc import Mapping
from typing import Any, ClassVar

from tests.twins.meta import HOUR, LONG_LIVED, MetaTwin, No, Node, fields
from tests.twins.twin import Answer, Request, answers, serve

V = r"/v\d+\.\d"


class FacebookTwin(MetaTwin):
    """One Page, and people who write to it."""

    name: ClassVar = "facebook"
    product: ClassVar = "page"
    proves: ClassVar = True
    good_for: ClassVar = "page"

    @answers("GET", f"{V}/dialog/oauth")
    def dialog(self, request: Request) -> Answer:
        """This will be the page of the yes."""
        return self.approve(request)

    @answers("POST", f"{V}/oauth/access_token")
    def code(self, request: Request) -> Answer:
        """This will take a code."""
        token = self.take_code(request.form())
        return Answer(200, {"access_token": token, "token_type": "bearer", "expires_in": HOUR})

    @answers("GET", f"{V}/oauth/access_token")
    def exchange(self, request: Request) -> Answer:
        """This will give long-lived access for a short-lived one."""
        said = request.asked
        if (said["client_id"], said["client_secret"]) != (self.APP, self.SECRET):
            raise No(101)
        assert said["grant_type"] == "fb_exchange_token"
        self.access(said["fb_exchange_token"])
        token = self.give("person", LONG_LIVED)
        return Answer(200, {"access_token": token, "token_type": "bearer", "expires_in": LONG_LIVED})

    @answers("GET", f"{V}/me/accounts")
    def accounts(self, request: Request) -> Answer:
        """This will list the Pages of a person, each with access of its own that has no end."""
        self.let_in(request, "person")
        pages = [] if self.rules.get("no_pages") else [(self.OURS, self.NAME), ("200", "A bakery")]
        data = [
            {"id": number, "name": name, "access_token": self.give("page", None)} for number, name in pages
        ]
        return Answer(200, {"data": data})

    @answers("POST", rf"{V}/(\d+)/photos")
    def photo(self, request: Request, page: str) -> Answer:
        """This will keep a picture that nobody sees."""
        parts = request.parts()
        said = {name: part.decode() for name, part in parts.items() if name != "source"}
        self.let_in(Request("POST", request.path, said, request.headers, b""), "page")
        self.fail(request)
        if len(parts["source"]) > 4_000_000 or page != self.OURS or said["published"] != "false":
            raise No(100)
        number = str(next(self.numbers))
        self.new(number, kind="photo", alt=said.get("alt_text_custom", ""))
        return Answer(200, {"id": number})

    @answers("POST", rf"{V}/(\d+)/feed")
    def post(self, request: Request, page: str) -> Answer:
        """This will publish; the same words twice in a row are refused, and so is a picture that is gone."""
        said = self.let_in(request, "page")
        self.fail(request)
        named = [json.loads(each)["media_fbid"] for name, each in sorted(said.items()) if "media" in name]
        if self.rules.get("photos_expire"):
            for number in named:
                self.nodes.pop(number, None)
        photos = [self.node(number) for number in named]
        last = next(iter(self.newest(lambda each: each["kind"] == "post" and self.is_ours(each))), None)
        if last is not None and last["message"] == said["message"]:
            raise No(506)
        number = f"{page}_{next(self.numbers)}"
        self.write("post", number, said["message"], photos=photos)
        return Answer(200, {"id": number})

    @answers("POST", rf"{V}/(\d+_\d+)/comments")
    def comment(self, request: Request, target: str) -> Answer:
        """This will comment on a post, or answer a comment; an answer to an answer stands under the first."""
        said = self.let_in(request, "page")
        self.fail(request)
        where = self.node(target)
        photos = [self.node(said["attachment_id"])] if "attachment_id" in said else []
        number = self.under(where)
        self.write("comment", number, said["message"], photos=photos, **self.place(where))
        return Answer(200, {"id": number})

    @answers("GET", rf"{V}/(\d+_\d+)")
    def read(self, request: Request, number: str) -> Answer:
        """This will show one thing."""
        self.let_in(request)
        return Answer(200, self.picked(self.node(number), fields(request.asked.get("fields", "id"))))

    @answers("POST", rf"{V}/(\d+_\d+)")
    def edit(self, request: Request, number: str) -> Answer:
        """This will change the words of what is ours."""
        said = self.let_in(request, "page")
        node = self.node(number)
        if not self.is_ours(node):
            raise No(200)
        self.log.write("edit", number, said["message"].encode())
        node["message"] = said["message"]
        return Answer(200, {"success": True})

    @answers("DELETE", rf"{V}/(\d+_\d+)")
    def delete(self, request: Request, number: str) -> Answer:
        """This will take it down, and all that stands under it."""
        self.let_in(request, "page")
        self.node(number)
        self.log.write("delete", number, b"")
        gone = {
            number,
            *(each["id"] for each in self.nodes.values() if number in {each.get("on"), each.get("over")}),
        }
        for each in gone:
            self.nodes.pop(each, None)
        return Answer(200, {"success": True})

    @answers("GET", rf"{V}/(\d+)/(feed|published_posts|tagged)")
    def posts(self, request: Request, page: str, edge: str) -> Answer:
        """This will list posts."""
        self.let_in(request)
        self.fail(request)
        kinds = {
            "feed": lambda each: each["kind"] == "post" and each["id"].startswith(f"{page}_"),
            "published_posts": lambda each: each["kind"] == "post" and self.is_ours(each),
            "tagged": lambda each: each["kind"] == "post" and not each["id"].startswith(f"{page}_"),
        }
        since = float(request.asked.get("since", 0))
        found = [each for each in self.newest(kinds[edge]) if each["at"].timestamp() >= since]
        return Answer(200, self.listed(found, fields(request.asked.get("fields", "id")), request.asked))

    @answers("GET", rf"{V}/(\d+_\d+)/comments")
    def comments(self, request: Request, number: str) -> Answer:
        """This will list comments."""
        self.let_in(request)
        found = self.edge_comments(self.node(number), request.asked)
        return Answer(200, self.listed(found, fields(request.asked.get("fields", "id")), request.asked))

    def edge_comments(self, node: Node, said: Mapping[str, str]) -> list[Node]:
        """This will list what stands under something: all of it, or only what is right under it."""
        is_stream = said.get("filter") == "stream"
        found = self.newest(
            lambda each: (
                each["kind"] == "comment"
                and (each["over"] == node["id"] or (is_stream and each["on"] == node["id"]))
            )
        )
        return found if said.get("order") == "reverse_chronological" else found[::-1]

    # what the tests need

    def say(self, said: Mapping[str, Any]) -> str:
        """This will let somebody write to the Page, comment on something (`to`), or tag the Page (`tags`)."""
        more: Node = {"from": {"id": "900", "name": said.get("who", "Sam Okafor")}}
        if said.get("to"):
            where = self.node(said["to"].rpartition("/")[2])
            number = self.under(where)
            self.new(number, kind="comment", message=said["text"], **self.place(where), **more)
            self.ring_for("comment", str(where.get("on", where["id"])), said["text"], more, comment_id=number)
            return f"comment/{number}"
        number = f"{'900' if said.get('tags') else self.OURS}_{next(self.numbers)}"
        self.new(number, kind="post", message=said["text"], **more)
        if not said.get("tags"):
            self.ring_for("post", number, said["text"], more)
        return f"post/{number}"

    def ring_for(self, item: str, post: str, text: str, who: Node, **numbers: str) -> None:
        """This will ring as the reference of webhooks for Pages has it (feed)."""
        told = {"item": item, "verb": "add", "post_id": post, "message": text, "published": 1}
        self.ring("feed", {**told, "created_time": int(time.time()), **who, **numbers})

    def seen(self) -> list[Node]:
        """This will list our posts and comments."""
        return [
            {
                "id": f"{each['kind']}/{each['id']}",
                "text": each["message"],
                "in_reply_to": f"{self.node(each['over'])['kind']}/{each['over']}" if "over" in each else "",
                "alts": [photo["alt"] for photo in each["photos"]],
            }
            for each in self.nodes.values()
            if each["kind"] in {"post", "comment"} and self.is_ours(each)
        ]

    def is_ours(self, node: Node) -> bool:
        """This will say whether the Page wrote it."""
        return bool(node["from"]["id"] == self.OURS)

    def under(self, where: Node) -> str:
        """This will make the number of a comment: its post's own, then its own."""
        post = str(where.get("on", where["id"]))
        return f"{post.rpartition('_')[2]}_{next(self.numbers)}"

    def place(self, where: Node) -> Node:
        """This will say where a comment stands: `on` which post, right `over` it what, and its parent."""
        if where["kind"] == "post":
            return {"on": where["id"], "over": where["id"]}
        top = where["over"] if where["over"] != where["on"] else where["id"]
        return {"on": where["on"], "over": top, "parent": {"id": top}}

    def write(self, kind: str, number: str, text: str, **more: Any) -> None:
        """This will publish something of ours, after it is on disk."""
        self.log.write("publish", number, text.encode())
        self.new(number, kind=kind, message=text, **{"from": {"id": self.OURS, "name": self.NAME}, **more})

    def fail(self, request: Request) -> None:
        """This will fail before anything was written, if a test wants that."""
        if self.rules.get("fails") == f"{request.method} {request.path.rpartition('/')[2]}":
            raise No(2, status=500, passing=True)


if __name__ == "__main__":
    serve(FacebookTwin)
