"""Where a post of one's own goes and when, who sees the draft, and what stopped us."""

from dataclasses import dataclass
from datetime import date, datetime

from candour.domain.clocks import at_time, weekday_and_day
from candour.domain.leaving import STOPPED_LABELS, Shown
from candour.domain.names import listed
from candour.voice.models import DraftShared, Statement
from candour.voice.presenters.post import PostBeside
from candour.voice.queries.amending import targets_of
from candour.voice.queries.sharing import sharings_of
from candour.voice.words import whole_text, without_credit


@dataclass(frozen=True)
class Placed:
    """Where and when, in a sentence each."""

    where: str
    when: str

    @staticmethod
    def of(statement: Statement) -> "Placed | None":
        """This will put it into words for a post that answers nobody; one statement."""
        if statement.post_id is not None or statement.amends_id is not None:
            return None
        names = [account.name for account in targets_of(statement)]
        where = f"It goes to {listed(names)}." if names else "It goes nowhere yet."
        when = f"It leaves {day_and_time(statement.wished_at)}, once it is approved."
        return Placed(where, when if statement.wished_at else "It leaves as soon as it is approved.")


@dataclass(frozen=True)
class SharedLine:
    """One colleague who sees the draft, and the words that they offer."""

    pk: int
    name: str
    offered: str

    @staticmethod
    def all_of(statement: Statement) -> "tuple[SharedLine, ...]":
        """This will list who sees a draft; one statement."""
        return tuple(
            SharedLine(each.pk, each.colleague.full_name, each.offered_text)
            for each in sharings_of(statement)
        )


@dataclass(frozen=True)
class SharedPage:
    """A colleague's draft as it is now."""

    pk: int
    author: str
    post: PostBeside | None
    text: str
    to_change: str
    offered: str
    saved_at: datetime

    @staticmethod
    def of(shared: DraftShared) -> "SharedPage":
        """This will show the words as they would go out now."""
        statement = shared.statement
        text = whole_text(statement.draft_text, statement.draft_parts)
        return SharedPage(
            pk=shared.pk,
            author=statement.author.first_name,
            post=PostBeside.of(statement.post) if statement.post else None,
            text=text,
            to_change=shared.offered_text or without_credit(text, statement.draft_parts),
            offered=shared.offered_text,
            saved_at=statement.saved_at,
        )


@dataclass(frozen=True)
class StoppedQuarter:
    """One quarter: what may be shown of it, as words and numbers."""

    name: str
    lines: tuple[tuple[str, int], ...]
    total: int | None

    @staticmethod
    def of(quarter: date, seen: Shown) -> "StoppedQuarter":
        """This will put one quarter into words."""
        lines = tuple(
            (STOPPED_LABELS[answer], count)
            for answer, count in sorted(seen.counts.items(), key=lambda pair: -pair[1])
        )
        return StoppedQuarter(f"From {quarter:%B %Y}", lines, seen.total)


def day_and_time(at: datetime | None) -> str:
    """This will give a moment as "on Monday 30 November at 09:30", empty for none."""
    return f"on {weekday_and_day(at)} at {at_time(at)}" if at else ""
