"""Finding what an address names, for whoever may read it; anything else is not there."""

from django.http import Http404

from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries import campaigns, entries
from candour.people.models import Person


def find_campaign(person: Person, pk: int) -> Campaign:
    """This will give a campaign of somebody's trust, or the page that says there is none."""
    try:
        return campaigns.campaign_of(person.trust_id, pk)
    except Campaign.DoesNotExist as missing:
        raise Http404 from missing


def find_entry(person: Person, pk: int) -> Entry:
    """This will give an entry of somebody's trust, or the page that says there is none."""
    try:
        return entries.entry_of(person.trust_id, pk)
    except Entry.DoesNotExist as missing:
        raise Http404 from missing
