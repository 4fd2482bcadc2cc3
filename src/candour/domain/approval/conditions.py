"""Conditions of the policy table as boxes over a small space of features, so that a table can be proved.

Every fact that a row may ask about is a feature with a short list of values. A condition allows some
values of some features; together they form a box. Boxes can be cut out of one another exactly, which is
how a table's gaps and its unreachable rows are found without trying every combination:

    everything  -  row F1  -  row F2  ...  -  row 11  =  what no row decides (a gap)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from candour.domain.kinds import Flag, Kind
from candour.domain.refusal import Refusal

YES, NO, NO_POST = "yes", "no", "none"
_YES_NO = frozenset({YES, NO})
_LEVELS = frozenset(str(level) for level in range(-5, 6))
_KINDS = frozenset(kind.value for kind in Kind)
CHANNELS = frozenset(
    {
        "frontdoor",
        "bluesky",
        "mastodon",
        "x",
        "facebook",
        "instagram",
        "tumblr",
        "linkedin",
        "spotify",
        "rss",
        "pretend",
        "other",
    }
)

QUESTIONS = (
    "human_needed_now",
    "harm_unreleased",
    "identity_held",
    "raises_concern",
    "something_held",
    "is_correction",
    "regret_only",
    "harm_ruled_out",
    "from_published_facts",
    "claims_change",
    "promise_with_date",
    "pre_election",
    "incident_open",
    "from_agreed_facts",
    "in_campaign_frame",
    "in_hours",
)
"""Features that are answered yes or no, besides the flags of the post."""

FEATURES: dict[str, frozenset[str]] = {
    "kind": _KINDS | {NO_POST},
    "criticality": _LEVELS | {NO_POST},
    "channel": CHANNELS,
    **dict.fromkeys(QUESTIONS, _YES_NO),
    **dict.fromkeys((flag.value for flag in Flag), _YES_NO),
}
"""Feature -> its values. Kind and criticality are "none" where no post is answered."""


def _laid_out() -> tuple[dict[str, dict[str, int]], int, int]:
    """This will give each value's bit by feature, their sum, and the spare bits between features."""
    bits, every, spare, place = {}, 0, 0, 0
    for name, allowed in FEATURES.items():
        bits[name] = {value: 1 << (place + at) for at, value in enumerate(sorted(allowed))}
        every += sum(bits[name].values())
        place += len(allowed)
        spare += 1 << place
        place += 1
    return bits, every, spare


_BITS, _ALL_BITS, _SPARE_BITS = _laid_out()


@dataclass(frozen=True)
class Condition:
    """A box: each part names a feature and the values allowed; a feature not named may be anything."""

    parts: tuple[tuple[str, frozenset[str]], ...] = ()

    def holds_for(self, values: Mapping[str, str]) -> bool:
        """This will say whether these facts, one value a feature, lie inside the box."""
        return all(values[feature] in allowed for feature, allowed in self.parts)

    @cached_property
    def bits(self) -> int:
        """The box as one number: a bit for each value that it allows of each feature."""
        outside = (
            bit for name, allowed in self.parts for value, bit in _BITS[name].items() if value not in allowed
        )
        return _ALL_BITS - sum(outside)

    def is_apart_from(self, other: "Condition") -> bool:
        """This will say whether some feature has no value that both allow.

        All features at once: a feature's bits, with all of them added, carry into the spare bit above them
        unless none is set.
        """
        return ((self.bits & other.bits) + _ALL_BITS) & _SPARE_BITS != _SPARE_BITS

    def meet(self, other: "Condition") -> "Condition | None":
        """This will give the box that both share, or nothing."""
        if self.is_apart_from(other):
            return None
        shared = dict(self.parts)
        for feature, allowed in other.parts:
            shared[feature] = shared.get(feature, FEATURES[feature]) & allowed
        return Condition(tuple(sorted(shared.items())))

    def minus(self, other: "Condition") -> list["Condition"]:
        """This will give the boxes that are left of this one when the other is cut out of it."""
        if self.is_apart_from(other):
            return [self]
        left = []
        core = dict(self.parts)
        for feature, allowed in other.parts:
            mine = core.get(feature, FEATURES[feature])
            if outside := mine - allowed:
                left.append(Condition(tuple(sorted({**core, feature: outside}.items()))))
            core[feature] = mine & allowed
        return left

    def to_plain(self) -> dict[str, object]:
        """This will give the condition as a plain dictionary that reads well as YAML."""
        return {feature: _to_plain(feature, allowed) for feature, allowed in self.parts}

    def __str__(self) -> str:
        return (
            ", ".join(f"{name.replace('_', ' ')}: {_in_words(name, v)}" for name, v in self.parts)
            or "anything"
        )


ALWAYS = Condition()
EVERYTHING = (
    Condition((("criticality", _LEVELS), ("kind", _KINDS))),
    Condition(
        (
            ("criticality", frozenset({NO_POST})),
            ("kind", frozenset({NO_POST})),
            *((flag.value, frozenset({NO})) for flag in Flag),
        )
    ),
)
"""All facts that can occur: a post of some kind and criticality, or no post and so no flags."""


def when(plain: Mapping[str, object]) -> Condition:
    """This will read a condition such as {"kind": ["complaint"], "criticality": "-2..5", "foi": False}.

    Raises Refusal where a feature or a value is unknown.
    """
    return Condition(tuple(sorted((str(name), _values(str(name), given)) for name, given in plain.items())))


def cut(boxes: Iterable[Condition], condition: Condition) -> list[Condition]:
    """This will cut one condition out of every box and give what is left."""
    return [piece for box in boxes for piece in box.minus(condition)]


def _values(name: str, given: object) -> frozenset[str]:
    if name not in FEATURES:
        raise Refusal(f"No fact is called '{name}'.", f"Use one of: {', '.join(sorted(FEATURES))}.")
    if isinstance(given, bool):
        values = frozenset({YES if given else NO})
    elif isinstance(given, str) and ".." in given:
        values = _levels(given)
    else:
        values = frozenset(
            str(one) for one in (given if isinstance(given, (list, tuple, set, frozenset)) else [given])
        )
    if not values or values - FEATURES[name]:
        raise Refusal(f"'{given}' is not a value of {name}.", f"Use: {', '.join(sorted(FEATURES[name]))}.")
    return values


def _levels(given: str) -> frozenset[str]:
    low, _, high = given.partition("..")
    try:
        return frozenset(str(level) for level in range(int(low), int(high) + 1))
    except ValueError:
        return frozenset()


def _to_plain(name: str, allowed: frozenset[str]) -> object:
    if FEATURES[name] == _YES_NO and len(allowed) == 1:
        return allowed == {YES}
    if name == "criticality" and NO_POST not in allowed:
        levels = sorted(int(level) for level in allowed)
        if levels == list(range(levels[0], levels[-1] + 1)):
            return f"{levels[0]}..{levels[-1]}"
    return sorted(allowed)


def _in_words(name: str, allowed: frozenset[str]) -> str:
    plain = _to_plain(name, allowed)
    if isinstance(plain, bool):
        return YES if plain else NO
    return plain if isinstance(plain, str) else " or ".join(sorted(allowed))
