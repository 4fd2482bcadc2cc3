"""The addresses of share kits: written, decided on, told in one's own words."""

from tests.house.address import STAFF, WRITER, Address, who

DRAFT, OPEN = {"kit_id": "draft_kit"}, {"kit_id": "kit"}
PLAN = {"title": "=Tea", "message": "=There is tea.", "facts": "=It is hot.", "links": "="}
DECIDES = who("communications", "executive")

KITS = (
    Address("kits", get=STAFF),
    Address("kits-new", get=STAFF, post=STAFF, body=PLAN),
    Address("kits-one", OPEN, get=STAFF),
    Address("kits-change", DRAFT, get=WRITER, post=WRITER, body=PLAN),
    Address("kits-ask", DRAFT, post=WRITER),
    Address(
        "kits-decide",
        {"kit_id": "asked_kit"},
        post=DECIDES,
        body={"seen": "seen_of_asked_kit", "says": "=no", "reason": "=Say when."},
    ),
    Address("kits-end", OPEN, post=WRITER),
    Address("kits-keep", OPEN, post=STAFF, body={"text": "=I think"}, posted=frozenset({204})),
    Address("kits-words", OPEN, post=STAFF, body={"text": "=I think that this is good news for us."}),
    Address("kits-told", OPEN, post=WRITER, body={"where": "=Facebook"}),
)
