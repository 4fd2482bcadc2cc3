"""A whole thread: our words, what put them right, and all answers to them, on every network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from candour.amends.models import Alert
from candour.amends.queries.statements import public_words
from candour.domain.statements import DeliveryState
from candour.listening.models import Claim, PublicPost
from candour.listening.registers import Answer, answers_to
from candour.voice.models import Delivery, Statement, TakeDown

LONGEST = 100
DEEPEST = 4
"""Corrections of corrections that are followed; nobody has needed a third."""


@dataclass(frozen=True)
class Thread:
    """Our words oldest first (the first reply, its correction, and so on), their copies, and the answers.

    `answers` are at most a hundred, oldest first, of `total`; `said` tells by post what we answered to it,
    `claims` who has it. `alerts` are the answers because of which somebody should look.
    """

    chain: tuple[Statement, ...]
    copies: tuple[Delivery, ...]
    answers: tuple[PublicPost, ...]
    total: int
    said: dict[int, list[Answer]]
    claims: dict[int, Claim]
    alerts: tuple[Alert, ...]


def thread_of(statement: Statement) -> Thread:
    """This will gather the thread around one reply, in a fixed number of SQL statements."""
    chain = chain_of(statement)
    copies = tuple(copies_of(chain))
    found = _answers(chain, copies)
    answers = tuple(found.select_related("account").order_by("posted_at", "pk")[:LONGEST])
    ids = [each.pk for each in answers]
    claims = Claim.objects.filter(post_id__in=ids, ended_at=None).select_related("person")
    alerts = Alert.objects.for_trust(statement.trust_id).filter(statement__in=[each.pk for each in chain])
    return Thread(
        chain=chain,
        copies=copies,
        answers=answers,
        total=found.count(),
        said=answers_to(statement.trust_id, ids),
        claims={claim.post_id: claim for claim in claims},
        alerts=tuple(alerts.filter(ended_at=None)),
    )


def chain_of(statement: Statement) -> tuple[Statement, ...]:
    """This will give the first words, their correction, the correction of that, and so on; two statements."""
    first = first_words(statement)
    is_of = Q(pk=first.pk)
    for depth in range(1, DEEPEST + 1):
        is_of |= Q(**{"__".join(["corrects"] * depth): first.pk})
    return tuple(public_words(statement.trust_id).filter(is_of).order_by("pk"))


def first_words(statement: Statement) -> Statement:
    """This will give the reply at the beginning of a chain of corrections."""
    while statement.corrects is not None:
        statement = statement.corrects
    return statement


def words_above(post: PublicPost) -> Statement | None:
    """This will find the words of ours that an answer stands under: the newest before it in its thread."""
    keys = {post.in_reply_to, post.thread_key} - {"", post.network_id}
    root = post.thread_id or post.pk
    live = Delivery.objects.for_trust(post.trust_id).filter(
        first_attempt_at__lte=post.posted_at, changes=None
    )
    above = live.filter(
        Q(account_id=post.account_id, network_id__in=keys)
        | Q(statement__post_id=root)
        | Q(statement__post__thread_id=root)
    )
    newest = above.exclude(state__in=[DeliveryState.FAILED, DeliveryState.WITHDRAWN]).order_by(
        "-first_attempt_at", "-pk"
    )
    found = newest.values_list("statement_id", flat=True).first()
    return public_words(post.trust_id).filter(pk=found).first() if found is not None else None


def take_downs_of(chain: Sequence[Statement]) -> list[TakeDown]:
    """This will give what was taken down of these words."""
    found = TakeDown.objects.for_trust(chain[0].trust_id)
    return list(found.filter(statement__in=[each.pk for each in chain]).order_by("pk"))


def answers_under(statement: Statement) -> QuerySet[PublicPost]:
    """This will give the answers to one of our replies that came after it."""
    copies = tuple(copies_of([statement]))
    began = [copy.first_attempt_at for copy in copies if copy.first_attempt_at is not None]
    if not began:
        return PublicPost.objects.none()
    return _answers([statement], copies).filter(posted_at__gte=min(began))


def copies_of(chain: Sequence[Statement]) -> QuerySet[Delivery]:
    """This will give the copies of our words on each account, but for those that were taken back."""
    mine = Delivery.objects.filter(statement__in=[each.pk for each in chain])
    gone = [DeliveryState.WITHDRAWN]
    return mine.exclude(state__in=gone).select_related("account", "version").order_by("pk")


def _answers(chain: Sequence[Statement], copies: Iterable[Delivery]) -> QuerySet[PublicPost]:
    """This will give what was written under these words: in the thread of the post, or under a copy."""
    posts = PublicPost.objects.for_trust(chain[0].trust_id)
    in_thread = Q(pk__in=())
    asked = chain[0].post
    if asked is not None:
        root = asked.thread_id or asked.pk
        in_thread |= Q(thread_id=root) | (Q(pk=root) & ~Q(pk=asked.pk))
    for copy in copies:
        if copy.network_id:
            keys = Q(in_reply_to=copy.network_id) | Q(thread_key=copy.network_id)
            in_thread |= Q(account_id=copy.account_id) & keys
    return posts.filter(in_thread).exclude(pk=asked.pk if asked is not None else 0)
