"""A reply that was sent: where it is, who has been asked, what became of each copy, and what can be done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from candour.domain.clocks import at_time
from candour.domain.statements import StatementState
from candour.voice.models import Asking, Decision, FixedRoute, Statement
from candour.voice.presenters.amended import Amended
from candour.voice.presenters.copies import CopyInParts, copies_on_page, rows_of
from candour.voice.presenters.diff import Piece, changes
from candour.voice.presenters.own_posts import day_and_time
from candour.voice.presenters.post import PostBeside
from candour.voice.queries.threads import has_stopped_everywhere
from candour.voice.routing import step_of
from candour.voice.words import as_written, what_it_is

STATE_WORDS: dict[StatementState, str] = {
    StatementState.DRAFT: "A draft",
    StatementState.WAITING: "Somebody looks at it first",
    StatementState.SUGGESTED: "There is a suggestion for you",
    StatementState.APPROVED: "Approved: it leaves in a moment",
    StatementState.HELD_BACK: "Held back",
    StatementState.LEAVING: "It is leaving now",
    StatementState.PUBLISHED: "It is public",
    StatementState.NOT_SENT: "No network took it",
    StatementState.DECLINED: "Not like this",
    StatementState.WITHDRAWN: "Taken back",
    StatementState.TAKEN_DOWN: "Taken down",
    StatementState.TAKEN_IN: "The new words are live",
}


@dataclass(frozen=True)
class AskedOne:
    """Somebody who was asked: when, whether they have decided, and whether the question moved on."""

    name: str
    label: str
    asked_at: datetime
    words: str
    if_silent: str


@dataclass(frozen=True)
class SuggestionOnPage:
    """Other words that somebody offers: who, why, and exactly what would change."""

    by: str
    reason: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class StatementPage:
    """Everything that a sent reply's page prints."""

    pk: int
    heading: str
    what: str
    state: str
    post: PostBeside | None
    text: str
    signed: str
    asked: tuple[AskedOne, ...]
    copies: tuple[CopyInParts, ...]
    suggestion: SuggestionOnPage | None
    reason: str
    leaves_at: datetime | None
    leaves_on: str
    can_hold: bool
    can_let_go: bool
    can_change: bool
    is_live: bool
    can_take_parts_down: bool
    amended: Amended

    @staticmethod
    def of(statement: Statement) -> "StatementPage":
        """This will put a statement, its route and its copies into words; seven SQL statements."""
        state = StatementState(statement.state)
        version = statement.current
        route = FixedRoute.objects.filter(version=version).first() if version else None
        amended, rows = Amended.of(statement), rows_of(statement)
        copies = copies_on_page(rows)
        last = _last_decision(statement)
        return StatementPage(
            pk=statement.pk,
            heading=_heading(state, amended, copies),
            what=what_it_is(statement),
            state=state.value,
            post=PostBeside.of(statement.post) if statement.post else None,
            text=amended.line or (version.text if version else statement.draft_text),
            signed=f"{version.name}, {version.role}" if version and not amended.line else "",
            asked=_asked(route) if route else (),
            copies=copies,
            suggestion=_suggestion(last) if state is StatementState.SUGGESTED and last else None,
            reason=last.reason if last and state is StatementState.DECLINED else "",
            leaves_at=statement.leaves_at if state is StatementState.APPROVED else None,
            leaves_on=day_and_time(statement.leaves_at) if statement.wished_at else "",
            can_hold=state is StatementState.APPROVED,
            can_let_go=state is StatementState.HELD_BACK,
            can_change=state in _CHANGEABLE,
            is_live=state is StatementState.PUBLISHED,
            can_take_parts_down=statement.rewords_id is None and has_stopped_everywhere(rows),
            amended=amended,
        )

    def for_the_asked(self, author: str) -> "StatementPage":
        """This will put the heading into the words of somebody who was asked, not of the author."""
        is_with_author = self.state == StatementState.SUGGESTED
        return replace(self, heading=f"A suggestion waits for {author}") if is_with_author else self


def _heading(state: StatementState, amended: Amended, copies: Sequence[CopyInParts]) -> str:
    if state is not StatementState.LEAVING:
        return STATE_WORDS[state]
    stopped = next((copy for copy in copies if copy.stopped_at), None)
    if amended.line:
        return "It is coming down"
    return f"It stopped: {stopped.words}" if stopped else STATE_WORDS[state]


_CHANGEABLE = frozenset(
    {
        StatementState.WAITING,
        StatementState.SUGGESTED,
        StatementState.APPROVED,
        StatementState.HELD_BACK,
        StatementState.NOT_SENT,
        StatementState.DECLINED,
    }
)


def _last_decision(statement: Statement) -> Decision | None:
    decisions = Decision.objects.filter(version__statement=statement)
    return decisions.select_related("decided_by", "version").order_by("-pk").first()


def _suggestion(decision: Decision) -> SuggestionOnPage:
    return SuggestionOnPage(
        by=decision.decided_by.full_name,
        reason=decision.reason,
        pieces=changes(as_written(decision.version), decision.suggested_text),
    )


def _asked(route: FixedRoute) -> tuple[AskedOne, ...]:
    askings = route.askings.select_related("person").prefetch_related("decisions")
    found = []
    places: Counter[int] = Counter()
    for asking in askings:
        place, if_silent = places[asking.step], ""
        places[asking.step] += 1
        verdicts = [decision.verdict for decision in asking.decisions.all()]
        if "approve" in verdicts:
            words = "said yes"
        elif verdicts:
            words = "answered"
        elif asking.passed_on_at:
            words = "may still answer; the next person has been asked"
        else:
            words = "has been asked"
            if_silent = _if_silent(route, asking, place)
        found.append(AskedOne(asking.person.full_name, asking.label, asking.asked_at, words, if_silent))
    return tuple(found)


def _if_silent(route: FixedRoute, asking: Asking, place: int) -> str:
    step = step_of(route.steps[asking.step])
    if asking.ended_at or place + 1 >= len(step.chain) + (step.duty is not None):
        return ""
    moment = asking.asked_at + timedelta(minutes=step.then_minutes if place else step.within_minutes)
    return f"If no answer by {at_time(moment)}, the next person is asked."
