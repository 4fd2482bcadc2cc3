"""The desks that a policy names: who answers journalists, solicitors, formal complaints, FOI requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from candour.domain.approval.conditions import YES
from candour.domain.approval.people import Seat

DESK_SEATS = (Seat.COMMUNICATIONS, Seat.LEGAL, Seat.EXECUTIVE, Seat.APPROVER)
"""Seats that can be a desk."""


class Desk(StrEnum):
    """What a desk looks after; its value is the fact that brings it in, the first of them deciding."""

    SOLICITOR_OR_INQUEST = "solicitor_or_inquest"
    JOURNALIST_OR_MP = "journalist_or_mp"
    FORMAL_COMPLAINT = "formal_complaint"
    FOI = "foi"
    PRE_ELECTION = "pre_election"

    @property
    def label(self) -> str:
        """This will name the desk on a page."""
        return _LABELS[self]

    @property
    def when(self) -> str:
        """This will say in the middle of a sentence when this desk answers."""
        return _WHEN[self]


_LABELS = {
    Desk.SOLICITOR_OR_INQUEST: "Solicitors and inquests",
    Desk.JOURNALIST_OR_MP: "Journalists and MPs",
    Desk.FORMAL_COMPLAINT: "Formal complaints",
    Desk.FOI: "Freedom of information",
    Desk.PRE_ELECTION: "While an election is near",
}
_WHEN = {
    Desk.SOLICITOR_OR_INQUEST: "a solicitor or an inquest is part of it",
    Desk.JOURNALIST_OR_MP: "a journalist or an MP asks",
    Desk.FORMAL_COMPLAINT: "it may be a formal complaint",
    Desk.FOI: "it may be a freedom of information request",
    Desk.PRE_ELECTION: "an election is near",
}


@dataclass(frozen=True)
class DeskHolder:
    """Who answers at a desk: a role's seat, and the team (its id as text) whose people are asked first."""

    seat: Seat
    team: str = ""


def desk_in(values: Mapping[str, str]) -> Desk | None:
    """This will give the desk that these facts bring in, or nothing."""
    return next((desk for desk in Desk if values.get(desk.value) == YES), None)
