"""policy.md: the floors, and the table that every trust starts with."""

from candour.domain.approval.adopting import OWN_TABLE_CLAUSE
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.lessons import LESSONS
from candour.domain.approval.people import Seat
from candour.domain.approval.policy import MOST_STEPS, Ask, Row
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.clocks import CLOSES, OPENS
from candour.domain.decisions import OWN_WORDS_CLAUSE
from candour.domain.roles import RIGHT_LABELS
from tests.house.reference.words import code, listed, page, table

_SEATS = {
    Seat.OWN_LINE: "an approver of the writer's own team",
    Seat.APPROVER: "any approver",
    Seat.READER_ON_CALL: "the reader on call",
    Seat.COMMUNICATIONS: "communications",
    Seat.LEGAL: "legal",
    Seat.EXECUTIVE: "an executive",
    Seat.INCIDENT_TEAM: "somebody of the incident team",
}
BESIDE_THE_TABLE = {
    OWN_WORDS_CLAUSE: "Not from another account either, and nobody approves words that they rewrote.",
    OWN_TABLE_CLAUSE: "The accountable officer never adopts alone what they edited and what is looser then.",
    "two people": "Whoever typed in a story told by phone or on paper does not also publish it.",
    "criticised staff": "A story goes on the public page without the names of staff whom it criticises; "
    "its teller hears why.",
    "floors": "A policy may list the floors, word for word, or leave them out; it cannot change them.",
}
"""What else a no may cite; `test_reference.py` fails where a name is missing here."""
_POLICY = STARTING_POLICY


def policy_page() -> str:
    """This will write the page."""
    return page(
        "The starting policy",
        "Who looks before words go out. The floors come first; then the first row that applies decides. "
        "`candour policy check FILE` proves that a table has no gap and no row that never applies. "
        "Source: `src/candour/domain/approval/`.",
        "## Floors",
        "No vote and no edit of the policy can loosen them.",
        table(
            ["#", "when", "what happens", "what the writer reads", "clause"],
            [
                [
                    floor.number,
                    floor.when_words,
                    floor.route_words,
                    f"{floor.reason} {floor.refusal(_POLICY.guardian).remedy}",
                    floor.clause,
                ]
                for floor in FLOORS
            ],
        ),
        "## Rules beside the table",
        "They are cited by name, and no policy can change them.",
        table(["clause", "says"], BESIDE_THE_TABLE.items()),
        "## Rows",
        table(
            ["#", "when", "route", "asks", "the writer reads: because", "right", "clause"],
            [_cells(row) for row in _POLICY.rows],
        ),
        f"At most {MOST_STEPS} people are asked, both at once. Something held is seen by a person whatever "
        "right the "
        "writer holds.",
        "## Whom an ask finds",
        "Seats are tried from left to right among the people on duty who can be reached; within a seat the "
        "writer's "
        "own team comes first.",
        table(["ask", "seats"], [[code(ask), listed(map(_seat, _POLICY.seats(ask)))] for ask in Ask]),
        "## How long each has",
        _waits(),
        "## The conditions, exactly",
        "What is not named may be anything.",
        table(["#", "any of these"], [[row.number, _conditions(row)] for row in _POLICY.rows]),
    )


def _cells(row: Row) -> list[str]:
    right = f"{RIGHT_LABELS[row.right]} ({LESSONS[row.right].minutes} minutes)" if row.right else "-"
    return [
        row.number,
        row.when_words,
        row.route_words,
        listed(code(ask) for ask in row.asks),
        ". ".join(part for part in (row.why, row.next_step) if part),
        right,
        row.clause,
    ]


def _seat(seat: Seat) -> str:
    return _SEATS[seat]


def _conditions(row: Row) -> str:
    return listed((str(condition) for condition in row.conditions), "; or ")


def _waits() -> str:
    policy = _POLICY
    return (
        f"The first person has {policy.in_hours} minutes in office hours (working days, {OPENS:%H:%M} to "
        f"{CLOSES:%H:%M}) and {policy.out_of_hours} outside them; each later one {policy.then_in_hours} and "
        f"{policy.then_out_of_hours}. The question ends at the standing duty role ({policy.duty_role}) and "
        "stays "
        f"there until somebody decides. An approved reply waits {policy.undo_seconds} seconds before it "
        "leaves, and "
        "can be held in that time; in an incident it does not wait."
    )
