"""Work of `amends`: looking at answers under our words, the clock of a breach, asking what was learnt."""

from candour.amends.actions import alerts, breaches, owning
from candour.amends.models import Breach
from candour.amends.queries.statements import public_words
from candour.amends.queries.threads import answers_under, words_above
from candour.jobs import registry
from candour.listening.models import PublicPost

MOST_EARLY = 200


@registry.job("amends.look_at_answer")
def look_at_answer(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will look at one answer that came in, where it stands under words of ours."""
    post = PublicPost.objects.get(pk=payload["about"]["post"])
    statement = words_above(post)
    if statement is not None:
        alerts.notice_answers(by=context.actor, statement=statement, answers=[post], now=context.now)


@registry.job("amends.now_public")
def now_public(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will look at answers that were quicker than our own news of being public, and ask for a lesson."""
    found = public_words(int(payload["trust"])).filter(pk=payload["about"]["statement"])
    for statement in found:
        early = answers_under(statement).order_by("posted_at", "pk")[:MOST_EARLY]
        alerts.notice_answers(by=context.actor, statement=statement, answers=early, now=context.now)
        owning.ask_what_was_learnt(by=context.actor, correction=statement, now=context.now)


@registry.job("amends.remind")
def remind(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will remind whoever looks after a breach that is still open."""
    breach = Breach.objects.get(pk=payload["breach"])
    breaches.remind(by=context.actor, breach=breach, now=context.now)
