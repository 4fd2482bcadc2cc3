"""Bluesky's own servers as somebody outside knows them, for the journey of a reply."""

from candour.channels.bluesky.channel import Bluesky
from candour.channels.connecting import Given, Joined
from candour.channels.models import Account
from candour.channels.tokens import Secrets
from tests.contracts.blueskies import BlueskyNetwork, Somebody
from tests.contracts.journey_kit import Seen


class BlueskyOutside:
    """The network, a new account of the trust on it, and Sam, who speaks to it."""

    channel = "bluesky"
    writes = "POST /xrpc/com.atproto.repo.putRecord"
    who = "Sam Okafor"
    takes_pictures = True

    def __init__(self, network: BlueskyNetwork, sam: Somebody) -> None:
        self.network, self.sam = network, sam
        self.server = network.address
        self.ours = network.join("brannoc")

    def join(self) -> Joined:
        fields = {"handle": self.ours.handle, "server": self.server}
        return Bluesky().begin(Given(fields, Secrets({"password": self.network.app_password(self.ours)})))

    def reach_by(self, account: Account, server: str) -> None:
        account.address = f"{server}/{self.ours.did}"

    def say(self, text: str) -> str:
        return self.sam.say(f"@{self.ours.handle} {text}", mentions=self.ours)

    def answer(self, network_id: str, text: str) -> str:
        return self.sam.say(text, to=network_id)

    def edits(self, network_id: str) -> str:
        """This will name no call: nothing on Bluesky is changed in its place."""
        del network_id
        return ""

    def settle(self) -> None:
        self.network.settle()

    def seen(self) -> list[Seen]:
        """This will list what Sam's app shows of the trust's own page."""
        feed = self.sam.asks("app.bsky.feed.getAuthorFeed", actor=self.ours.did)["feed"]
        found = []
        for each in reversed(feed):
            post, record = each["post"], each["post"]["record"]
            parent = record.get("reply", {}).get("parent", {}).get("uri", "")
            alts = tuple(str(image["alt"]) for image in post.get("embed", {}).get("images", []))
            found.append(Seen(str(post["uri"]), str(record["text"]), str(parent), alts))
        return found
