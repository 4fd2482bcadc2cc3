"""A person's own replies: drafts, what waits, what is public; and why one came back."""

from django.db.models import Q, QuerySet

from candour.domain.roles import Role
from candour.domain.statements import StatementState
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.people.tenancy import Numbers
from candour.voice.models import Asking, Decision, Statement
from candour.web.figures import Figure, Reader, count_of

_IN_LIST = ("post__account", "current", "take_down")
_WITH = ("post__account", "current", "author__team", "author__trust", "corrects__current", "rewords__current")


def statement_for(person: Person, pk: int) -> Statement:
    """This will give one of a person's own replies, raising Statement.DoesNotExist for anybody else's."""
    return Statement.objects.for_trust(person.trust_id).select_related(*_WITH).get(pk=pk, author=person)


def statement_to_decide(person: Person, pk: int) -> Statement:
    """This will give a reply that this person was asked about, or raise Statement.DoesNotExist."""
    asked = Asking.objects.filter(person=person).values("route__statement")
    return Statement.objects.for_trust(person.trust_id).select_related(*_WITH).get(pk=pk, pk__in=asked)


SEEING_ROLES = frozenset(Role) - {Role.WRITER}


def left_for(person: Person, pk: int) -> Statement | None:
    """This will give a reply that has left or may have, to those who look at replies or at accounts.

    They are asked where nobody can tell whether a copy is live, they may own what is wrong in it, and
    whoever took it down sees what became of each copy.
    """
    left = Statement.objects.for_trust(person.trust_id).filter(
        state__in=[StatementState.LEAVING, StatementState.PUBLISHED, StatementState.TAKEN_DOWN]
    )
    if not roles_of(person) & SEEING_ROLES:
        left = left.filter(take_down__taken_down_by=person)
    return left.select_related(*_WITH).filter(pk=pk).first()


def waiting_for(person: Person | Numbers) -> QuerySet[Asking]:
    """This will give the questions that wait for a person's decision, corrections first, oldest first."""
    return (
        Asking.objects.for_trust(person.trust_id)
        .filter(person=person.pk, ended_at__isnull=True, route__statement__state=StatementState.WAITING)
        .select_related("route__statement__post__account", "route__statement__author", "route__version")
        .order_by("-route__is_first_in_queue", "asked_at", "pk")
    )


def open_replies(person: Person | Numbers) -> QuerySet[Statement]:
    """This will give a person's replies that are not public yet, newest first."""
    return (
        Statement.objects.for_trust(person.trust_id)
        .filter(author=person.pk, ended_at__isnull=True, published_at__isnull=True)
        .select_related(*_IN_LIST)
        .order_by("-saved_at", "-pk")
    )


def public_replies(person: Person, limit: int = 20) -> QuerySet[Statement]:
    """This will give a person's newest public replies."""
    return (
        Statement.objects.for_trust(person.trust_id)
        .filter(author=person, published_at__isnull=False)
        .select_related(*_IN_LIST)
        .order_by("-published_at", "-pk")[:limit]
    )


def waiting_figure(reader: Reader) -> Figure:
    """This will ask how much waits for a person: decisions, and suggestions to answer."""
    return count_of(
        Statement.objects.for_trust(reader.trust)
        .filter(
            Q(state=StatementState.SUGGESTED, author=reader.person)
            | Q(
                state=StatementState.WAITING,
                routes__askings__person=reader.person,
                routes__askings__ended_at__isnull=True,
            )
        )
        .distinct()
    )


def declined_because(statement: Statement) -> str:
    """This will give the reason of the last "not this" about the newest words, empty where there is none."""
    last = (
        Decision.objects.filter(version=statement.current).order_by("-pk").first()
        if statement.current
        else None
    )
    return last.reason if last is not None and last.verdict == "not_this" else ""
