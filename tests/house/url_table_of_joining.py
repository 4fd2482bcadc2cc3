"""The addresses by which people come in: invitations, codes, lists, the trust's own account."""

from tests.house.address import ADMINISTRATOR, EVERYBODY, STAFF, Address, who

INVITERS = who("approver", "administrator")
JOINING = (
    Address("joining-invite", get=STAFF),
    Address(
        "joining-invite-one",
        get=INVITERS,
        post=INVITERS,
        body={"team": "own_team", "staff_group": "staff_group"},
    ),
    Address(
        "joining-poster",
        get=INVITERS,
        post=INVITERS,
        body={
            "team": "own_team",
            "staff_group": "staff_group",
            "people": "=5",
            "days": "=3",
            "welcomer": "person",
        },
    ),
    Address(
        "joining-lists", get=ADMINISTRATOR, post=ADMINISTRATOR, posted=frozenset({422})
    ),  # no file is sent
    Address(
        "joining-list",
        {"number": "list"},
        get=ADMINISTRATOR,
        post=ADMINISTRATOR,
        body={"leavers": "=0"},
    ),
    Address("openid_connect_login"),  # not there where no trust account is set up
    Address("openid_connect_callback"),
    Address("socialaccount_login_cancelled", get=EVERYBODY),
    Address("joining-invitation", {"number": "invitation"}, get=INVITERS),
    Address("joining-end", {"number": "invitation"}, post=INVITERS),
    Address("joining-welcome", {"number": "newcomer"}, post=INVITERS),
    Address("joining-turn-away", {"number": "newcomer"}, post=INVITERS),
    Address(
        "joining-code",
        get=EVERYBODY,
        post=EVERYBODY,
        body={"code": "=ABCD2345"},
        posted=frozenset({403}),
    ),
    Address("joining-waiting", get=EVERYBODY),
    Address("joining-accept", {"code": "=ABCD2345"}),
)
