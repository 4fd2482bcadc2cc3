"""Finding what an address names, in the reader's own trust; anything else is not there."""

from django.http import Http404, HttpRequest

from candour.people.access import the_person
from candour.policy import queries
from candour.policy.models import PolicyChange
from candour.voice.models import PolicyVersion


def change_here(request: HttpRequest, change_id: int) -> PolicyChange:
    """This will give a change of the reader's trust."""
    try:
        return queries.change_of(the_person(request).trust_id, change_id)
    except PolicyChange.DoesNotExist:
        raise Http404 from None


def version_here(request: HttpRequest, version_id: int) -> PolicyVersion:
    """This will give a version of the reader's trust."""
    try:
        return queries.versions_of(the_person(request).trust_id).get(pk=version_id)
    except PolicyVersion.DoesNotExist:
        raise Http404 from None
