"""What a server of Mastodon's family says, piece by piece, for tests that put it into its mouth."""

from datetime import UTC, datetime, timedelta
from typing import Any

from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.spoken import Heard, Spoken

NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
STATUSES = "/api/v1/statuses"
NOTIFICATIONS = "/api/v1/notifications"
OURS = f"/api/v1/accounts/7{STATUSES.removeprefix('/api/v1')}"


def account_at(spoken: Spoken, **settings: str) -> PlainAccount:
    """This will give our account on that server."""
    known = {"id": "7", "page": f"{spoken.address}/@trust", **settings}
    return PlainAccount(1, 1, f"{spoken.address}/@trust", known, [Secrets({"access": "sesame"})])


def ago(**time: float) -> str:
    return (NOW - timedelta(**time)).isoformat().replace("+00:00", "Z")


def status(number: str, text: str = "Sorry.", **more: Any) -> dict[str, Any]:
    """This will write a post of ours, unless `more` says otherwise."""
    return {
        "id": number,
        "created_at": ago(minutes=1),
        "content": f"<p>{text}</p>",
        "visibility": "public",
        "in_reply_to_id": None,
        "edited_at": None,
        "url": f"https://social.example/@trust/{number}",
        "account": {"id": "7", "acct": "trust"},
        "media_attachments": [],
        **more,
    }


def said(number: str, text: str = "Six hours.", **more: Any) -> dict[str, Any]:
    """This will write a post by Sam."""
    return status(
        number, text, **{"account": {"id": "8", "acct": "sam@s.example", "display_name": "Sam"}, **more}
    )


class Inbox:
    """The list of mentions, paged as servers do, and the posts behind them."""

    def __init__(self, spoken: Spoken) -> None:
        self.spoken = spoken
        self.kept: list[dict[str, Any]] = []
        self.posts: dict[str, dict[str, Any]] = {}
        spoken.plays(f"GET {NOTIFICATIONS}", self._listed)
        spoken.plays(f"GET {STATUSES}", self._looked_up)

    def tell(self, number: str, post: dict[str, Any], at: str = "") -> None:
        """This will tell of a mention."""
        at = at or post["created_at"]
        self.kept.append({"id": number, "type": "mention", "created_at": at, "status": post})
        self.put(post)

    def put(self, post: dict[str, Any]) -> None:
        """This will show a post, or show it as it is now."""
        self.posts[post["id"]] = post
        self.spoken.plays(f"GET {STATUSES}/{post['id']}", lambda _heard: self._one(post["id"]))

    def take_back(self, number: str) -> None:
        """This will take a post down."""
        del self.posts[number]

    def _one(self, number: str) -> object:
        return self.posts.get(number) or (404, {"error": "Record not found"})

    def _looked_up(self, heard: Heard) -> object:
        return [self.posts[number] for number in heard.asked["id[]"] if number in self.posts]

    def _listed(self, heard: Heard) -> object:
        assert heard.asked["types[]"] == ["mention"]
        limit = int(heard.asked["limit"][0])
        every = sorted(self.kept, key=lambda each: (len(each["id"]), each["id"]))
        order = {each["id"]: place for place, each in enumerate(every)}
        if "min_id" in heard.asked:
            least = heard.asked["min_id"][0]
            found = [each for each in every if (len(each["id"]), each["id"]) > (len(least), least)][:limit]
        else:
            most = heard.asked.get("max_id", [""])[0]
            found = [each for each in every if not most or order[each["id"]] < order[most]][-limit:]
        return list(reversed(found))
