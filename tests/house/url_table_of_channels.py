"""The addresses of connections: what an account asks, how a try goes, stopping it."""

from tests.house.address import STAFF, Address, who

LOOK_AFTER = who("communications", "administrator")
ACCOUNT = {"account_id": "account"}
NETWORK = {"channel": "=pretend_password"}
TYPED = {"server": "=http://127.0.0.1:9", "handle": "=@ward", "password": "=made-up-word"}
CHANNELS = (
    Address("channels-connections", get=STAFF),
    Address("channels-networks", get=LOOK_AFTER),
    Address("channels-add", NETWORK, get=LOOK_AFTER, post=LOOK_AFTER, body=TYPED),
    Address("channels-try", {"try_id": "try"}, get=who("communications")),
    Address("channels-back", get=LOOK_AFTER, got=frozenset({403})),
    Address("channels-account", ACCOUNT, get=LOOK_AFTER),
    Address("channels-again", {"account_id": "connected"}, get=LOOK_AFTER, post=LOOK_AFTER, body=TYPED),
    Address("channels-owner", ACCOUNT, post=LOOK_AFTER, body={"owner": "owner"}),
    Address("channels-pause", ACCOUNT, post=LOOK_AFTER, body={"pause_reason": "=It is being moved."}),
    Address("channels-resume", ACCOUNT, post=LOOK_AFTER),
    Address("channels-leave", {"account_id": "connected"}, post=LOOK_AFTER, body={"leave_reason": "=So."}),
    Address("channels-picture", {"name": "=guessed"}),
    Address("channels-picture-on-a-page", {"name": "=guessed"}),
)
