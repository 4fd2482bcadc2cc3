"""What happens while a journey of the guideline or a clinic waits: python -m tests.journeys.meanwhile WHAT.

    two_replies   two people ask for the way, and a nurse tells both in the same words
    a_vote        the time to ask passes, colleagues at three sorts of site vote, the vote is counted
    an_hour_before, an_hour_after    what falls due before a clinic, and once it is over

A process of its own beside the running Candour, on the same data (CANDOUR_DATA); both act through actions.
"""

import sys
from datetime import datetime, timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402  # models can be read only now

from candour.channels.frontdoor import actions as frontdoor  # noqa: E402
from candour.channels.frontdoor.guards import open_form  # noqa: E402
from candour.channels.frontdoor.models import ForWhom, Wish  # noqa: E402
from candour.clinics import actions as clinics  # noqa: E402
from candour.clinics.models import Clinic  # noqa: E402
from candour.demo.trust import BUILDER  # noqa: E402
from candour.domain.actor import Visitor  # noqa: E402
from candour.domain.consensus.ballots import Opinion  # noqa: E402
from candour.domain.roles import Role  # noqa: E402
from candour.guidelines.actions import voting  # noqa: E402
from candour.guidelines.models import Proposal  # noqa: E402
from candour.jobs import worker  # noqa: E402
from candour.listening.models import PublicPost  # noqa: E402
from candour.people.models import Person, Trust  # noqa: E402
from candour.voice.actions import drafting, submitting  # noqa: E402
from tests.journeys.stories import DIRECTIONS, WAY  # noqa: E402
from tests.rooms.guidelines.agreeing import voters_at_three_sorts  # noqa: E402


def two_replies(trust: Trust, now: datetime) -> None:
    """This will let three people ask for the way, and a nurse answer two of them in the same words."""
    here = Person.objects.for_trust(trust)
    nurse, reader = here.get(first_name="Maya"), here.filter(roles_held__role=Role.READER_ON_CALL)[0]
    for number in range(3):
        told = frontdoor.tell_story(
            by=Visitor(),
            trust=trust,
            form=open_form(now - timedelta(minutes=5)),
            text=f"{WAY} I asked {number + 1} times.",
            wish=Wish.PUBLISH,
            for_whom=ForWhom.SELF,
            teller_name=f"Asker {'ABC'[number]}",
            now=now,
        )
        worker.run_due(now)
        frontdoor.publish_story(
            by=reader,
            story=told.story,
            names=[],
            because="",
            no_criticised_name_is_left=True,
            now=now,
        )
        worker.run_due(now)
        post = PublicPost.objects.get(network_id=f"story:{told.story.pk}")
        if number < 2:
            draft = drafting.begin_reply(by=nurse, post=post, now=now)
            drafting.save_draft(by=nurse, statement=draft, text=DIRECTIONS, harm_answer="no", now=now)
            submitting.submit(by=nurse, statement=draft, now=now)


def a_vote(trust: Trust, now: datetime) -> None:
    """This will take the porter's proposal from its questions to its result."""
    proposal = Proposal.objects.for_trust(trust).get()
    Proposal.objects.update(votes_from=now)
    proposal.refresh_from_db()
    proposal = voting.begin_vote(by=proposal.began_by, proposal=proposal, now=now)
    for voters in voters_at_three_sorts(BUILDER, trust, now).values():
        for place, voter in enumerate(voters):
            opinion = Opinion.AGREE if place < 9 else Opinion.DISAGREE
            voting.vote(by=voter, proposal=proposal, opinion=opinion, reason="", now=now)
    Proposal.objects.update(ends_at=now)
    voting.count_vote(by=BUILDER, proposal=proposal.pk, now=now + timedelta(seconds=1))


def an_hour_before(trust: Trust, now: datetime) -> None:
    """This will remind whoever comes to the newest clinic in its second slot, as work that is due does."""
    clinic = Clinic.objects.for_trust(trust).latest("pk")
    clinics.remind(by=BUILDER, clinic=clinic.pk, sequence=clinic.sequence, slot=2, now=now)


def an_hour_after(trust: Trust, now: datetime) -> None:
    """This will put the newest clinic an hour back, and do what falls due at its end."""
    clinic = Clinic.objects.for_trust(trust).latest("pk")
    clinic.starts_at, clinic.ends_at = now - timedelta(hours=2), now - timedelta(hours=1)
    clinic.save()
    clinics.ask_whether_it_helped(by=BUILDER, clinic=clinic.pk, sequence=clinic.sequence, now=now)


HAPPENS = {
    "two_replies": two_replies,
    "a_vote": a_vote,
    "an_hour_before": an_hour_before,
    "an_hour_after": an_hour_after,
}

if __name__ == "__main__":
    HAPPENS[sys.argv[1]](Trust.objects.get(), timezone.now())
