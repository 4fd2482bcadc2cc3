"""Taking down what may not stand in public any more, because of what somebody did elsewhere in the trust."""

from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from candour.domain.amending import CAN_BE_PUBLIC, TakeDownReason
from candour.domain.roles import Role
from candour.people.models import Person
from candour.people.queries.persons import active_with_role, roles_of
from candour.photos.models import Photo
from candour.photos.queries import kept_inside, went_out_as
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Statement


def take_down_shown(*, by: str, trust: int, photo: int, now: datetime) -> list[Statement]:
    """This will take down every statement that shows a picture which may not be public now.

    What has not left yet stays in by itself: consent is asked again when it would leave.
    """
    sha256s = kept_inside(trust, went_out_as(Photo.objects.for_trust(trust).get(pk=photo)), now)
    if not sha256s:
        return []  # it never went out, or nobody minds
    words = Statement.objects.for_trust(trust).annotate(shows=Cast("current__pictures", TextField()))
    of_these = reduce(or_, (Q(shows__contains=sha256) for sha256 in sha256s))
    return take_all_down(by=by, statements=words.filter(of_these), reason=TakeDownReason.PICTURE, now=now)


def take_all_down(
    *, by: str, statements: QuerySet[Statement], reason: TakeDownReason, now: datetime
) -> list[Statement]:
    """This will take down those of these statements that are or may be public, and give them.

    `by` is whoever acted, as events name them ("person:7"). It is done in their name where they may take
    words down, else in the author's or that of somebody in communications. New words for one of them come
    down with it. One that fails keeps no other up: what it raised first is raised once all were tried, as
    Refusal where nobody is left who may; the work is then shown to a person, never forgotten.
    """
    taken: list[Statement] = []
    failures: list[Exception] = []
    public = statements.filter(state__in=CAN_BE_PUBLIC, take_down=None, rewords=None)
    for statement in public.select_related("author").order_by("pk"):
        try:
            take_down(by=_whoever(by, statement), statement=statement, reason=reason, now=now)
        except Exception as failure:  # noqa: BLE001 - raised below, once the others are down
            failures.append(failure)
        else:
            taken.append(statement)
    if failures:
        raise failures[0]
    return taken


def _whoever(by: str, statement: Statement) -> Person:
    """This will give the first of these who may take words down; whoever acted where nobody may."""
    kind, _, key = by.partition(":")
    here = Person.objects.for_trust(statement.trust_id)
    acted = here.filter(pk=int(key)).first() if kind == "person" and key.isdigit() else None
    could = [person for person in (acted, statement.author) if person is not None]
    found = next((person for person in could if person.is_active and roles_of(person)), None)
    desk = active_with_role(statement.trust_id, Role.COMMUNICATIONS, Role.EXECUTIVE)
    return found or desk.order_by("pk").first() or could[0]
