"""Work for later: taking down what nobody may say any more, and word to the author of what is public."""

from candour.domain.amending import TakeDownReason
from candour.jobs.registry import JobContext, Payload, job
from candour.outward.models import Outward
from candour.outward.recording import WITH, notify
from candour.voice.actions.withdrawing import take_all_down
from candour.voice.models import Statement


@job("outward.post_gone")
def post_gone(payload: Payload, context: JobContext) -> None:
    """This will take down what says a post in public that was taken back, or what its author said no to."""
    about = payload["about"]
    said = Statement.objects.for_trust(int(payload["trust"])).filter(outward__post=about["post"])
    if "outward" in about:  # a no is to this one alone, and may be a yes by now
        said = said.filter(outward=about["outward"], outward__declined_at__isnull=False)
    take_all_down(by=str(payload["by"]), statements=said, reason=TakeDownReason.TAKEN_BACK, now=context.now)


@job("outward.now_public")
def now_public(payload: Payload, context: JobContext) -> None:
    """This will tell the author of a post that it is public."""
    _tell_author(payload, context, "outward_public", "Your post is public now. Thank you for letting it out.")


@job("outward.words_changed")
def words_changed(payload: Payload, context: JobContext) -> None:
    """This will tell the author of a post that it has new words in public, and where they can say no."""
    new = Statement.objects.for_trust(int(payload["trust"])).filter(pk=payload["about"]["rewording"])
    words = "Your post has new words in public. Open it to read them; you can still say no."
    _tell_author(
        payload, context, "outward_reworded", words, but=new.values_list("author_id", flat=True).get()
    )


def _tell_author(payload: Payload, context: JobContext, kind: str, words: str, but: int = 0) -> None:
    """This will tell the author of a post, where somebody else says it; `but` them, whose words they are."""
    found = Outward.objects.for_trust(int(payload["trust"])).select_related(*WITH)
    outward = found.filter(statement=payload["about"]["statement"]).first()
    if outward is None or outward.post.author_id in {outward.statement.author_id, but}:
        return
    author = outward.post.author
    notify(author, by=context.actor, outward=outward, kind=kind, words=words, now=context.now)
