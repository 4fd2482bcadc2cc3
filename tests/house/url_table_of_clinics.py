"""The addresses of clinics: planned, moved, called off; come to, hosted; cases, notes, one tap afterwards."""

from tests.house.address import STAFF, WRITER, Address, who

DROP_IN, BOOKED, HELD, OTHERS = (
    {"clinic_id": name} for name in ("clinic", "booked_clinic", "held_clinic", "others_clinic")
)
CASE, NOTE = {"case_id": "case"}, {"note_id": "note"}
PLAN = {
    "title": "=A quiet hour",
    "kind": "=drop_in",
    "on-day": "=4",
    "on-month": "=5",
    "on-year": "=2027",
    "starts": "=14:00",
    "ends": "=15:00",
    "where": "=The chapel",
    "guests": "=8",
}
COMMUNICATIONS, CALLERS = who("communications"), who("writer", "communications")
HOSTS = who("writer", "reader", "approver", "communications", "executive")
BRINGS = who("writer", "communications")

CLINICS = (
    Address("clinics", get=STAFF),
    Address("clinics-new", get=HOSTS, post=HOSTS, body=PLAN),
    Address("clinics-hosts", get=COMMUNICATIONS, post=COMMUNICATIONS, posted=frozenset({422})),
    Address("clinics-end-agreement", {"agreed_id": "agreed_host"}, post=COMMUNICATIONS),
    Address("clinics-one", DROP_IN, get=STAFF),
    Address("clinics-calendar", BOOKED, get=STAFF),
    Address("clinics-change", DROP_IN, get=WRITER, post=WRITER, body=PLAN),
    Address("clinics-call-off", DROP_IN, get=CALLERS, post=CALLERS, body={"reason": "=I am ill."}),
    Address("clinics-host", DROP_IN, post=HOSTS - WRITER),
    Address("clinics-stop-hosting", DROP_IN),
    Address("clinics-ask-host", DROP_IN, post=STAFF, posted=frozenset({422})),
    Address("clinics-want-host", OTHERS, post=WRITER),
    Address("clinics-come", DROP_IN, post=STAFF - WRITER),
    Address("clinics-book", BOOKED, post=STAFF - WRITER, body={"slot": "=2"}),
    Address("clinics-give-back", DROP_IN, post=STAFF),
    Address("clinics-helped", HELD, post=STAFF - WRITER, body={"helped": "=partly"}),
    Address("clinics-case", OTHERS, get=BRINGS, post=BRINGS, body={"text": "=How?"}),
    Address("clinics-case-look", CASE, get=WRITER),
    Address("clinics-case-show", CASE, post=WRITER, body={"seen": "case_mark"}),
    Address("clinics-case-take-back", CASE, post=WRITER),
    Address("clinics-note", HELD, get=WRITER, post=WRITER, body={"text": "=Say who you are."}),
    Address("clinics-note-propose", NOTE, post=STAFF),
    Address("clinics-note-lesson", NOTE, get=STAFF),
)
