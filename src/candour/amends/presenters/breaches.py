"""Breach records as printed: the clock first, then what is known, then what is missing."""

from dataclasses import dataclass
from datetime import datetime

from candour.amends.actions.breaches import closing_refusal
from candour.amends.models import Breach
from candour.domain.amending import PUBLIC_REASONS, TakeDownReason
from candour.domain.breaches import DETAIL_WORDS, PEOPLE_WORDS, RISK_WORDS, Detail, People, Risk, time_left
from candour.domain.refusal import Refusal
from candour.domain.roles import ROLE_LABELS, Role


@dataclass(frozen=True)
class BreachLine:
    """One record in the list: its number, how much time is left, and what is known of it."""

    pk: int
    opened_at: datetime
    due_at: datetime
    left: str
    is_over: bool
    risk: str
    is_assessed: bool
    closed_at: datetime | None

    @staticmethod
    def of(breach: Breach, now: datetime) -> "BreachLine":
        """This will put a record's clock into words."""
        return BreachLine(
            pk=breach.pk,
            opened_at=breach.opened_at,
            due_at=breach.due_at,
            left="" if breach.closed_at else time_left(breach.aware_at, now),
            is_over=breach.closed_at is None and now > breach.due_at,
            risk=RISK_WORDS[Risk(breach.risk)] if breach.risk else "",
            is_assessed=breach.assessed_at is not None,
            closed_at=breach.closed_at,
        )


@dataclass(frozen=True)
class BreachPage:
    """One record: never the words, never a name."""

    pk: int
    reply: int
    line: BreachLine
    why: str
    desk: str
    known: tuple[tuple[str, str], ...]
    assessed_at: datetime | None
    assessed_by: str
    closed_by: str
    closed_because: str
    no_closing: Refusal | None

    @staticmethod
    def of(breach: Breach, why: str, names: dict[str, str], now: datetime) -> "BreachPage":
        """This will put everything that is known into words; `names` gives full names by ledger name."""
        return BreachPage(
            pk=breach.pk,
            reply=breach.statement_id,
            line=BreachLine.of(breach, now),
            why=PUBLIC_REASONS[TakeDownReason(why)] if why else "",
            desk=ROLE_LABELS[Role(breach.desk)],
            known=_known(breach),
            assessed_at=breach.assessed_at,
            assessed_by=names.get(breach.assessed_by, "Somebody"),
            closed_by=names.get(breach.closed_by, "Somebody"),
            closed_because=breach.closed_because,
            no_closing=None if breach.closed_at else closing_refusal(breach),
        )


def _known(breach: Breach) -> tuple[tuple[str, str], ...]:
    rows = (
        ("What kind of detail", DETAIL_WORDS[Detail(breach.detail)] if breach.detail else ""),
        ("How many people, roughly", PEOPLE_WORDS[People(breach.people)] if breach.people else ""),
        ("What could come of it", breach.consequences),
        ("The risk", RISK_WORDS[Risk(breach.risk)] if breach.risk else ""),
        ("Information Commissioner told", _told(breach.ico_told, breach.ico_because)),
        ("The person told", _told(breach.person_told, breach.person_because)),
    )
    return tuple((label, words or "Not known yet") for label, words in rows)


def _told(answer: bool | None, because: str) -> str:
    if answer is None:
        return ""
    return f"{'Yes' if answer else 'No'}. {because}".strip()
