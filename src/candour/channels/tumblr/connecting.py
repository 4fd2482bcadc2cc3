"""Connecting a trust's blog on Tumblr: its own page asks the person, and gives access for 42 minutes.

https://github.com/tumblr/docs/blob/master/api.md, "OAuth2 Authorization"
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from candour.channels import calls, oauth
from candour.channels.access import Expired
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet
from candour.channels.connecting import Field, Given, GoOn, Joined, Permission, Way, WayKind
from candour.channels.tokens import Renewal, Renewed, Secrets
from candour.channels.tumblr import api

WAY = Way(
    WayKind.OAUTH,
    (
        Field(
            "blog",
            "Name of the blog",
            "Enter the name of the trust's blog",
            "As in its address: for our-trust.tumblr.com it is our-trust.",
        ),
        Field(
            "client",
            "OAuth consumer key",
            "Enter the consumer key of the trust's app",
            "On Tumblr's page of apps (www.tumblr.com/oauth/apps).",
        ),
        Field(
            "client_secret",
            "OAuth consumer secret",
            "Enter the consumer secret of the trust's app",
            "Beside the key.",
            is_secret=True,
        ),
    ),
    (
        Permission(
            "write",
            "Publish the replies and posts that were approved here, with their pictures; change them and "
            "take them down.",
        ),
        Permission(
            "basic",
            "Read what people say to the blog, and public posts with hashtags that the trust watches.",
        ),
        Permission("offline_access", "Stay connected until you take the access away."),
    ),
    steps=(
        "Register an app for the trust on Tumblr (www.tumblr.com/oauth/apps).",
        "Give it, as its OAuth2 redirect URL, the address /connections/back at the trust's own address.",
        "Sign in there as somebody who may write on the trust's blog.",
    ),
    never=(
        "Follow, like, send messages, or read them.",
        (
            "Write what Tumblr calls a reply, in the notes below a post: it lets no program do that. An "
            "answer goes out as a reblog, with our words below theirs."
        ),
        "Answer what people say in the notes below somebody else's post. It comes in; answer it on Tumblr.",
        "Look for watched words: Tumblr can be asked for hashtags alone.",
        "Bring in asks, the questions that people send to a blog.",
    ),
    assumed=(
        "How Tumblr names the limit that is used up and its end (headers x-ratelimit-perday-reset, seconds).",
        (
            "That a notification has a number, says below which of our posts a reply stands, and has the "
            "whole of its words. Tumblr's page lists these fields without an example."
        ),
        "That no more things happen to a blog within one second than Tumblr lists on one page.",
        "That the page above a reblog (parent_post_id, reblogged_from_id or its trail) is named on the list.",
        "That posts with a tag come in Tumblr's newer format where that is asked for, or else in the older.",
        "That what was published is listed within ninety seconds: what is not listed then is sent again.",
        "That a picture may have 10 MB, and needs no width and height.",
        "That the check which guards the code on its way (PKCE) is taken, or left aside without harm.",
        "How long a token lasts that renews access. Each renewal gives another one.",
    ),
)


class ByOAuth:
    """How blogs on Tumblr are connected."""

    way: ClassVar = WAY
    server: ClassVar[str] = api.SERVER
    authorise_at: ClassVar[str] = api.AUTHORISE_AT

    def begin(self, given: Given) -> GoOn:
        """This will prepare Tumblr's page."""
        return oauth.ask_for_a_yes(self._app(given), given)

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will turn the code into tokens, and look whether they are good for this blog."""
        tokens = oauth.take_the_code(self._app(given), given, answer)
        blog = _blog(self.server, tokens.secrets["access"], given.fields["blog"])
        return Joined(
            f"{self.server}/{blog['uuid']}",
            str(blog["name"]),
            Secrets({"client_secret": given.secrets["client_secret"], **tokens.secrets}),
            Renewal.ROTATING,
            expires_at=tokens.expires_at,
            settings={"client": given.fields["client"], "blog": str(blog["name"])},
        )

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will ask for new tokens."""
        return api.renewed(account, held)

    def _app(self, given: Given) -> oauth.App:
        return api.app(self.server, self.authorise_at, given.fields["client"], given.secrets["client_secret"])


def _blog(server: str, token: str, named: str) -> Mapping[str, Any]:
    """This will find the blog among those on which the person may write."""
    request = calls.Request("GET", f"{server}/v2/user/info", headers=api.SAME_AGENT)
    try:
        said = calls.ask(api.MANNERS, request.signed_with(token))
    except (NotYet, Disconnected, Expired) as failure:
        reason = getattr(failure, "reason", "Tumblr takes no access that it gave us.")
        raise NotAccepted(reason, "Begin again in a while.") from failure
    wanted = named.strip().lower().removeprefix("@").removesuffix(".tumblr.com")
    try:
        blogs = said["response"]["user"]["blogs"]
        own = [each for each in blogs if str(each["name"]).lower() == wanted and each["uuid"]]
    except (KeyError, TypeError) as junk:
        raise NotAccepted("Tumblr did not say whose blogs these are.", "Begin again.") from junk
    if not own:
        reason = f"Whoever said yes cannot write on a blog called {wanted}."
        raise NotAccepted(reason, "Sign in on Tumblr as somebody who can, and begin again.")
    found: Mapping[str, Any] = own[0]
    return found
