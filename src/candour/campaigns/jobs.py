"""Work for later: campaigns whose time is over end by themselves."""

from candour.campaigns import actions
from candour.campaigns.models import Campaign
from candour.campaigns.queries import campaigns as queries
from candour.domain.refusal import Refusal
from candour.jobs.registry import JobContext, Payload, every


@every(seconds=60, name="campaigns.end")
def end(_payload: Payload, context: JobContext) -> None:
    """This will end each campaign whose time is over, each in a transaction of its own."""
    for pk in queries.over(context.now):
        try:
            actions.end(by=context.actor, campaign=Campaign.objects.get(pk=pk), now=context.now)
        except Refusal:
            continue  # its owner ended or stopped it just now
        context.keep_alive()
