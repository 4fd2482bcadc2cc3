"""Two private talks of the made-up month: one that ended with a call, one that waits for the matron."""

from datetime import datetime, timedelta

from candour.channels.frontdoor.guards import open_form
from candour.demo.trust import MadeUpTrust
from candour.domain.actor import Visitor
from candour.domain.talks import How, Outcome, Wanted, When
from candour.jobs import worker
from candour.listening.models import PublicPost
from candour.talks import actions
from candour.talks.actions import Offered
from candour.talks.models import Talk

ABOUT_MUM = "I would rather talk to somebody"
ABOUT_NAN = "Everyone at the blood test clinic"
LORNA = Wanted(How.RING, reach="01632 960777", name="Lorna", when=When.EVENINGS, is_discreet=True)
SOMEBODY = Wanted(How.RING, reach="01632 960745", words="I would rather say it than type it.")


def live_talks(made: MadeUpTrust, now: datetime) -> None:
    """This will live both talks, the newer one up to a few minutes before `now`."""
    last_night = now - timedelta(hours=10)
    offered = _offer(made, ABOUT_MUM, by="second_reader", keeper="sister", now=last_night)
    talk = _ask(made, offered.token, LORNA, last_night + timedelta(minutes=4))
    actions.look(by=made["sister"], talk=talk, now=last_night + timedelta(minutes=40))
    actions.end_talk(
        by=made["sister"], talk=talk, outcome=Outcome.RUNG, now=last_night + timedelta(minutes=70)
    )
    offered = _offer(made, ABOUT_NAN, by="nurse", keeper="matron", now=now - timedelta(minutes=22))
    _ask(made, offered.token, SOMEBODY, now - timedelta(minutes=18))
    worker.run_due(now)


def _offer(made: MadeUpTrust, begins: str, *, by: str, keeper: str, now: datetime) -> Offered:
    """This will have somebody offer a talk about the post that begins like this."""
    post = PublicPost.objects.for_trust(made.trust).get(text__startswith=begins)
    return actions.offer_talk(
        by=made[by],
        post=post,
        keeper=made[keeper],
        how=How.RING,
        suits=When.ANY_TIME,
        form=open_form(now),
        now=now,
    )


def _ask(made: MadeUpTrust, token: str, wanted: Wanted, now: datetime) -> Talk:
    return actions.ask_by_link(by=Visitor(), trust=made.trust, token=token, wanted=wanted, now=now)
