"""Connecting a professional account on Instagram, by Instagram's own page; no Page on Facebook is needed.

https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login
"""

from candour.channels.connecting import Permission, Way, WayKind
from candour.channels.meta.graph import Graph
from candour.channels.meta.letting_in import APP_STEPS, ByYes, Letting, app_fields

GRAPH = Graph("Instagram", "v25.0")
SERVER = "https://graph.instagram.com"
WAY = Way(
    WayKind.OAUTH,
    app_fields("Instagram", SERVER),
    (
        Permission("instagram_business_basic", "See the account's name and its own posts."),
        Permission("instagram_business_content_publish", "Publish the pictures that were approved here."),
        Permission("instagram_business_manage_comments", "Read and answer comments, and take answers down."),
    ),
    steps=(
        "Make the account a professional one, in Instagram's settings.",
        *APP_STEPS,
        "Let Candour's address be reached from the internet: Instagram fetches each picture there.",
    ),
    never=(
        "Read or write direct messages.",
        "Take a post down: Instagram lets no app of this kind do it. A person is asked, at once.",
    ),
    assumed=(
        "That a container which is published twice makes one post. Its state is asked first, each time.",
        "That characters are counted as code points: 2,200 in a post, and in a comment as others report.",
        "That thirty hashtags are taken. Some report that Instagram takes five by now.",
        "That posts cannot be taken down here: Meta describes the call, but in no guide for such an app.",
        "That Instagram gives the first access in plain fields, not in a list, as its papers also show.",
        "That we may ask for what names the account. Meta describes it for accounts let in by Facebook.",
    ),
)
LETTING = Letting(
    GRAPH,
    "ig",
    tuple(each.scope for each in WAY.permissions),
    authorise_on="//www.",
    token_on="//api.",  # noqa: S106 - a part of an address
    number="user_id",
)


class ByInstagram(ByYes):
    """How a professional account is connected."""

    way = WAY
    letting = LETTING
