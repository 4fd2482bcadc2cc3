"""The addresses of campaigns: planned, decided on, ended and stopped; entries, walls, the story."""

from tests.house.address import STAFF, WRITER, Address, who

RUNNING, PLANNED, ASKED = (
    {"campaign_id": name} for name in ("campaign", "planned_campaign", "asked_campaign")
)
PLAN = {
    "title": "=A quiet day",
    "goal": "=To show the garden.",
    "hashtag": "=AQuietDay",
    "asks": "=One picture.",
    "begins_on-day": "=4",
    "begins_on-month": "=5",
    "begins_on-year": "=2099",
    "begins_at": "=07:00",
    "ends_on-day": "=4",
    "ends_on-month": "=5",
    "ends_on-year": "=2099",
    "ends_at": "=22:00",
    "who": "=everybody",
}
DECIDES = who("communications", "executive")
LOOKS = who("reader", "approver", "communications", "executive", "legal")
OWN, OTHERS = {"entry_id": "own_entry"}, {"entry_id": "others_entry"}

CAMPAIGNS = (
    Address("campaigns", get=STAFF),
    Address("campaigns-new", get=STAFF, post=STAFF, body=PLAN),
    Address("campaigns-one", RUNNING, get=STAFF),
    Address("campaigns-change", PLANNED, get=WRITER, post=WRITER, body=PLAN),
    Address("campaigns-ask", PLANNED, post=WRITER),
    Address(
        "campaigns-decide",
        ASKED,
        post=DECIDES,
        body={"seen": "frame_of_asked_campaign", "says": "=no", "reason": "=Short."},
    ),
    Address("campaigns-end", RUNNING, post=WRITER),
    Address(
        "campaigns-stop", RUNNING, get=STAFF, post=WRITER | DECIDES, body={"reason": "=Somebody is named."}
    ),
    Address("campaigns-wall", RUNNING, get=STAFF),
    Address("campaigns-story", RUNNING, get=STAFF),
    Address("campaigns-export", RUNNING, post=WRITER | DECIDES | who("records"), posted=frozenset({200})),
    Address(
        "campaigns-enter", RUNNING, get=STAFF, post=STAFF, body={"words": "=Dawn."}, posted=frozenset({422})
    ),
    Address("campaigns-queue", RUNNING, get=LOOKS),
    Address("campaigns-send-out", OWN, post=WRITER, posted=frozenset({302})),
    Address("campaigns-show", OTHERS, post=LOOKS, body={"seen": "=0"}, posted=frozenset({403})),
    Address("campaigns-keep-off", OTHERS, post=LOOKS, body={"reason": "=Too dark."}),
    Address("campaigns-moment", {"entry_id": "moment"}, post=WRITER, body={"moment": "=no"}),
)
