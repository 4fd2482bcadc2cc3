"""Work that `learning` asks for: rights earned by practice, word before one lapses, looks passed on."""

from candour.jobs import registry
from candour.learning.actions.earning import give_what_was_earned, put_news_away, tell_of_ends
from candour.learning.actions.peers import move_on
from candour.voice.models import Statement

SIX_HOURS, TEN_MINUTES = 6 * 3600, 600


@registry.job("learning.earn")
def earn(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will give the author of a reply that is public the rights that their replies have earned."""
    statement = Statement.objects.for_trust(int(payload["trust"])).filter(pk=payload["about"]["statement"])
    author = statement.select_related("author").get().author
    give_what_was_earned(by=context.actor, person=author, now=context.now)


@registry.every(seconds=SIX_HOURS, name="learning.tell_of_ends")
def tell_before_the_end(_payload: registry.Payload, context: registry.JobContext) -> None:
    """This will tell people that a right of theirs lapses in 30 days, and put old news away."""
    tell_of_ends(by=context.actor, now=context.now)
    put_news_away(by=context.actor, now=context.now)


@registry.every(seconds=TEN_MINUTES, name="learning.move_on")
def pass_looks_on(_payload: registry.Payload, context: registry.JobContext) -> None:
    """This will ask the next colleague where one has not looked at practice within a day, or is missing."""
    move_on(by=context.actor, now=context.now)
