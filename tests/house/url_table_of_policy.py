"""The addresses of the policy: the table, a change of it, adoption, election days, desks."""

from tests.house.address import ADMINISTRATOR, STAFF, Address, who

CHANGERS = who("communications", "executive", "legal", "administrator")
CHANGE = {"change_id": "policy_change"}
ROW = {**CHANGE, "number": "=3"}
A_ROW = {
    "low_0": "=",
    "high_0": "=",
    "kinds_0": "=compliment",
    "first": "=one_person",
    "clause": "=2.2",
    "why": "=it is so",
    "seen": "policy_row",
}
POLICY = (
    Address("policy-page", get=STAFF),
    Address("policy-version", {"version_id": "policy_version"}, get=STAFF),
    Address("policy-export", {"version_id": "policy_version"}, get=STAFF),
    Address("policy-read", {"version_id": "policy_version"}, post=STAFF),
    Address("policy-begin", post=CHANGERS, body={"reason": "=It is too slow."}, posted=frozenset({403})),
    Address("policy-officer", get=ADMINISTRATOR, post=ADMINISTRATOR, body={"person": "executive"}),
    Address(
        "policy-election",
        get=STAFF,
        post=who("communications", "executive"),
        body={
            "begins_on-day": "=1",
            "begins_on-month": "=2",
            "begins_on-year": "=2099",
            "ends_on-day": "=1",
            "ends_on-month": "=3",
            "ends_on-year": "=2099",
            "reason": "=The county votes.",
        },
    ),
    Address("policy-election-end", post=who("communications", "executive"), posted=frozenset({302, 403})),
    Address("policy-change", CHANGE, get=STAFF),
    Address("policy-simulation", CHANGE, get=STAFF),
    Address("policy-settings", CHANGE, get=CHANGERS, post=CHANGERS, posted=frozenset({422})),
    Address(
        "policy-adopt", CHANGE, post=who("executive"), body={"reason": "=It is time.", "seen": "policy_seen"}
    ),
    Address("policy-do", {**CHANGE, "doing": "=offer"}, post=CHANGERS),
    Address("policy-row", ROW, get=CHANGERS, post=CHANGERS, body=A_ROW),
    Address("policy-row-do", {**ROW, "doing": "=up"}, post=CHANGERS),
)
