"""Thanks from colleagues: said in words to one person, who decides whether others may read them."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.learnt import exposing
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.domain.squad import HELP_LABELS, Help, to_thank
from candour.jobs import news
from candour.people import actions as people
from candour.people.actions.permits import must_be_of, must_be_one_trust
from candour.people.models import Person
from candour.squad.models import ThankYou
from candour.squad.recording import THANKED, notify


@transaction.atomic
def thank(*, by: Person, to: Person, help_given: Help, words: str, now: datetime) -> ThankYou:
    """This will say thank you to a colleague, in words that only they read at first; of no patient."""
    must_be_of(by, by.trust_id)
    must_be_one_trust(by.trust_id, to)
    refuse(to_thank(words, is_self=by.same_human == to.same_human, is_here=to.is_active))
    refuse(exposing(words))
    said = ThankYou.objects.create(
        trust_id=by.trust_id, by=by, to=to, help=help_given, words=tidy(words), said_at=now
    )
    told = f"{by.full_name} thanks you for {HELP_LABELS[help_given]}."
    opens = reverse("squad-thanks")
    notify([to], by=by, kind=THANKED, about=f"thanks:{said.pk}", words=told, opens=opens, now=now)
    about = {"thanks": said.pk, "person": to.pk}
    news.tell("squad:thanks:said", by=by, trust=by.trust_id, about=about, now=now)
    return said


@transaction.atomic
def show(*, by: Person, said: ThankYou, is_shown: bool, now: datetime) -> ThankYou:
    """This will let colleagues read thanks on one's own page, or keep them for oneself again."""
    must_be_of(by, said.trust_id)
    if said.to_id != by.pk:
        raise Refusal("These thanks are somebody else’s.", "Whoever was thanked decides.")
    said.is_shown = is_shown
    said.save(update_fields=["is_shown"])
    people.finish_notices(by=by, trust=by.trust_id, about=f"thanks:{said.pk}", now=now)
    about = {"thanks": said.pk, "shown": int(is_shown)}
    news.tell("squad:thanks:shown", by=by, trust=by.trust_id, about=about, now=now)
    return said
