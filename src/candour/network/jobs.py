"""Work for later: looking at the page behind a post's link."""

from candour.jobs.registry import JobContext, Payload, job
from candour.network import actions
from candour.network.linked_pages import look_up
from candour.network.models import Post
from candour.network.queries.linked import read_lately, waits_for_its_page


@job("network.read_link", attempts=3)
def read_link(payload: Payload, context: JobContext) -> None:
    """This will keep with a post what the page behind its link says, read anew at most once a day a trust."""
    trust, address = payload["trust"], payload["address"]
    post = Post.objects.for_trust(trust).get(pk=payload["post"])
    if not waits_for_its_page(post, address):
        return
    says, read_at = read_lately(trust, address, context.now) or (look_up(address), context.now)
    actions.keep_page(
        by=context.actor, post=post, address=address, says=says, read_at=read_at, now=context.clock()
    )
