"""Care Opinion: stories come in by its API, in the scope of the trust's subscription; answers go out by hand.

https://www.careopinion.org.uk/info/api-v2                  five requests a second; wrong keys are sent on
https://www.careopinion.org.uk/info/api-v2-authentication   a header with the subscription's key
https://www.careopinion.org.uk/info/api-v2-endpoints        opinions, oldest first; healthservices by ODS code
https://www.careopinion.org.uk/info/api-v2-content          JSON, texts in Markdown, filters as in its search
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import quote

from candour.channels import calls
from candour.channels.base import (
    Capabilities,
    Connection,
    Disconnected,
    Fetched,
    Incoming,
    NotAccepted,
    NotYet,
)
from candour.channels.connecting import Field, Given, GoOn, Joined, Permission, Way, WayKind
from candour.channels.moments import moment
from candour.channels.outgoing import Answer, Patience
from candour.channels.plain_words import from_markdown
from candour.channels.silent import Silent
from candour.channels.tokens import CONNECT_AGAIN, Secrets

SERVER = "https://www.careopinion.org.uk"
A_PAGE = 50
MOST_PAGES = 10
FIRST_DAYS = timedelta(days=30)
"""How far back the first fetch looks: what is older has had its answer, or never will."""
AGAIN = timedelta(days=7)
"""Stories of so many days are read again, for their words may have been changed."""


@dataclass(frozen=True)
class _Manners:
    label: str = "Care Opinion"
    patience: Patience = field(default_factory=Patience)

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will know a key that is not taken: refused, or sent on to a page for signing in."""
        del said
        if answer.status in {301, 302, 303, 307, 401, 403}:
            raise Disconnected("Care Opinion does not take this key.", CONNECT_AGAIN)

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read Retry-After."""
        return calls.seconds_to_wait(headers)


MANNERS = _Manners()


class CareOpinion(Silent):
    """One trust's subscription."""

    key = "careopinion"
    label = "Care Opinion"
    remedy: ClassVar = (
        "Answer on Care Opinion itself, signed in to your subscription; the post has a link to it."
    )
    capabilities = Capabilities(
        has_key=True, can_find=True, can_edit=False, can_delete=False, can_fetch=True, can_publish=False
    )
    server: ClassVar[str] = SERVER
    way: ClassVar = Way(
        WayKind.KEY,
        (
            Field(
                "service",
                "ODS code of the trust",
                "Enter the trust's ODS code",
                "Three letters or digits, such as RXX.",
            ),
            Field(
                "api_key",
                "HTTP header key",
                "Enter the HTTP header key of your subscription",
                "On Care Opinion, under API access in your subscription. It does not expire.",
                is_secret=True,
            ),
        ),
        (Permission("", "Read the stories in the scope of your subscription."),),
        steps=(
            "You need a subscription with API access, and to be its administrator.",
            "Sign in, open the drawer, choose the name of your organisation, then API access.",
            "Copy the HTTP header key, not the Uri key: that one ends after 24 hours.",
        ),
        never=("Answer a story: its API has no way to send an answer. The story links to where you can.",),
        assumed=(
            "The names of a story's fields: id, title, body, dateOfPublication.",
            "That publishedafter takes a day, that take and skip turn pages, and that 50 fit on one.",
            "That a story which is taken down is not told of: it is only no longer listed.",
            "That no answer can be sent by the API: its pages name only what can be read.",
        ),
    )

    def begin(self, given: Given) -> Joined:
        """This will look the trust up by its code, which the key must allow."""
        code, key = given.fields["service"].strip().upper(), given.secrets["api_key"].strip()
        try:
            said = self._ask(self.server, f"/api/v2/healthservices/{quote(code, safe='')}", key)
        except Disconnected as no:
            raise NotAccepted(no.reason, "Copy the HTTP header key again, as a whole.") from no
        if not isinstance(said, dict) or not said.get("name"):
            raise NotAccepted(
                f"Care Opinion knows no service called {code[:20]}.", "Enter the trust's ODS code."
            )
        address = f"{self.server}/services/{code}"
        return Joined(address, str(said["name"]), Secrets({"api_key": key}), settings={"server": self.server})

    def finish(self, given: Given, answer: Mapping[str, str]) -> GoOn | Joined:
        """This will not be asked: a key needs no page to say yes on."""
        del given, answer
        raise NotAccepted("Care Opinion sends nobody back.", "Begin again.")

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring a page of stories that are new, or whose words were changed in their first week."""
        known = _Place.read(cursor, datetime.now(UTC).date())
        server = account.settings.get("server") or self.server
        asked = (
            ("publishedafter", known.after.isoformat()),
            ("take", str(A_PAGE)),
            ("skip", str(known.skip)),
        )
        said = self._ask(server, "/api/v2/opinions", account.secrets["api_key"], asked)
        if not isinstance(said, list):
            raise NotYet("Care Opinion's answer cannot be read.")
        stories = [story for each in said if (story := _story(each, server)) is not None]
        fresh = tuple(story for story in stories if known.seen.get(story.network_id) != _mark(story))
        after = known.turned(stories, is_last=len(said) < A_PAGE)
        return Fetched(fresh, after)

    @staticmethod
    def _ask(server: str, path: str, key: str, asked: tuple[tuple[str, str], ...] = ()) -> Any:
        headers = {"authorization": f"SUBSCRIPTION_KEY {key}"}
        return calls.ask(MANNERS, calls.Request("GET", f"{server}{path}", asked, headers=headers))


@dataclass(frozen=True)
class _Place:
    """How far the stories were read: from which day, how many of them, and the marks of those of a week."""

    after: date
    skip: int
    seen: dict[str, str]

    @staticmethod
    def read(cursor: str, today: date) -> "_Place":
        try:
            held = json.loads(cursor)
            return _Place(date.fromisoformat(held["after"]), int(held["skip"]), dict(held["seen"]))
        except (ValueError, KeyError, TypeError):
            return _Place(today - FIRST_DAYS, 0, {})

    def turned(self, stories: list[Incoming], *, is_last: bool) -> str:
        """This will give the place after a page; after the last one, a week before its newest story."""
        seen = {**self.seen, **{story.network_id: _mark(story) for story in stories}}
        after, skip = self.after, self.skip + A_PAGE
        if is_last or skip >= A_PAGE * MOST_PAGES:
            newest = max((story.at.date() for story in stories), default=self.after)
            after, skip = max(self.after, newest - AGAIN), 0
            days = {number: mark for number, mark in seen.items() if mark[:10] >= after.isoformat()}
            seen = days
        return json.dumps({"after": after.isoformat(), "skip": skip, "seen": seen}, sort_keys=True)


def _mark(story: Incoming) -> str:
    digest = hashlib.sha256(story.text.encode("utf-8", "replace")).hexdigest()[:12]
    return f"{story.at.date().isoformat()}:{digest}"


def _story(said: Any, server: str) -> Incoming | None:
    """This will read a story; None for the entries without one that the API sometimes has."""
    if not isinstance(said, dict) or not said.get("id") or not isinstance(said.get("body"), str):
        return None
    title = str(said.get("title") or "").strip()
    words = "\n".join(filter(None, (title, from_markdown(said["body"]))))
    author = said.get("author")
    return Incoming(
        network_id=str(said["id"]),
        text=words,
        author=author if isinstance(author, str) else "",
        at=moment(said.get("dateOfPublication")),
        url=f"{server}/{said['id']}",
    )
