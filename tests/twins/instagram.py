"""A twin of Instagram's API for professional accounts that log in by Instagram.

Sources, by their titles on developers.facebook.com/docs:
  instagram-platform/instagram-api-with-instagram-login/business-login   the page, the code, the first access
  instagram-platform/reference/access_token, .../refresh_access_token    60 days; at least a day old
  instagram-platform/instagram-graph-api/reference/ig-user/media         caption, carousel, 30 hashtags, 8 MB
  instagram-platform/instagram-graph-api/reference/ig-media/comments     newest first, fifty at once
  instagram-platform/instagram-graph-api/reference/ig-comment/replies    an answer to an answer goes up one
  graph-api/webhooks/reference/instagram, instagram-platform/webhooks    comments, mentions; subscribed_apps
  .../reference/ig-user/mentioned_comment, mentioned_media, mentions     where somebody names the account
  instagram-platform/reference/instagram-media                           deleting a post is not supported
"""

import re
import time
from collections.abc import Mapping
from typing import Any, ClassVar

from tests.twins.containers import TwoStepTwin
from tests.twins.meta import Asked, No, Node, fields
from tests.twins.twin import Answer, Request, answers, serve

V = r"/v\d+\.\d"
BEFORE = "The ward in the morning."


class InstagramTwin(TwoStepTwin):
    """One professional account, and people who comment."""

    name: ClassVar = "instagram"
    product: ClassVar = "instagram"

    @answers("GET", f"{V}/me")
    def me(self, request: Request) -> Answer:
        """This will say whose access it is."""
        self.let_in(request)
        return Answer(200, {"user_id": self.OURS, "username": "brannoc", "id": "77"})

    @answers("POST", rf"{V}/(\d+)/media")
    def prepare(self, request: Request, own: str) -> Answer:
        """This will make a container for a picture, or for several."""
        said = self.let_in(request)
        caption = said.get("caption", "")
        if own != self.OURS or len(caption) > 2_200 or len(re.findall(r"#\w+", caption)) > 30:
            raise No(100, 2207010)
        if said.get("media_type") != "CAROUSEL" and "image_url" not in said:
            raise No(100, 2207023)
        node = self.make(said, caption=caption, is_part=said.get("is_carousel_item") == "true")
        for child in filter(None, said.get("children", "").split(",")):
            part = self.container(child)
            if part["state"] != "FINISHED" or not part["is_part"]:
                raise No(9007, 2207027)
            node["alts"] += part["alts"]
        return Answer(200, {"id": node["id"]})

    @answers("POST", rf"{V}/(\d+)/media_publish")
    def publish_media(self, request: Request, own: str) -> Answer:
        """This will publish a container."""
        node = self.publish(self.let_in(request))
        if own != self.OURS or node["is_part"]:
            raise No(100)
        number = str(next(self.numbers))
        self.log.write("publish", number, node["caption"].encode(), node["id"])
        node["state"] = "PUBLISHED"
        self.new(
            number,
            kind="media",
            caption=node["caption"],
            username="brannoc",
            alts=node["alts"],
            permalink=f"https://www.instagram.com/p/{number}/",
        )
        return Answer(200, {"id": number})

    @answers("GET", rf"{V}/(\d+)")
    def read(self, request: Request, number: str) -> Answer:
        """This will show one thing; of a container its state."""
        self.let_in(request)
        asked = request.asked.get("fields", "id")
        if number == self.OURS:
            return Answer(200, {"id": number, **self.mentioned(fields(asked))})
        node = self.node(number)
        if node["kind"].startswith("somebody's"):
            raise No(100, 33)  # shown to its owner alone; we ask for it as a mention
        if node["kind"] == "container":
            return self.state(request, number, "status_code")
        return Answer(200, self.picked(node, fields(asked)))

    def mentioned(self, asked: Mapping[str, Asked]) -> Node:
        """This will show somebody's words that name the account: in a comment, or under a picture."""
        shown: Node = {}
        for name, each in asked.items():
            if each.arguments:
                node = self.node(*each.arguments.values())
                if node["kind"] != f"somebody's {name.partition('_')[2]}":
                    raise No(100, 33)
                shown[name] = self.picked(node, each.inner)
        return shown

    @answers("POST", rf"{V}/(\d+)/mentions")
    def answer_mention(self, request: Request, own: str) -> Answer:
        """This will answer where somebody names the account."""
        said = self.let_in(request)
        where = self.node(said.get("comment_id", said["media_id"]))
        if own != self.OURS or not where["kind"].startswith("somebody's"):
            raise No(100)
        made = str(next(self.numbers))
        self.log.write("publish", made, said["message"].encode())
        self.place(made, said["message"], where, "brannoc")
        return Answer(200, {"id": made})

    @answers("DELETE", rf"{V}/(\d+)")
    def delete(self, request: Request, number: str) -> Answer:
        """This will take a comment down; not a post."""
        self.let_in(request)
        if self.node(number)["kind"] != "comment":
            raise No(3)
        self.log.write("delete", number, b"")
        for each in [number, *(key for key, node in self.nodes.items() if node.get("parent_id") == number)]:
            self.nodes.pop(each)
        return Answer(200, {"success": True})

    @answers("GET", rf"{V}/(\d+)/(media|comments|replies)")
    def lists(self, request: Request, number: str, edge: str) -> Answer:
        """This will list posts, comments or answers."""
        self.let_in(request)
        node = {"id": number} if edge == "media" else self.node(number)
        found = getattr(self, f"edge_{edge}")(node, request.asked)
        return Answer(200, self.listed(found, fields(request.asked.get("fields", "id")), request.asked))

    @answers("POST", rf"{V}/(\d+)/(comments|replies)")
    def comment(self, request: Request, number: str, edge: str) -> Answer:
        """This will comment on a post, or answer a comment."""
        said, where = self.let_in(request), self.node(number)
        if (edge == "comments") != (where["kind"] == "media"):
            raise No(100)
        made = str(next(self.numbers))
        self.log.write("publish", made, said["message"].encode())
        self.place(made, said["message"], where, "brannoc")
        return Answer(200, {"id": made})

    def edge_media(self, node: Node, said: Mapping[str, str]) -> list[Node]:
        """This will list the account's posts."""
        del node, said
        return self.newest(lambda each: each["kind"] == "media")

    def edge_comments(self, node: Node, said: Mapping[str, str]) -> list[Node]:
        """This will list the comments right under a post."""
        del said
        return self.newest(lambda each: each.get("over") == node["id"])

    def edge_replies(self, node: Node, said: Mapping[str, str]) -> list[Node]:
        """This will list the answers to a comment."""
        return self.edge_comments(node, said)

    # what the tests need

    def say(self, said: Mapping[str, Any]) -> str:
        """This will let somebody comment: on `to`, or on a picture that was there before."""
        if said.get("names"):
            return self.name_us(said)
        if said.get("to"):
            where = self.node(said["to"].rpartition("/")[2])
        else:
            old = [each for each in self.nodes.values() if each.get("caption") == BEFORE]
            where = (
                old[0]
                if old
                else self.new("1", kind="media", caption=BEFORE, permalink="https://ig.test/p/1")
            )
        number = str(next(self.numbers))
        who = said.get("who", "sam.okafor")
        self.place(number, said["text"], where, who)
        value = {"id": number, "from": {"id": "7700", "username": who}, "text": said["text"]}
        self.ring("comments", {**value, "media": {"id": where["id"], "media_product_type": "FEED"}})
        return f"comment/{number}"

    def name_us(self, said: Mapping[str, Any]) -> str:
        """This will let somebody name the account under a picture of theirs, or in a comment there."""
        number, text = str(next(self.numbers)), f"@brannoc {said['text']}"
        address = f"https://www.instagram.com/p/{number}/"
        more = {"username": "sam.okafor", "permalink": address}
        self.new(number, kind="somebody's media", caption=text, **more)
        value = {"media_id": number}
        if said["names"] == "comment":
            value["comment_id"] = str(next(self.numbers))
            at = {"id": number, "permalink": address}
            self.new(value["comment_id"], kind="somebody's comment", text=text, media=at)
        self.ring("mentions", value)
        return "mention/" + "_".join(value.values())

    def told(self, field: str, value: Node) -> Node:
        """This will ring for comments as the examples for accounts let in by Instagram have it."""
        said = super().told(field, value)
        if field == "comments":
            said["entry"] = [{"id": self.OURS, "time": int(time.time()), "field": field, "value": value}]
        return said

    def place(self, number: str, text: str, where: Node, who: str) -> None:
        """This will put a comment where it belongs: two deep at most."""
        by = {"id": self.OURS if who == "brannoc" else "7700", "username": who}
        more: Node = {"over": where["id"], "media": {"id": where["id"]}, "from": by}
        if where["kind"] == "comment":
            top = where.get("parent_id", where["id"])
            more |= {"over": top, "parent_id": top, "media": where["media"]}
        self.new(number, kind="comment", text=text, username=who, **more)

    def seen(self) -> list[Node]:
        """This will list our posts and comments."""
        return [
            {
                "id": f"{each['kind']}/{each['id']}",
                "text": each.get("caption", each.get("text")),
                "in_reply_to": f"{self.node(each['over'])['kind']}/{each['over']}" if "over" in each else "",
                "alts": each.get("alts", []),
            }
            for each in self.nodes.values()
            if each["kind"] in {"media", "comment"} and each.get("username") == "brannoc"
        ]


if __name__ == "__main__":
    serve(InstagramTwin)
