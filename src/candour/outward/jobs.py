"""Work for later: taking down what nobody may say any more, and word to the author that it is public."""

from candour.domain.amending import TakeDownReason
from candour.jobs.registry import JobContext, Payload, job
from candour.outward.models import Outward
from candour.outward.recording import WITH, notify
from candour.voice.actions.withdrawing import take_all_down
from candour.voice.models import Statement


@job("outward.post_gone")
def post_gone(payload: Payload, context: JobContext) -> None:
    """This will take down what says a post in public that was taken back, or whose author says no now."""
    said = Statement.objects.for_trust(int(payload["trust"])).filter(outward__post=payload["about"]["post"])
    take_all_down(by=str(payload["by"]), statements=said, reason=TakeDownReason.TAKEN_BACK, now=context.now)


@job("outward.now_public")
def now_public(payload: Payload, context: JobContext) -> None:
    """This will tell the author of a post that it is public."""
    found = Outward.objects.for_trust(int(payload["trust"])).select_related(*WITH)
    outward = found.filter(statement=payload["about"]["statement"]).first()
    if outward is not None and outward.statement.author_id != outward.post.author_id:
        words = "Your post is public now. Thank you for letting it out."
        notify(
            outward.post.author,
            by=context.actor,
            outward=outward,
            kind="outward_public",
            words=words,
            now=context.now,
        )
