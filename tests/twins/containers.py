"""Publishing in two steps, as the twins of Instagram and Threads do it.

Sources, by their titles on developers.facebook.com/docs:
  instagram-platform/content-publishing       a container, its state, its publication; it dies after 24 hours
  instagram-platform/instagram-graph-api/reference/error-codes   2207052: the picture was not fetched;
                                              2207005: no JPEG; 9007/2207027: not ready; 24/2207008: gone
  threads/posts, threads/troubleshooting      the same on Threads; JPEG and PNG; `status`
Assumed: a container that was published answers a second publication with 9007/2207027, and makes no post.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import httpx

from tests.twins.meta import DAY, HOUR, LONG_LIVED, MetaTwin, No, Node
from tests.twins.twin import Answer, Request, answers

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


class TwoStepTwin(MetaTwin):
    """A network where a container comes first. Further rules: slow (looks till it is ready), lasts."""

    shows: ClassVar[tuple[bytes, ...]] = (JPEG,)
    short: ClassVar = "ig"

    # access that is given later days

    @answers("GET", "/oauth/authorize")
    def dialog(self, request: Request) -> Answer:
        """This will be the page of the yes."""
        return self.approve(request)

    @answers("POST", "/oauth/access_token")
    def short_lived(self, request: Request) -> Answer:
        """This will take a code."""
        token = self.take_code(request.form())
        return Answer(200, {"access_token": token, "user_id": int(self.OURS), "expires_in": HOUR})

    @answers("GET", "/access_token")
    def exchange(self, request: Request) -> Answer:
        """This will give 60 days for an hour's access."""
        said = request.asked
        if said["client_secret"] != self.SECRET or said["grant_type"] != f"{self.short}_exchange_token":
            raise No(101)
        if self.access(said["access_token"]).kind != "short":
            raise No(190)
        return self.longer()

    @answers("GET", "/refresh_access_token")
    def refresh(self, request: Request) -> Answer:
        """This will give 60 days more: to access that is a day old and has not ended."""
        said = request.asked
        held = self.access(said["access_token"])
        old = timedelta(seconds=self.rules.get("at_least_old", DAY))
        is_young = held.given_at + old > datetime.now(UTC)
        if held.kind != "long" or said["grant_type"] != f"{self.short}_refresh_token" or is_young:
            raise No(100)
        return self.longer()

    def longer(self) -> Answer:
        """This will make long-lived access."""
        lasts = self.rules.get("access_lasts", LONG_LIVED)
        return Answer(
            200, {"access_token": self.give("long", lasts), "token_type": "bearer", "expires_in": lasts}
        )

    # containers

    def make(self, said: Mapping[str, str], **content: object) -> Node:
        """This will make a container; the picture is fetched, from wherever its address leads."""
        state, sub = "FINISHED", 0
        if "image_url" in said:
            sub = self.fetched(said["image_url"])
            state = "ERROR" if sub else "IN_PROGRESS" if self.rules.get("slow") else "FINISHED"
        number = str(next(self.numbers))
        alts = [said["alt_text"]] if "alt_text" in said else []
        return self.new(
            number, kind="container", state=state, looks=self.rules.get("slow", 0), alts=alts, **content
        )

    def fetched(self, url: str) -> int:
        """This will fetch a picture; the subcode of what is wrong with it, 0 where nothing is."""
        try:
            answer = httpx.get(url, timeout=5)
        except httpx.HTTPError:
            return 2207052
        if answer.status_code != 200:
            return 2207052
        return 0 if answer.content.startswith(self.shows) else 2207005

    def container(self, number: str) -> Node:
        """This will give a container as it is now; its state moves on as somebody looks."""
        node = self.node(number)
        if node["kind"] != "container":
            raise No(100, 33)
        ends_at = node["at"] + timedelta(seconds=self.rules.get("lasts", DAY))
        if node["state"] in {"FINISHED", "IN_PROGRESS"} and datetime.now(UTC) > ends_at:
            node["state"] = "EXPIRED"
        elif node["state"] == "IN_PROGRESS":
            node["looks"] -= 1
            if node["looks"] < 0:
                node["state"] = "FINISHED"
        return node

    def state(self, request: Request, number: str, field: str) -> Answer:
        """This will tell the state of a container."""
        self.let_in(request)
        return Answer(200, {"id": number, field: self.container(number)["state"]})

    def publish(self, said: Mapping[str, str]) -> Node:
        """This will make what is ready public, once."""
        node = self.nodes.get(said["creation_id"])
        if node is None or node["kind"] != "container":
            raise No(24, 2207008)
        node = self.container(said["creation_id"])
        if node["state"] == "EXPIRED":
            raise No(24, 2207008)
        if node["state"] != "FINISHED":
            raise No(9007, 2207027)
        if self.rules.get("full"):
            raise No(9, 2207042)
        return node
