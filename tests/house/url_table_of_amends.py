"""The addresses of what follows a mistake: own it, take it down, the thread, lessons, breach records."""

from tests.house.address import STAFF, Address, who

OWNERS = who("writer", "reader", "approver", "communications")
BREACH_DESK = who("legal", "records")
PUBLIC_REPLY, CAME_DOWN = {"reply_id": "public_reply"}, {"reply_id": "came_down"}
OWNED = {
    "was_wrong": "=I gave the wrong hour.",
    "is_right": "=It opens at ten.",
    "talk_to": "=Ask for me at the desk.",
}
AMENDS = (
    Address("amends-own", PUBLIC_REPLY, get=STAFF, post=OWNERS, body=OWNED),
    Address("amends-take-down", PUBLIC_REPLY, get=STAFF, post=STAFF, body={"reason": "=stranger"}),
    Address("amends-words", PUBLIC_REPLY, get=STAFF, post=who("writer", "communications")),
    Address("amends-thread", PUBLIC_REPLY, get=STAFF),
    Address("amends-nothing-wrong", PUBLIC_REPLY, post=OWNERS),
    Address(
        "amends-learn",
        CAME_DOWN,
        get=STAFF,
        post=OWNERS,
        body={"kind": "=exposed", "differently": "=We read it to each other first."},
    ),
    Address("amends-lessons", get=STAFF),
    Address("amends-breaches", get=BREACH_DESK),
    Address("amends-breach", {"breach_id": "breach"}, get=BREACH_DESK),
    Address("amends-breach-write", {"breach_id": "breach"}, post=BREACH_DESK, body={"risk": "=some"}),
    Address(
        "amends-breach-close",
        {"breach_id": "breach"},
        post=BREACH_DESK,
        body={"reason": "=Nobody was harmed."},
    ),
)
