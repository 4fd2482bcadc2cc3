"""Rights that are earned by practice: ten replies of one kind that went out as their writer wrote them.

What counts is a reply at which somebody else looked and which went out without a change of meaning. What came
of it afterwards does not: an owned mistake takes nothing away. A reply that was changed is not counted for or
against anybody, and no number leaves this module.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from candour.domain.roles import Right
from candour.domain.versions import SMALL_CHANGE_WORDS

ENOUGH = 10
WITHIN = timedelta(days=365)
LASTS = timedelta(days=730)
"""How long a right holds, from a lesson as from practice."""

SOON = timedelta(days=30)
"""How long before its end somebody is told that a right lapses."""

BY_PRACTICE: dict[Right, str] = {
    Right.SAY_SORRY: "Ten replies that only said sorry, sent as written",
    Right.SAY_THANKS: "Ten replies to kind words, sent as written",
    Right.INFORM: "Ten answers from published facts, sent as written",
    Right.ANSWER_COMPLAINTS: "Ten replies to complaints, sent as written",
}
"""What can be earned so, and how it is said. The other rights are learnt: nobody counts corrections."""


@dataclass(frozen=True)
class WentOut:
    """One public reply: the right of the row that routed it, when it went out, and what others did to it.

    `changed` holds, for each suggestion that the author took, the words put in or taken out.
    """

    right: Right | None
    published_at: datetime
    was_looked_at: bool = True
    was_declined: bool = False
    changed: tuple[int, ...] = field(default=())

    @property
    def kept_its_meaning(self) -> bool:
        """Whether it went out as written: no "not this", and all suggestions together were small (ADR 5)."""
        return not self.was_declined and sum(self.changed) <= SMALL_CHANGE_WORDS


def earned(
    replies: Sequence[WentOut], now: datetime, *, not_before: Mapping[Right, datetime] | None = None
) -> frozenset[Right]:
    """This will give the rights that a person's replies have earned by `now`.

    `not_before` says when a right was withdrawn: only replies after that earn it again.
    """
    since = not_before or {}
    good = Counter(
        each.right
        for each in replies
        if each.right in BY_PRACTICE
        and each.was_looked_at
        and each.kept_its_meaning
        and now - WITHIN < each.published_at <= now
        and each.published_at > since.get(each.right, each.published_at - WITHIN)
    )
    return frozenset(right for right, times in good.items() if right is not None and times >= ENOUGH)
