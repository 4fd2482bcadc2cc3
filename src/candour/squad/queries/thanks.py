"""Thanks to one person: all of them for themselves, and what they let colleagues read."""

from candour.domain.squad import HELP_LABELS, Help
from candour.people.models import Person
from candour.people.registers import EntryNote
from candour.squad.models import ThankYou

MOST = 50


def thanks_to(person: Person) -> list[ThankYou]:
    """This will list the thanks to somebody, newest first, the last fifty; one statement."""
    mine = ThankYou.objects.for_trust(person.trust_id).filter(to=person)
    return list(mine.select_related("by__team__site")[:MOST])


def thanks_shown(person: Person) -> list[EntryNote]:
    """This will give what somebody lets colleagues read, newest first; one statement."""
    shown = ThankYou.objects.for_trust(person.trust_id).filter(to=person, is_shown=True)
    return [
        EntryNote(each.words, f"{each.by.full_name}, for {HELP_LABELS[Help(each.help)]}")
        for each in shown.select_related("by")[:MOST]
    ]


def thanks_one(person: Person, pk: int) -> ThankYou:
    """This will give thanks to this person, raising ThankYou.DoesNotExist for anybody else's."""
    return ThankYou.objects.for_trust(person.trust_id).filter(to=person).get(pk=pk)
