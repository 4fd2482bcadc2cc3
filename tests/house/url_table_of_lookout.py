"""The addresses of watched words."""

from tests.house.address import STAFF, Address, who

WATCH = who("communications", "administrator", "reader")
A_WORD = {"text": "=no beds", "why": "=Winter pressure."}
LOOKOUT = (
    Address("lookout-bell", {"account_id": "account"}, got=frozenset({403})),
    Address("lookout-words", get=STAFF, post=WATCH, body=A_WORD),
    Address("lookout-word", {"word_id": "word"}, get=STAFF),
    Address("lookout-stop", {"word_id": "word"}, post=WATCH),
)
