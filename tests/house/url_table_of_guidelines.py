"""The addresses of the guideline: read, proposed, asked about, voted on, answered, hidden."""

from tests.house.address import STAFF, WRITER, Address, who

DRAFT, PROPOSAL = {"proposal_id": "proposal_draft"}, {"proposal_id": "proposal"}
WORDS = {"words": "=We write family.", "why": "=It is kinder."}
HIDES = who("communications", "administrator")
BECAUSE = "=It names a ward."

GUIDELINES = (
    Address("guidelines", get=STAFF),
    Address("guidelines-log", get=STAFF),
    Address("guidelines-sites", get=HIDES, post=HIDES, posted=frozenset({422})),
    Address("guidelines-similar", get=STAFF, got=frozenset({302})),
    Address("guidelines-begin", post=STAFF, body={"number": "=8.3"}),
    Address("guidelines-clause", {"number": "=8.3"}, get=STAFF),
    Address("guidelines-challenge", {"number": "=8.3", "check": "=sameness"}, get=STAFF),
    Address("guidelines-proposal", PROPOSAL, get=STAFF),
    Address("guidelines-write", DRAFT, get=WRITER, post=WRITER, body=WORDS),
    Address("guidelines-keep", DRAFT, post=WRITER, body=WORDS, posted=frozenset({200})),
    Address("guidelines-withdraw", DRAFT, post=WRITER),
    Address("guidelines-ask", PROPOSAL, post=STAFF, body={"ask-words": "=What of friends?"}),
    Address("guidelines-begin-vote", PROPOSAL, post=WRITER),
    Address(
        "guidelines-vote", {"proposal_id": "proposal_voted"}, post=STAFF, body={"vote-opinion": "=agree"}
    ),
    Address(
        "guidelines-officer",
        {"proposal_id": "proposal_waiting"},
        post=who("executive"),
        body={"officer-accepts": "=yes"},
    ),
    Address("guidelines-answer", {"question_id": "question"}, post=WRITER, body={"answer-words": "=Too."}),
    Address(
        "guidelines-hide-question",
        {"question_id": "question"},
        post=HIDES,
        body={"hide-question-because": BECAUSE},
    ),
    Address(
        "guidelines-hide-reason",
        {"ballot_id": "ballot"},
        post=HIDES,
        body={"hide-reason-because": BECAUSE},
    ),
)
