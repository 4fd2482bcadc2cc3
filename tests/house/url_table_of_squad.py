"""The addresses of the squad: calls, saying yes, stepping back; the readers' rota."""

from tests.house.address import STAFF, Address, who

CALLERS = who("communications", "administrator")
CALL = {"call_id": "call"}
READER = who("reader")
SHIFT, OFFER = {"shift_id": "own_shift"}, {"offer_id": "offer"}
YES = {"interests": "=say_sorry", "languages": "=cy"}

SQUAD = (
    Address("squad", get=STAFF),
    Address("squad-join", get=STAFF, post=STAFF, body=YES),
    Address("squad-answer", CALL, get=STAFF, post=STAFF, body=YES),
    Address("squad-step-back", post=STAFF),
    Address("squad-call", get=CALLERS, post=CALLERS, posted=frozenset({422})),
    Address("squad-change-call", CALL, get=CALLERS, post=CALLERS, posted=frozenset({422})),
    Address("squad-end-call", CALL, post=CALLERS),
    Address("squad-thanks", get=STAFF),
    Address("squad-show-thanks", {"thanks_id": "thanks"}, post=READER, body={"show": "=yes"}),
    Address(
        "squad-thank",
        {"number": "person"},
        get=STAFF,
        post=STAFF,
        body={"help": "=draft", "words": "=You found the word."},
    ),
    Address("squad-rota", get=STAFF),
    Address("squad-week", get=CALLERS, post=CALLERS, posted=frozenset({422})),
    Address("squad-end-weekly", {"weekly_id": "weekly"}, post=CALLERS),
    Address("squad-take", {"turn_id": "free_turn"}, post=READER, posted=frozenset({302, 403})),
    Address("squad-give-up", SHIFT, post=READER),
    Address("squad-deputise", {"shift_id": "colleagues_shift"}, post=READER),
    Address("squad-offer", SHIFT, get=READER, post=READER, body={"wants": "="}),
    Address("squad-take-offer", OFFER, post=READER, posted=frozenset({302, 403})),
    Address("squad-end-offer", OFFER, post=READER),
)
