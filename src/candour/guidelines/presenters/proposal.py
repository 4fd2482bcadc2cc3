"""One proposal: what it says and does, what people asked, the vote, what it came to, what one may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain.approval.phrases import route_in_words
from candour.domain.approval.plain import row_from_plain
from candour.domain.consensus import proposing
from candour.domain.consensus.ballots import OPINION_WORDS, Opinion, shown_count
from candour.domain.consensus.bridging import Part, in_words
from candour.domain.consensus.proposing import STAGE_WORDS, Effect, Stage
from candour.domain.refusal import Refusal
from candour.guidelines.models import Ballot, EarlierWords, Proposal, Question
from candour.guidelines.presenters.document import does_of
from candour.guidelines.queries.counting import outcome_from_plain
from candour.guidelines.queries.past import figures_in_words
from candour.guidelines.queries.proposals import proposed
from candour.people.models import Person
from candour.voice.presenters.diff import Piece, changes

_EFFECTS = {
    Effect.WORDS: "It changes words, and nothing that Candour does.",
    Effect.STRICTER: "It asks for more care. If it is agreed on, it is in force at once.",
    Effect.LOOSER: (
        "It lets something through that is looked at today. If it is agreed on, the accountable officer "
        "accepts it, or declines it with a public reason, within 14 days."
    ),
}


@dataclass(frozen=True)
class Asked:
    """A question, its answer, and whether its words are out of sight."""

    pk: int
    words: str
    answer: str
    asked_at: datetime
    is_hidden: bool


@dataclass(frozen=True)
class Mended:
    """What the author changed, and when."""

    at: datetime
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Reason:
    """Why a colleague voted as they did."""

    pk: int
    opinion: str
    words: str


@dataclass(frozen=True)
class Result:
    """What a vote came to, part by part, with no count below ten."""

    sentence: str
    voters: str
    groups: tuple[Part, ...]
    sites: tuple[Part, ...]

    @staticmethod
    def of(proposal: Proposal) -> "Result | None":
        """This will print a counted vote; nothing where none was counted."""
        found = outcome_from_plain(proposal.outcome)
        if found is None:
            return None
        return Result(in_words(found), shown_count(found.whole.voters), found.groups, found.sites)


@dataclass(frozen=True)
class ProposalPage:
    """All that the page of a proposal prints."""

    pk: int
    number: str
    words: str
    why: str
    example: str
    case: str
    stage: str
    stage_words: str
    effect: str
    does: tuple[str, ...]
    past: tuple[str, ...]
    ends_at: datetime | None
    votes_from: datetime | None
    is_open: bool
    is_mine: bool
    is_overdue: bool
    is_officer: bool
    officer: str
    questions: tuple[Asked, ...]
    mended: tuple[Mended, ...]
    own_vote: str
    reasons: tuple[Reason, ...]
    result: Result | None
    answer: str
    answered_at: datetime | None
    adopted_number: str
    begin_refusal: Refusal | None
    may_hide: bool

    @staticmethod
    def of(
        proposal: Proposal,
        person: Person,
        *,
        questions: Sequence[Question],
        earlier: Sequence[EarlierWords],
        ballot: Ballot | None,
        reasons: Sequence[Ballot],
        officer: Person | None,
        may_hide: bool,
        now: datetime,
    ) -> "ProposalPage":
        """This will print a proposal for one reader."""
        seen = proposed(proposal)
        stage = Stage(proposal.stage)
        is_mine = proposal.began_by_id == person.pk
        return ProposalPage(
            pk=proposal.pk,
            number=proposal.number,
            words=proposal.words,
            why=proposal.why,
            example=proposal.example,
            case=proposal.case,
            stage=stage.value,
            stage_words=STAGE_WORDS[stage],
            effect=_EFFECTS[Effect(proposal.effect)] if proposal.effect else "",
            does=_does(proposal),
            past=tuple(figures_in_words(proposal.figures)) if proposal.figures and _does(proposal) else (),
            ends_at=proposal.ends_at,
            votes_from=proposal.votes_from,
            is_open=stage in {Stage.CLARIFYING, Stage.VOTING},
            is_mine=is_mine,
            is_overdue=proposing.is_overdue(seen, now),
            is_officer=officer is not None and officer.pk == person.pk,
            officer=officer.full_name if officer else "",
            questions=tuple(_asked(question) for question in questions),
            mended=_mended(proposal, earlier),
            own_vote=OPINION_WORDS[Opinion(ballot.opinion)] if ballot else "",
            reasons=tuple(Reason(one.pk, OPINION_WORDS[Opinion(one.opinion)], one.reason) for one in reasons),
            result=Result.of(proposal),
            answer=proposal.answer,
            answered_at=proposal.answered_at,
            adopted_number=proposal.adopted_as.number if proposal.adopted_as else "",
            begin_refusal=proposing.to_begin_vote(seen, person.pk, now) if is_mine else None,
            may_hide=may_hide,
        )


def _does(proposal: Proposal) -> tuple[str, ...]:
    if proposal.row:
        row = row_from_plain(proposal.row)
        return (f"Who looks first at “{row.when_words}”: {route_in_words(row)}.",)
    return does_of(proposal.settings)


def _asked(question: Question) -> Asked:
    is_hidden = question.hidden_at is not None
    words = f"Taken out of sight: {question.hidden_because}" if is_hidden else question.words
    return Asked(question.pk, words, question.answer, question.asked_at, is_hidden)


def _mended(proposal: Proposal, earlier: Sequence[EarlierWords]) -> tuple[Mended, ...]:
    texts = [*(_whole(each) for each in earlier), _whole(proposal)]
    return tuple(
        Mended(each.stood_until, changes(texts[at], texts[at + 1]))
        for at, each in enumerate(earlier)
        if texts[at] != texts[at + 1]
    )


def _whole(said: Proposal | EarlierWords) -> str:
    return f"{said.words}\n\n{said.why}\n\n{said.example}".strip()
