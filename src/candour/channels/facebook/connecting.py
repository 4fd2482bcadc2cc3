"""Connecting a Page on Facebook: a person says yes on Facebook's page, and the Page's own access is kept.

yes -> the person's access (an hour) -> the same, long-lived -> the access of the Page, which has no end

https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
The person's own access is thrown away at once: it could do more than the Page needs.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from candour.channels import calls, oauth
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet
from candour.channels.connecting import Field, Given, GoOn, Joined, Permission, Way, WayKind
from candour.channels.meta.codes import CONNECT_AGAIN
from candour.channels.meta.graph import Graph, items, proof
from candour.channels.meta.letting_in import APP_STEPS, app_fields
from candour.channels.tokens import Renewed, Secrets

GRAPH = Graph("Facebook", "v25.0", has_proof=True)
SERVER = "https://graph.facebook.com"
MOST_PAGES = "100"
WAY = Way(
    WayKind.OAUTH,
    (
        Field("page", "Page", "Enter the name of the Page", "As Facebook shows it, or its number."),
        *app_fields("Facebook", SERVER),
    ),
    (
        Permission("pages_show_list", "See which Pages you look after, to find this one."),
        Permission("pages_manage_posts", "Publish what was approved here, change it and take it down."),
        Permission("pages_manage_engagement", "Answer comments and take our answers down."),
        Permission("pages_read_engagement", "Read our own posts, to see that each stands there once."),
        Permission("pages_manage_metadata", "Have Facebook tell Candour at once when somebody writes there."),
        Permission("pages_read_user_content", "Read comments, and posts that others write to the Page."),
    ),
    steps=(
        *APP_STEPS,
        "Facebook looks at the app before it may read what people write; begin some weeks ahead.",
    ),
    never=(
        "Read messages to the Page.",
        "Keep your own access to Facebook. Only the Page's is kept, sealed.",
        "Advertise, or change the Page's settings or its people.",
    ),
    assumed=(
        "That the Page's access lasts until you change your password, leave the Page or remove the app.",
        "That a comment may have 8,000 characters, as others report. Nothing longer is sent.",
        "That Facebook takes the access in the header of a call, and the code of your yes in a form.",
        "That an answer to an answer stands under the first comment.",
    ),
)


class ByPage:
    """How a Page is connected."""

    way: ClassVar = WAY

    def begin(self, given: Given) -> GoOn:
        """This will prepare Facebook's own page."""
        return oauth.ask_for_a_yes(_app(given.fields, given.secrets), given)

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will turn the yes into the access of one Page."""
        tokens = oauth.take_the_code(_app(given.fields, given.secrets), given, answer)
        page = _chosen(_pages(given, _long_lived(given, tokens.secrets["access"])), given.fields["page"])
        server, number = given.fields["server"], str(page["id"])
        secrets = Secrets({"access": page["access_token"], "client_secret": given.secrets["client_secret"]})
        settings = {"server": server, "client": given.fields["client"], "page": str(page.get("name", ""))}
        name = str(page.get("name") or number)
        return Joined(f"{server}/{number}", name, secrets, settings=settings, number=number)

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will not help: a Page's access has no end, and one that was taken away is not given again."""
        del account, held
        raise Disconnected("Facebook gives a Page no newer access.", CONNECT_AGAIN)


def _app(fields: Mapping[str, str], secrets: Secrets) -> oauth.App:
    server = fields["server"]
    return oauth.App(
        fields["client"],
        GRAPH.at(server.replace("//graph.", "//www."), "dialog/oauth"),
        GRAPH.at(server, "oauth/access_token"),
        tuple(each.scope for each in WAY.permissions),
        secrets.get("client_secret", ""),
    )


def _long_lived(given: Given, token: str) -> str:
    said = _asked(
        given,
        "oauth/access_token",
        grant_type="fb_exchange_token",
        client_id=given.fields["client"],
        client_secret=given.secrets["client_secret"],
        fb_exchange_token=token,
    )
    longer = said.get("access_token")
    if not isinstance(longer, str) or not longer:
        raise NotYet("Facebook's answer cannot be read.", 5.0)
    return longer


def _pages(given: Given, token: str) -> list[dict[str, Any]]:
    said = _asked(
        given,
        "me/accounts",
        fields="id,name,access_token",
        limit=MOST_PAGES,
        access_token=token,
        appsecret_proof=proof(token, given.secrets["client_secret"]),
    )
    return [each for each in items(said) if isinstance(each.get("access_token"), str)]


def _chosen(pages: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    """This will find the Page that was named, by number or by name."""
    words = wanted.strip().casefold()
    for page in pages:
        if words in {str(page["id"]), str(page.get("name", "")).casefold()}:
            return page
    names = ", ".join(str(page.get("name") or page["id"]) for page in pages[:5])
    if not names:
        raise NotAccepted(
            "Facebook says that you look after no Page, or you left it out on its page.",
            "Begin again, and choose the Page when Facebook asks.",
        )
    raise NotAccepted(f"You do not look after a Page of that name. There are: {names}.", "Begin again.")


def _asked(given: Given, path: str, **asked: str) -> dict[str, Any]:
    said = calls.ask(GRAPH, calls.get(GRAPH.at(given.fields["server"], path), *asked.items()))
    if not isinstance(said, dict):
        raise NotYet("Facebook's answer cannot be read.", 5.0)
    return said
