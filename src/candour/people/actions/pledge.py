"""The pledge: an executive says, in their own words, what happens to you if you get it wrong."""

from datetime import datetime

from django.db import transaction

from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.jobs import news
from candour.people.actions.permits import must_hold
from candour.people.models import Person, Pledge, Trust

SHORTEST, LONGEST = 20, 400


def pledge_refusal(words: str) -> Refusal | None:
    """This will say why these words cannot be the pledge, for the action and for the page alike."""
    if len(words) < SHORTEST:
        return Refusal(
            "This is too short for staff to lean on.",
            f"Write at least {SHORTEST} characters, as you would say it.",
        )
    if len(words) > LONGEST:
        return Refusal(
            "This is too long for the card that staff read.", f"Keep it to {LONGEST} characters at most."
        )
    return None


@transaction.atomic
def give_pledge(*, by: Person, words: str, now: datetime) -> Pledge:
    """This will have an executive give the trust's pledge; it takes the place of the one before.

    Giving the words that stand already, as the same person, changes nothing.
    """
    must_hold(by, by.trust_id, Role.EXECUTIVE)
    words = words.strip()
    refuse(pledge_refusal(words))
    Trust.objects.select_for_update().get(pk=by.trust_id)
    standing = Pledge.objects.for_trust(by.trust_id).filter(replaced_at=None)
    same = standing.filter(person=by, words=words).first()
    if same is not None:
        return same
    standing.update(replaced_at=now)
    pledge = Pledge.objects.create(trust_id=by.trust_id, person=by, words=words, given_at=now)
    about = {"pledge": pledge.pk, "person": by.pk}
    news.tell("people:pledge:given", by=by, trust=by.trust_id, about=about, now=now, words={"words": words})
    return pledge
