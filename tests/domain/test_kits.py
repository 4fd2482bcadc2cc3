"""The rules of share kits, by table."""

import pytest

from candour.domain.campaigning import Decider
from candour.domain.kits import (
    KIT_MOVES,
    Kit,
    KitState,
    KitVerb,
    Link,
    after,
    links_of,
    to_decide,
    to_keep,
)
from candour.domain.refusal import Refusal
from candour.domain.roles import Role

KIT = Kit("Late clinic", "It is open until ten.")


@pytest.mark.parametrize("state", KitState)
@pytest.mark.parametrize("verb", KitVerb)
def test_what_is_not_in_the_table_is_refused(state: KitState, verb: KitVerb) -> None:
    if (state, verb) in KIT_MOVES:
        assert after(state, verb) == KIT_MOVES[state, verb]
    else:
        with pytest.raises(Refusal):
            after(state, verb)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("How to find us https://example.org/a", Link("How to find us", "https://example.org/a")),
        ("Map: https://example.org", Link("Map", "https://example.org")),
        ("https://example.org", Link("https://example.org", "https://example.org")),
        ("http://example.org", Link("http://example.org", "")),
        ("javascript:alert(1)", Link("javascript:alert(1)", "")),
        ("No address", Link("No address", "")),
    ],
)
def test_a_link_is_what_it_is_called_and_an_https_address(text: str, found: Link) -> None:
    assert links_of(f"\n  {text}  \n") == (found,)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, ""),
        ({"facts": ("It is.",) * 11}, "facts"),
        ({"facts": ("x" * 201,)}, "facts"),
        ({"links": (Link("x", ""),)}, "no address"),
        ({"links": (Link("x", "https://x.example"),) * 6}, "links"),
        ({"pictures": frozenset(range(7))}, "pictures"),
    ],
)
def test_too_much_of_anything_is_refused(more: dict[str, tuple[str, ...]], why: str) -> None:
    refusal = to_keep(Kit("Late clinic", "It is open until ten.", **more))  # type: ignore[arg-type]
    assert (refusal is None) is not bool(why)
    assert refusal is None or why in f"{refusal.reason} {refusal.remedy}"


@pytest.mark.parametrize(
    ("human", "roles", "seen", "may"),
    [
        ("b", {Role.COMMUNICATIONS}, KIT.sha256, True),
        ("b", {Role.EXECUTIVE}, KIT.sha256, True),
        ("a", {Role.COMMUNICATIONS}, KIT.sha256, False),
        ("b", {Role.APPROVER}, KIT.sha256, False),
        ("b", {Role.COMMUNICATIONS}, "", False),
    ],
)
def test_somebody_else_decides_on_exactly_this_kit(
    human: str, roles: set[Role], seen: str, may: bool
) -> None:
    refusal = to_decide(Decider(human, frozenset(roles)), hands={"a"}, seen=seen, current=KIT.sha256)
    assert (refusal is None) is may


def test_every_change_of_a_kit_is_another_kit() -> None:
    others = [
        Kit("Late", KIT.message),
        Kit(KIT.title, "No."),
        Kit(KIT.title, KIT.message, ("It is.",)),
        Kit(KIT.title, KIT.message, links=(Link("x", "https://x.example"),)),
        Kit(KIT.title, KIT.message, pictures=frozenset({1})),
    ]
    assert len({each.sha256 for each in [KIT, *others]}) == 6
