"""A watched word of each of the two trusts, the post in which it was seen, and a burst of it."""

from candour.channels.base import Incoming
from candour.channels.models import Account
from candour.listening.actions import receive
from candour.lookout import actions
from candour.lookout.models import Burst
from tests.world import World


def words_of(world: World, mark: str) -> dict[str, str]:
    """This will watch for a word and have a post with it come in."""
    by, now, trust = world["communications"], world.now, world.made.trust
    word = actions.watch_for(by=by, text=f"trolley {mark}", why=f"Waiting, says {mark}.", now=now)
    account = Account.objects.for_trust(trust).order_by("pk")[0]
    post = Incoming(f"seen:{mark}", f"Six hours on a trolley {mark}.", "Jo", now)
    receive(by=world.made_by, account=account, incoming=post, now=now)
    Burst.objects.create(trust=trust, word=word, noticed_at=now, posts=9, usual=0.2)
    return {"word": str(word.pk)}
