"""The addresses of the squad: calls, saying yes, stepping back."""

from tests.house.address import STAFF, Address, who

CALLERS = who("communications", "administrator")
CALL = {"call_id": "call"}
YES = {"interests": "=say_sorry", "languages": "=cy"}

SQUAD = (
    Address("squad", get=STAFF),
    Address("squad-join", get=STAFF, post=STAFF, body=YES),
    Address("squad-answer", CALL, get=STAFF, post=STAFF, body=YES),
    Address("squad-step-back", post=STAFF),
    Address("squad-call", get=CALLERS, post=CALLERS, posted=frozenset({422})),
    Address("squad-end-call", CALL, post=CALLERS),
)
