"""Taking the trust's examples away, to train its own reader: words of posts leave Candour, so it is kept."""

from datetime import datetime

from django.db import transaction

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import news
from candour.listening.queries.reader import Examples, examples
from candour.people.models import Person
from candour.people.queries.persons import roles_of

NOT_YOURS = Refusal(
    "Examples hold the words of posts. Only a trust administrator takes them away.",
    "Ask a trust administrator.",
)


@transaction.atomic
def take_examples(*, by: Person, now: datetime) -> Examples:
    """This will give the posts that people of the trust put right, and write down that they were taken."""
    if not by.is_active or Role.ADMINISTRATOR not in roles_of(by):
        raise NOT_YOURS
    found = examples(by.trust_id)
    about: dict[str, str | int | None] = {"examples": len(found.kept), "left_out": found.left_out}
    news.tell("listening:examples:taken", by=by, trust=by.trust_id, about=about, now=now)
    return found
