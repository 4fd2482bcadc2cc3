"""Noting how far a reader has come, only where there is something to note."""

from datetime import datetime

from django.http import HttpRequest

from candour.domain.visits import visited
from candour.network import actions
from candour.network.queries.posts import FeedPage
from candour.network.queries.visits import last_visit
from candour.people.access import the_person


def new_after(request: HttpRequest, found: FeedPage, now: datetime) -> int:
    """This will give the post after which all is new to the reader of a first page, 0 on a first visit."""
    last, newest = last_visit(request), found.posts[0].pk if found.posts else 0
    visit = visited(last, newest, now)
    return visit.before if visit == last else actions.come(by=the_person(request), newest=newest, now=now)
