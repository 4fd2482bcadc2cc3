"""The trust's own sign-in: settings that cannot be are refused, and claims give roles and teams."""

import pytest

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.trust_account import (
    arrival_of,
    arriving_refusal,
    from_plain,
    joining_refusal,
    roles_given,
    team_given,
)

PLAIN: dict[str, object] = {
    "name": "NHSmail",
    "issuer": "https://login.example.nhs.uk/",
    "client_id": "candour",
    "secret_file": "/srv/secret",
    "groups": {
        "candour-writers": {"roles": ["writer"]},
        "candour-ed": {"roles": ["writer"], "site": "General", "team": "Heron ward"},
        "candour-comms": {"roles": ["communications"]},
    },
    "second_factor": {"amr": ["mfa"], "acr": "urn:nhs:aal2"},
}
CLAIMS: dict[str, object] = {
    "sub": "42",
    "email": "Ann.May@Trust.example",
    "email_verified": True,
    "given_name": "Ann",
    "family_name": "May",
    "groups": ["candour-writers", "/candour-ed", "others"],
}
ACCOUNT = from_plain(PLAIN)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"issuer": ""}, "does not say the issuer"),
        ({"groups": {}}, "names no groups"),
        ({"groups": {"a": {"roles": ["boss"]}}}, "a role that is none"),
        ({"groups": {"a": {"team": "Heron ward"}}}, "without its site"),
        ({"groups": {"a": "writer"}}, "gives nothing"),
        ({"recheck_hours": 0}, "from 1 to 336"),
        ({"isuer": "x"}, "which nobody reads"),
    ],
)
def test_settings_that_cannot_be_are_refused_with_a_remedy(change: dict[str, object], words: str) -> None:
    with pytest.raises(Refusal, match=words) as no:
        from_plain({**PLAIN, **change})
    assert no.value.remedy


def test_no_settings_are_refused() -> None:
    with pytest.raises(Refusal, match="holds no settings"):
        from_plain(None)


def test_groups_give_roles_and_the_first_team() -> None:
    arrival = arrival_of(CLAIMS, ACCOUNT)
    assert roles_given(ACCOUNT, arrival.groups) == {Role.WRITER}
    assert team_given(ACCOUNT, arrival.groups) == ("General", "Heron ward")
    assert arriving_refusal(ACCOUNT, arrival) is None
    assert arrival.email == "ann.may@trust.example"


@pytest.mark.parametrize("groups", [[], None, "candour", ["candour-writers-old"], 7])
def test_whoever_is_in_no_group_does_not_come_in(groups: object) -> None:
    arrival = arrival_of({**CLAIMS, "groups": groups}, ACCOUNT)
    refusal = arriving_refusal(ACCOUNT, arrival)
    assert refusal is not None
    assert "no group that uses Candour" in refusal.reason


@pytest.mark.parametrize(
    ("claims", "shown"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "urn:nhs:aal2"}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": "pwd", "acr": "urn:nhs:aal1"}, False),
        ({}, False),
    ],
)
def test_a_second_factor_counts_where_the_provider_says_so(claims: dict[str, object], shown: bool) -> None:
    assert arrival_of({**CLAIMS, **claims}, ACCOUNT).has_shown_second_factor is shown


def test_without_the_setting_no_claim_is_a_second_factor() -> None:
    plain = {name: value for name, value in PLAIN.items() if name != "second_factor"}
    assert not arrival_of({**CLAIMS, "amr": ["mfa"]}, from_plain(plain)).has_shown_second_factor


@pytest.mark.parametrize(
    ("claims", "proved"),
    [({}, True), ({"email_verified": False}, False), ({"email_verified": "true"}, False)],
)
def test_an_address_is_proved_by_the_claim_alone(claims: dict[str, object], proved: bool) -> None:
    assert arrival_of({**CLAIMS, **claims}, ACCOUNT).is_email_proved is proved


def test_one_name_is_parted_where_the_two_are_not_said() -> None:
    arrival = arrival_of({"sub": "1", "name": "Ann de May", "email": "a@b.example"}, ACCOUNT)
    assert (arrival.first_name, arrival.last_name) == ("Ann", "de May")
    assert joining_refusal(arrival) is None
    for missing in ("email", "name"):
        known = {"sub": "1", "name": "Ann May", "email": "a@b.example"}
        del known[missing]
        assert joining_refusal(arrival_of(known, ACCOUNT)) is not None
