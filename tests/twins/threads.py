"""A twin of Threads.

Sources, by their titles on developers.facebook.com/docs/threads:
  posts                                   two steps; 500 characters, emoji as their bytes; JPEG, PNG; carousel
  create-posts/text-attachments           at most five links
  reply-management/create-replies         reply_to_id
  retrieve-and-manage-replies             replies, conversation, has_replies, root_post, replied_to
  reference/reply-management              is_reply_owned_by_me, on those two lists alone
  threads-mentions                        posts that mention the account
  webhooks                                replies, mentions: topic, values, field; set in the app alone
  posts/delete-posts                      DELETE gives success and deleted_id; a hundred a day
  get-started/long-lived-tokens           th_exchange_token, th_refresh_token; 60 days; at least a day old
  overview                                250 posts in 24 hours
"""

import json
import time
from collections.abc import Mapping
from typing import Any, ClassVar

from tests.twins.containers import JPEG, PNG, TwoStepTwin
from tests.twins.meta import No, Node, fields
from tests.twins.twin import Answer, Request, answers, serve

V = "/v1.0"


class ThreadsTwin(TwoStepTwin):
    """One account, and people who mention and answer it."""

    name: ClassVar = "threads"
    short: ClassVar = "th"
    shows: ClassVar = (JPEG, PNG)

    @answers("GET", f"{V}/me")
    def me(self, request: Request) -> Answer:
        """This will say whose access it is."""
        self.let_in(request)
        return Answer(200, {"id": self.OURS, "username": "brannoc"})

    @answers("POST", rf"{V}/(\d+)/threads")
    def prepare(self, request: Request, own: str) -> Answer:
        """This will make a container: of words, a picture, or several pictures."""
        said = self.let_in(request)
        text, kind = said.get("text", ""), said.get("media_type")
        if own != self.OURS or kind is None or len(text) > 500 or (kind == "IMAGE") != ("image_url" in said):
            raise No(100)
        if "reply_to_id" in said:
            self.post(said["reply_to_id"])
        node = self.make(said, text=text, to=said.get("reply_to_id"), is_part="is_carousel_item" in said)
        for child in filter(None, said.get("children", "").split(",")):
            if self.container(child)["state"] != "FINISHED":
                raise No(9007, 2207027)
            node["alts"] += self.node(child)["alts"]
        return Answer(200, {"id": node["id"]})

    @answers("POST", rf"{V}/(\d+)/threads_publish")
    def publish_post(self, request: Request, own: str) -> Answer:
        """This will publish a container."""
        node = self.publish(self.let_in(request))
        if own != self.OURS or node["is_part"]:
            raise No(100)
        number = str(next(self.numbers))
        self.log.write("publish", number, node["text"].encode(), node["id"])
        node["state"] = "PUBLISHED"
        self.place(number, node["text"], "brannoc", node["to"], alts=node["alts"])
        return Answer(200, {"id": number})

    @answers("GET", rf"{V}/(\d+)")
    def read(self, request: Request, number: str) -> Answer:
        """This will show one thing; of a container its state."""
        self.let_in(request)
        node = self.node(number)
        if node["kind"] == "container":
            return self.state(request, number, "status")
        return Answer(200, self.picked(node, fields(request.asked.get("fields", "id"))))

    @answers("DELETE", rf"{V}/(\d+)")
    def delete(self, request: Request, number: str) -> Answer:
        """This will take a post of ours down."""
        self.let_in(request)
        if self.post(number)["username"] != "brannoc":
            raise No(10)
        self.log.write("delete", number, b"")
        self.nodes.pop(number)
        return Answer(200, {"success": True, "deleted_id": number})

    @answers("GET", rf"{V}/(\d+)/(threads|replies|mentions|conversation)")
    def lists(self, request: Request, number: str, edge: str) -> Answer:
        """This will list posts: ours, our answers, mentions; and what stands under one."""
        self.let_in(request)
        since = float(request.asked.get("since", 0))
        is_own = number == self.OURS

        def is_meant(each: Node) -> bool:
            if each["kind"] != "post" or each["at"].timestamp() < since:
                return False
            replied, root = each.get("replied_to", {}).get("id"), each.get("root_post", {}).get("id")
            if edge == "mentions":
                return bool(each["username"] != "brannoc") and "@brannoc" in each["text"]
            if is_own:
                return bool(each["username"] == "brannoc") and (edge == "replies") == (replied is not None)
            return bool(number == (root if edge == "conversation" else replied))

        if not is_own:
            self.post(number)
        found = self.newest(is_meant)
        return Answer(200, self.listed(found, fields(request.asked.get("fields", "id")), request.asked))

    # what the tests need

    def post(self, number: str) -> Node:
        """This will give a post; 100/33 for what is none."""
        node = self.node(number)
        if node["kind"] != "post":
            raise No(100, 33)
        return node

    def say(self, said: Mapping[str, Any]) -> str:
        """This will let somebody mention the account, or answer `to`."""
        number = str(next(self.numbers))
        text = said["text"] if said.get("to") else f"@brannoc {said['text']}"
        self.place(number, text, said.get("who", "sam.okafor"), said.get("to"))
        node = self.node(number)
        value = {name: node[name] for name in ("id", "username", "text", "permalink", "timestamp")}
        if said.get("to"):
            root = {**node["root_post"], "owner_id": self.OURS, "username": "brannoc"}
            value |= {"replied_to": node["replied_to"], "root_post": root}
        self.ring("replies" if said.get("to") else "mentions", value)
        return number

    def ring(self, field: str, value: Node) -> None:
        """This will ring, for that is set on the app's own page."""
        told = {"app_id": self.APP, "topic": "moderate", "target_id": value["id"], "time": int(time.time())}
        told |= {"subscription_id": "234567", "has_uid_field": False}
        self.rung.append(json.dumps({**told, "values": {"value": value, "field": field}}))

    def place(self, number: str, text: str, who: str, to: str | None, alts: list[str] | None = None) -> None:
        """This will put a post where it belongs."""
        more: Node = {}
        if to:
            above = self.post(to)
            above["has_replies"] = True
            root = above.get("root_post", {"id": to})
            self.nodes.get(root["id"], above)["has_replies"] = True
            more = {"replied_to": {"id": to}, "root_post": root, "is_reply_owned_by_me": who == "brannoc"}
        address = f"https://www.threads.com/@{who}/post/T{number}"
        self.new(number, kind="post", text=text, username=who, permalink=address, alts=alts or [], **more)

    def seen(self) -> list[Node]:
        """This will list our posts."""
        return [
            {
                "id": each["id"],
                "text": each["text"],
                "in_reply_to": each.get("replied_to", {}).get("id", ""),
                "alts": each["alts"],
            }
            for each in self.nodes.values()
            if each["kind"] == "post" and each["username"] == "brannoc"
        ]


if __name__ == "__main__":
    serve(ThreadsTwin)
