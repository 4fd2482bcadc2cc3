"""The addresses of the feed: said, answered, pressed, reported; spaces and who is in them."""

from tests.house.address import STAFF, WRITER, Address, who

SAID = {"post_id": "said"}
SPACE = {"space_id": "space"}
TEXT = {"text": "=Tea at four."}
SAYS = {**TEXT, "place": "=everybody"}
LOOKS = who("communications", "administrator")
OTHERS = STAFF - WRITER

NETWORK = (
    Address("network-feed", get=STAFF, post=STAFF, body=SAYS, notes=True),
    Address("network-feed-json", get=STAFF),
    Address("network-kept", get=STAFF),
    Address("network-names", get=STAFF, notes=True),
    Address("network-tag", {"folded": "=good"}, get=STAFF),
    Address("network-of-person", {"person_id": "person"}, get=STAFF),
    Address("network-draft", {"place": "=everybody"}, post=STAFF, body=TEXT, posted=frozenset({204})),
    Address("network-reports", get=LOOKS),
    Address(
        "network-settle",
        {"report_id": "feed_report"},
        post=LOOKS,
        body={"hides": "=no"},
        posted=frozenset({422}),
    ),
    Address("network-outcome", {"report_id": "settled_report"}, get=WRITER),
    Address("network-post", SAID, get=STAFF, post=STAFF, body=TEXT),
    Address("network-change", SAID, get=WRITER, post=WRITER, body=TEXT),
    Address("network-take-back", SAID, post=WRITER),
    Address("network-report", SAID, get=STAFF, post=OTHERS, body={"reason": "=It is rude."}),
    Address("network-feel", SAID, post=STAFF, body={"feeling": "=thanks"}),
    Address("network-keep", SAID, post=STAFF, body={"keep": "=yes"}),
    Address("network-mute", SAID, post=STAFF, body={"mute": "=yes"}),
    Address("network-vote", SAID, post=STAFF, body={"choice": "choice"}),
    Address("network-change-comment", {"comment_id": "comment"}, get=WRITER, post=WRITER, body=TEXT),
    Address("network-take-back-comment", {"comment_id": "comment"}, post=WRITER),
    Address(
        "network-report-comment",
        {"comment_id": "comment"},
        get=STAFF,
        post=OTHERS,
        body={"reason": "=It is rude."},
    ),
    Address("network-spaces", get=STAFF),
    Address("network-space-new", get=STAFF, post=STAFF, body={"name": "=Walkers", "kind": "=open"}),
    Address("network-space", SPACE, get=STAFF, post=WRITER, body=SAYS),
    Address("network-space-join", SPACE, post=OTHERS),
    Address("network-space-leave", {"space_id": "asked_space"}),
    Address("network-space-change", SPACE, get=WRITER, post=WRITER, body={"name": "=Song", "kind": "=open"}),
    Address("network-space-close", SPACE, post=WRITER),
    Address("network-space-mute", SPACE, post=STAFF, body={"mute": "=yes"}),
    Address("network-space-people", SPACE, get=STAFF),
    Address("network-space-bring", SPACE, post=WRITER, body={"name": "=Nobody"}, posted=frozenset({403})),
    Address(
        "network-space-answer",
        {"space_id": "asked_space", "person_id": "member"},
        post=WRITER,
        body={"says": "=yes"},
    ),
)
