"""Which of our words are public, who may own a mistake in them, and what became of it."""

from django.db.models import Q, QuerySet

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.statements import StatementState
from candour.listening.models import PublicPost
from candour.people.models import Person, Trust
from candour.people.queries.persons import roles_of
from candour.voice.models import Statement
from candour.voice.queries.amending import is_taken_down

OWNING_ROLES = frozenset({Role.READER_ON_CALL, Role.APPROVER, Role.COMMUNICATIONS})
"""Who, besides the author, may put words of the trust right."""
SEEN = (StatementState.LEAVING, StatementState.PUBLISHED, StatementState.TAKEN_DOWN)
"""States in which words are, were or may be public."""


def public_words(trust: Trust | int) -> QuerySet[Statement]:
    """This will give what the trust has said in public, with what its pages need."""
    return (
        Statement.objects.for_trust(trust)
        .filter(state__in=SEEN, rewords=None)
        .select_related("post__account", "current", "author__team", "author__trust", "corrects")
    )


def ours_in_thread(post: PublicPost) -> QuerySet[Statement]:
    """This will give what we said in public in the thread of a post, newest first."""
    root = post.thread_id or post.pk
    in_thread = Q(post_id=root) | Q(post__thread_id=root)
    here = Statement.objects.for_trust(post.trust_id).filter(in_thread, state__in=SEEN, rewords=None)
    return here.order_by("-pk")


def may_own(by: Person, statement: Statement) -> Refusal | None:
    """This will say whose words these are to put right: their author's, or a reader's or approver's."""
    if by.pk == statement.author_id or roles_of(by) & OWNING_ROLES:
        return None
    return Refusal(
        "These are somebody else's words.",
        "Ask their author, or the reader on call, to put them right.",
    )


def was_put_right(statement: Statement) -> bool:
    """This will say whether a correction of these words is public, or they were taken down."""
    if is_taken_down(statement):
        return True
    corrections = Statement.objects.for_trust(statement.trust_id).filter(corrects=statement)
    return corrections.filter(published_at__isnull=False).exists()
