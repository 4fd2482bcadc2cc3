"""Connecting an account on Threads, by Threads' own page.

https://developers.facebook.com/docs/threads/get-started/get-access-tokens-and-permissions
"""

from candour.channels.connecting import Permission, Way, WayKind
from candour.channels.meta.graph import Graph
from candour.channels.meta.letting_in import APP_STEPS, ByYes, Letting, app_fields

GRAPH = Graph("Threads", "v1.0")
SERVER = "https://graph.threads.net"
WAY = Way(
    WayKind.OAUTH,
    app_fields("Threads", SERVER),
    (
        Permission("threads_basic", "See the account's name and its own posts."),
        Permission("threads_content_publish", "Publish what was approved here, with its pictures."),
        Permission("threads_manage_replies", "Answer posts."),
        Permission("threads_read_replies", "Read what people answer."),
        Permission("threads_manage_mentions", "Read posts that mention the account."),
        Permission("threads_delete", "Take our posts down again."),
    ),
    steps=(*APP_STEPS, "Let Candour's address be reached from the internet: Threads fetches pictures there."),
    never=(
        "Read or write direct messages.",
        "Like, share or follow.",
        "Change a post: no app can.",
    ),
    assumed=(
        "That a container which is published twice makes one post. Its state is asked first, each time.",
        "That emoji are the signs of Unicode's own list. Threads says only that they count as their bytes.",
        "That a description of a picture may have 1,000 characters.",
    ),
)
LETTING = Letting(
    GRAPH,
    "th",
    tuple(each.scope for each in WAY.permissions),
    authorise_on="//",
    token_on="//graph.",  # noqa: S106 - a part of an address
    number="id",
)


class ByThreads(ByYes):
    """How an account on Threads is connected."""

    way = WAY
    letting = LETTING
