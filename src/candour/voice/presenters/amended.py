"""What was put right about a sent reply: what it corrects, what corrects it, and how its copies come down."""

from dataclasses import dataclass
from datetime import datetime

from candour.domain.amending import RemovalState, TakeDownReason, public_line
from candour.domain.statements import DeliveryState, StatementState
from candour.voice.models import Removal, Statement, TakeDown
from candour.voice.queries.amending import words_are_hidden
from candour.voice.queries.rewording import Wording, wordings_of

REMOVAL_WORDS: dict[RemovalState, tuple[str, str]] = {
    RemovalState.WAITING: ("Waiting to be removed", "yellow"),
    RemovalState.REMOVED: ("Removed", "grey"),
    RemovalState.BY_HAND: ("Still up: take it down by hand", "red"),
    RemovalState.NOT_NEEDED: ("It never went out", "grey"),
}
CORRECTION_WORDS: dict[StatementState, str] = {
    StatementState.WAITING: "Somebody looks at its correction first",
    StatementState.SUGGESTED: "There is a suggestion for its correction",
    StatementState.APPROVED: "Its correction leaves in a moment",
    StatementState.HELD_BACK: "Its correction is held back",
    StatementState.LEAVING: "Its correction is leaving now",
    StatementState.PUBLISHED: "We got part of this wrong: its correction is public",
    StatementState.NOT_SENT: "No network took its correction",
}


STAYS = "It stays where it is, marked as corrected. The correction stands under it."
STAYS_READABLE = (
    "The new words stand in its place. Our own page says when they changed, and what stood there before."
)


@dataclass(frozen=True)
class FirstWords:
    """What a correction corrects or new words change, for whoever writes them or decides on them."""

    text: str
    signed: str
    at: datetime | None
    stays: str

    @staticmethod
    def of(statement: Statement) -> "FirstWords | None":
        """This will give the words as they stand; None for what amends nothing or may not be read."""
        first = statement.amends
        version = first.current if first else None
        if first is None or version is None or words_are_hidden(statement):
            return None
        stays = STAYS if statement.corrects_id is not None else STAYS_READABLE
        return FirstWords(version.text, f"{version.name}, {version.role}", first.published_at, stays)


@dataclass(frozen=True)
class Beside:
    """A correction, or what it corrects: one line that leads to it."""

    pk: int
    words: str
    at: datetime | None


@dataclass(frozen=True)
class Amended:
    """What was put right about one reply; `line` is what the public reads in place of its words.

    `earlier` is every wording that stood there before, the newest first.
    """

    line: str
    corrects: Beside | None
    corrected_by: tuple[Beside, ...]
    rewords: Beside | None
    earlier: tuple[Wording, ...]

    @staticmethod
    def of(statement: Statement) -> "Amended":
        """This will gather what was put right, in three SQL statements, four where words were changed."""
        took = (
            TakeDown.objects.for_trust(statement.trust_id)
            .filter(statement__in=[statement.pk, statement.amends_id or statement.pk])
            .first()
        )
        first, reworded = statement.corrects, statement.rewords
        return Amended(
            line=public_line(TakeDownReason(took.reason), took.taken_down_at) if took else "",
            corrects=Beside(first.pk, "This corrects what was said before", first.published_at)
            if first
            else None,
            corrected_by=tuple(
                Beside(one.pk, CORRECTION_WORDS[StatementState(one.state)], one.published_at)
                for one in statement.corrections.filter(state__in=list(CORRECTION_WORDS)).order_by("pk")
            ),
            rewords=Beside(reworded.pk, "These are new words for this reply", reworded.published_at)
            if reworded
            else None,
            earlier=wordings_of(statement) if took is None else (),
        )


@dataclass(frozen=True)
class RemovalOnPage:
    """How the removal of one copy goes, in words."""

    words: str
    colour: str
    reason: str
    remedy: str
    is_by_hand: bool

    @staticmethod
    def of(removal: Removal, state: DeliveryState) -> "RemovalOnPage":
        """This will put one removal into words; a copy that nobody has found yet is looked for first."""
        words, colour = REMOVAL_WORDS[RemovalState(removal.state)]
        is_waiting = removal.state == RemovalState.WAITING
        if is_waiting and state is not DeliveryState.PUBLISHED:
            words = "We are looking for it, to take it down"
        return RemovalOnPage(
            words, colour, removal.reason, removal.remedy, removal.state == RemovalState.BY_HAND
        )
