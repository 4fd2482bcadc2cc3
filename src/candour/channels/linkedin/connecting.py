"""Connecting a trust's page on LinkedIn: its own page asks an administrator, and gives access for 60 days.

https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from candour.channels import calls, oauth
from candour.channels.access import Expired
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet
from candour.channels.connecting import Field, Given, GoOn, Joined, Permission, Way, WayKind
from candour.channels.linkedin import api
from candour.channels.tokens import Renewal, Renewed, Secrets

WAY = Way(
    WayKind.OAUTH,
    (
        Field(
            "page",
            "Number of the page",
            "Enter the number of the trust's page",
            "As in the address that its administrators see: linkedin.com/company/12345678/admin.",
        ),
        Field(
            "client",
            "Client ID",
            "Enter the client ID of the trust's app",
            "On the app's page in LinkedIn's developer portal, under Auth.",
        ),
        Field(
            "client_secret",
            "Client secret",
            "Enter the client secret of the trust's app",
            "Beside the client ID.",
            is_secret=True,
        ),
    ),
    (
        Permission(
            "w_organization_social",
            "Publish the posts that were approved here, with their pictures; change them and take them down.",
        ),
        Permission("r_organization_social", "Look whether a post is public."),
        Permission("w_organization_social_feed", "Comment with the replies that were approved here."),
        Permission("r_organization_social_feed", "Read comments on the trust's posts."),
        Permission(
            "rw_organization_admin",
            "See what happened to the page, and that whoever says yes may speak for it. LinkedIn has no "
            "smaller permission for that; Candour changes nothing of the page.",
        ),
    ),
    steps=(
        "Make an app for the trust in LinkedIn's developer portal, and ask there for Community Management.",
        "Give it this address to send people back to: /connections/back at the trust's own address.",
        "Sign in on LinkedIn as an administrator of the trust's page.",
    ),
    never=(
        "Read messages, or what other pages and members do.",
        "Change the page, its followers or its people.",
        "Show who wrote a comment: LinkedIn gives programs a number, not a name.",
        "Send pictures with a comment: LinkedIn takes no description for them.",
    ),
    assumed=(
        "That the words of a comment are plain, unlike those of a post, and that it takes 1,250 characters.",
        (
            "That the list of what happened to a page tells of comments that were changed and deleted, too "
            "(COMMENT_EDIT, COMMENT_DELETE), and names the comment."
        ),
        "That an answer to an answer belongs below the same first comment.",
        "That the code DUPLICATE_POST means that the same words stand there already.",
        "How long to wait after a limit: LinkedIn counts by the day. We ask again after fifteen minutes.",
        "That what was published is listed within ninety seconds: what is not listed then is sent again.",
        "That a picture may have 8 MB, and a description 4,086 characters.",
        "That the check which guards the code on its way (PKCE) is left aside without harm.",
    ),
)


class ByOAuth:
    """How pages on LinkedIn are connected."""

    way: ClassVar = WAY
    server: ClassVar[str] = api.SERVER
    authorise_at: ClassVar[str] = api.AUTHORISE_AT

    def begin(self, given: Given) -> GoOn:
        """This will prepare LinkedIn's page."""
        _page(given)
        return oauth.ask_for_a_yes(self._app(given), given)

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will turn the code into tokens, and look whether they are good for this page."""
        page = _page(given)
        tokens = oauth.take_the_code(self._app(given), given, answer)
        access = tokens.secrets["access"]
        _must_administer(self.server, access, page)
        return Joined(
            f"{self.server}/{page}",
            _name(self.server, access, page),
            Secrets({"client_secret": given.secrets["client_secret"], **tokens.secrets}),
            Renewal.ROTATING if tokens.secrets.get("refresh") else Renewal.NONE,
            expires_at=tokens.expires_at,
            ends_at=api.end_of_renewing(tokens),
            settings={"client": given.fields["client"]},
        )

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will ask for new access, where LinkedIn gave what renews it."""
        return api.renewed(account, held)

    def _app(self, given: Given) -> oauth.App:
        return api.app(self.server, self.authorise_at, given.fields["client"], given.secrets["client_secret"])


def _page(given: Given) -> str:
    page = f"urn:li:organization:{given.fields['page'].strip().rpartition(':')[2]}"
    if not api.PAGE.fullmatch(page):
        raise NotAccepted("This is no number of a page.", "Look at the address that administrators see.")
    return page


def _must_administer(server: str, token: str, page: str) -> None:
    """This will raise NotAccepted where whoever said yes has no role on the page.

    https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/
    organization-access-control-by-role
    """
    asked = (("q", "roleAssignee"), ("role", "ADMINISTRATOR"), ("state", "APPROVED"))
    said = _ask(token, calls.get(f"{server}/rest/organizationAcls", *asked))
    try:
        pages = {
            str(each.get("organization") or each.get("organizationTarget")) for each in api.elements(said)
        }
    except NotYet as junk:
        raise NotAccepted(junk.reason, "Begin again.") from junk
    if page not in pages:
        raise NotAccepted(
            "Whoever said yes is no administrator of this page.",
            "Sign in on LinkedIn as somebody who is, and begin again.",
        )


def _name(server: str, token: str, page: str) -> str:
    said = _ask(token, calls.get(f"{server}/rest/organizations/{page.rpartition(':')[2]}"))
    return str(said.get("localizedName") or said.get("vanityName") or page)[:120]


def _ask(token: str, request: calls.Request) -> dict[str, Any]:
    signed = calls.Request(request.method, request.url, request.parameters, headers=api.RESTLI, token=token)
    try:
        said = calls.ask(api.MANNERS, signed)
    except (NotYet, Disconnected, Expired) as failure:
        reason = getattr(failure, "reason", "LinkedIn takes no access that it gave us.")
        raise NotAccepted(reason, "Begin again in a while.") from failure
    return said if isinstance(said, dict) else {}
