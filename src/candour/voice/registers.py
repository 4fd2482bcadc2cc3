"""What rooms above put on the page of a reply that was sent, at start: what can be done, what came of it.

Nothing here knows those rooms. Each entry is asked once a page and answers in one SQL statement.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from candour.domain.refusal import Refusal
from candour.listening.registers import WayOn
from candour.voice.models import Statement


@dataclass(frozen=True)
class Note:
    """One line about a sent reply, such as a promise in it, with the page that says more."""

    words: str
    at: datetime | None = None
    address: str = ""


SentWays = Callable[[HttpRequest, Statement], Sequence[WayOn | Refusal]]
SentNotes = Callable[[HttpRequest, Statement], Sequence[Note]]
DraftNotes = Callable[[Statement, str], Sequence[Note]]
LeavingTerms = Callable[[Statement, datetime], Refusal | None]


@dataclass(frozen=True)
class Ground:
    """Why words that were taken down may still be read by legal and records: a token and a sentence."""

    code: str
    words: str


EvidenceGrounds = Callable[[Statement], Sequence[Ground]]

ClausePage = Callable[[str], str]
ChallengePage = Callable[[str, str], str]

_clause_pages: list[tuple[ClausePage, ChallengePage]] = []
_ways: list[SentWays] = []
_grounds: list[EvidenceGrounds] = []
_notes: list[SentNotes] = []
_draft_notes: list[DraftNotes] = []
_terms: list[LeavingTerms] = []


def set_clause_pages(reads: ClausePage, challenges: ChallengePage) -> None:
    """This will say where a clause is read, `reads(number)`, and where a hold is challenged,
    `challenges(number, check)`; the last one that was set counts."""
    _clause_pages[:] = [(reads, challenges)]


def clause_page(number: str) -> str:
    """This will give the address at which a clause is read, or "" where no room has the guideline."""
    return _clause_pages[0][0](number) if _clause_pages and number else ""


def challenge_page(number: str, check: str) -> str:
    """This will give the address at which the rule behind a hold is challenged, or ""."""
    return _clause_pages[0][1](number, check) if _clause_pages and number else ""


def add_sent_ways(ask: SentWays) -> None:
    """This will put links, buttons or refusals under a sent reply: `ask(request, statement)`."""
    if ask not in _ways:
        _ways.append(ask)


def add_sent_notes(ask: SentNotes) -> None:
    """This will put lines under a sent reply: `ask(request, statement)`."""
    if ask not in _notes:
        _notes.append(ask)


def add_evidence_grounds(ask: EvidenceGrounds) -> None:
    """This will let a room above say why words that were taken down are kept open: `ask(statement)`."""
    if ask not in _grounds:
        _grounds.append(ask)


def evidence_grounds(statement: Statement) -> list[Ground]:
    """This will list why rooms above keep words open that were taken down."""
    return [ground for ask in _grounds for ground in ask(statement)]


def add_draft_notes(ask: DraftNotes) -> None:
    """This will put lines under a draft as it is checked: `ask(statement, its words so far)`."""
    if ask not in _draft_notes:
        _draft_notes.append(ask)


def sent_ways(request: HttpRequest, statement: Statement) -> list[WayOn | Refusal]:
    """This will list what can be done with a sent reply in the rooms above."""
    return [way for ask in _ways for way in ask(request, statement)]


def sent_notes(request: HttpRequest, statement: Statement) -> list[Note]:
    """This will list what rooms above have to say of a sent reply."""
    return [note for ask in _notes for note in ask(request, statement)]


def draft_notes(statement: Statement, text: str) -> list[Note]:
    """This will list what rooms above have to say of a draft, seen from its words so far."""
    return [note for ask in _draft_notes for note in ask(statement, text)]


def add_leaving_terms(ask: LeavingTerms) -> None:
    """This will have a room above asked, in the transaction that claims a copy: `ask(statement, now)`.

    For what only that room knows and what must hold at once, such as a campaign's frame.
    """
    if ask not in _terms:
        _terms.append(ask)


def leaving_refusal(statement: Statement, now: datetime) -> Refusal | None:
    """This will give the first reason of a room above why words may not leave now, or nothing."""
    return next((no for ask in _terms if (no := ask(statement, now)) is not None), None)
