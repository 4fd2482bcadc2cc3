"""The addresses of saying a post in public: begun, agreed to or not, its pictures put in."""

from tests.house.address import STAFF, WRITER, Address

ASKED = {"outward_id": "asked_outward"}

OUTWARD = (
    Address("outward", {"post_id": "said"}, get=STAFF, post=STAFF),
    Address("outward-agree", ASKED, post=WRITER, body={"credit": "=first"}),
    Address("outward-decline", ASKED, post=WRITER),
    Address("outward-pictures", {"outward_id": "own_outward"}, post=WRITER),
)
