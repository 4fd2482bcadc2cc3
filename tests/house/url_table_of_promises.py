"""The addresses of promises: written down, offered, taken or not, moved, kept, ended."""

from datetime import UTC, datetime

from tests.house.address import STAFF, Address, who

NEXT_YEAR = f"={datetime.now(UTC).year + 1}"
"""A promise is for a day that is still to come."""
A_PROMISE = {
    "what": "=We will put a clock on the wall.",
    "due_on-day": "=1",
    "due_on-month": "=2",
    "due_on-year": NEXT_YEAR,
    "team": "team",
}
ADDING = who("writer", "reader", "approver", "communications", "executive")
TEAM = who("writer", "approver")
BEHIND = TEAM | who("communications", "executive")
PROMISES = (
    Address("promises", get=STAFF),
    Address("promises-one", {"promise_id": "promise"}, get=STAFF),
    Address("promises-add", {"statement_id": "answered"}, get=ADDING, post=ADDING, body=A_PROMISE),
    Address("promises-offer-again", {"promise_id": "offered"}, get=ADDING, post=ADDING, body=A_PROMISE),
    Address("promises-take", {"promise_id": "offered"}, post=who("approver")),
    Address(
        "promises-decline", {"promise_id": "offered"}, post=TEAM, body={"no-reason": "=It is the kitchen's."}
    ),
    Address(
        "promises-renew",
        {"promise_id": "promise"},
        post=BEHIND,
        body={
            "renew-due_on-day": "=1",
            "renew-due_on-month": "=3",
            "renew-due_on-year": NEXT_YEAR,
            "renew-reason": "=The paint is late.",
        },
    ),
    Address("promises-end", {"promise_id": "promise"}, post=BEHIND, body={"end-reason": "=It may not hang."}),
    Address("promises-keep", {"promise_id": "promise"}, post=BEHIND),
    Address("promises-keep-quietly", {"promise_id": "promise_gone"}, post=BEHIND),
    Address("promises-let-out", {"reason_id": "reason"}, post=who("writer", "communications", "executive")),
)
