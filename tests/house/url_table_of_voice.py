"""The addresses of *Speak*: replies, posts of one's own, shared drafts, deciding, copies, the stop switch."""

from tests.house.address import SEEN, STAFF, WRITER, Address, who

WORDS = {"text": "=I am sorry that you waited. Ring me on the ward any afternoon. Maya", "harm_answer": "=no"}
ASKED = who("approver", "communications")
WITH_A_SAY = who("writer", "approver")
SETTLERS = who("writer", "approver", "communications", "administrator")
VOICE = (
    Address("voice-speak", get=STAFF),
    Address("voice-begin", {"post_id": "free"}, post=STAFF),
    Address("voice-reply", {"statement_id": "draft"}, get=WRITER),
    Address("voice-learn", {"statement_id": "draft", "right": "=say_sorry"}, post=WRITER, body=WORDS),
    Address("voice-keep", {"statement_id": "draft"}, post=WRITER, body=WORDS, posted=SEEN),
    Address("voice-check", {"statement_id": "draft"}, post=WRITER, body=WORDS),
    Address("voice-cut", {"statement_id": "draft"}, post=WRITER, body=WORDS),
    Address("voice-send", {"statement_id": "draft"}, post=WRITER, body=WORDS),
    Address("voice-talk", {"statement_id": "draft"}, post=WRITER, body=WORDS),
    Address("voice-leave", {"statement_id": "draft"}, post=WRITER),
    Address("voice-begin-post", post=STAFF),
    Address(
        "voice-where",
        {"statement_id": "own_draft"},
        get=WRITER,
        post=WRITER,
        body={"accounts": "front_door", "leaves_at": "="},
    ),
    Address("voice-when", {"statement_id": "leaving"}, get=WRITER, post=WRITER, body={"leaves_at": "="}),
    Address("voice-pictures", {"statement_id": "draft"}, get=WRITER, post=WRITER, posted=frozenset({422})),
    Address("voice-take-out", {"statement_id": "draft", "sha256": "=0"}, post=WRITER),
    Address("voice-shown", {"statement_id": "draft"}, get=WRITER),
    Address("voice-share", {"statement_id": "draft"}, post=WRITER, body={"colleague": "person"}),
    Address(
        "voice-shared",
        {"shared_id": "shared"},
        get=who("colleague"),
        post=who("colleague"),
        body={"text": "=I am so sorry. Maya"},
    ),
    Address("voice-end-shared", {"shared_id": "shared"}, post=who("writer", "colleague")),
    Address("voice-take-offered", {"shared_id": "shared"}, post=WRITER, posted=frozenset({302, 403})),
    Address("voice-stopped", get=who("communications", "executive")),
    Address("voice-fine", {"statement_id": "draft", "code": "=nonapology"}, post=WRITER, body=WORDS),
    Address(
        "voice-lift",
        {"statement_id": "draft", "code": "=contradiction"},
        post=WRITER,
        body={**WORDS, "lift-contradiction": "=It is a complaint."},
        posted=frozenset({302, 403}),
    ),
    Address("voice-do", {"statement_id": "leaving", "doing": "=hold"}, post=WITH_A_SAY),
    Address(
        "voice-copy-live", {"delivery_id": "copy"}, post=SETTLERS, body={"url": "=https://example.org/1"}
    ),
    Address("voice-copy-not-live", {"delivery_id": "copy"}, post=SETTLERS),
    Address("voice-copy-again", {"delivery_id": "failed"}, post=SETTLERS),
    Address("voice-copy-gone", {"delivery_id": "still_up"}, post=STAFF),
    Address("voice-copy-remove", {"delivery_id": "still_up"}, post=STAFF),
    Address("voice-evidence", {"statement_id": "taken"}, get=who("legal", "records"), notes=True),
    Address("voice-decide", {"statement_id": "waiting"}, get=ASKED),
    Address("voice-approve", {"statement_id": "waiting"}, post=ASKED, body={"seen": "seen"}),
    Address(
        "voice-suggest",
        {"statement_id": "waiting"},
        post=ASKED,
        body={"seen": "seen", "text": "=I am so sorry."},
    ),
    Address(
        "voice-not-this",
        {"statement_id": "waiting"},
        post=ASKED,
        body={"seen": "seen", "no-reason": "=Say when."},
    ),
    Address("voice-cannot-look", {"statement_id": "waiting"}, post=ASKED),
    Address("voice-pause", get=STAFF),
    Address(
        "voice-pause-begin",
        post=STAFF - who("writer", "reader", "records"),
        body={"reason": "=A wrong figure is going round."},
    ),
    Address("voice-pause-end", post=STAFF - who("writer", "reader", "records"), before="pause"),
)
