"""Work that `policy` asks for: the setting before an election switched on and off on its days."""

from candour.jobs import registry
from candour.people.models import Trust
from candour.policy.actions import keep_election


@registry.job("policy.election")
def switch_election(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will switch a trust's setting on or off as the days that are set say."""
    keep_election(by=context.actor, trust=Trust.objects.get(pk=payload["trust"]), now=context.now)
