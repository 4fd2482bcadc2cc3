"""Reading plain values from outside (JSON, YAML): each of the right shape, or a refusal that says how."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from candour.domain.refusal import Refusal

_Choice = TypeVar("_Choice", bound=StrEnum)


def mapping(plain: object, what: str, names: Collection[str] | None = None) -> Mapping[str, object]:
    """This will read names and values, of which only `names` are known where they are given."""
    if not isinstance(plain, Mapping) or not all(isinstance(key, str) for key in plain):
        raise Refusal(f"{what} is not made of names and values.", "Write each as a name and its value.")
    if names is not None and (unknown := sorted(set(plain) - set(names))):
        raise Refusal(f"'{unknown[0]}' is not known in {what}.", f"Use: {', '.join(sorted(names))}.")
    return plain


def listed(plain: object, name: str) -> Sequence[object]:
    """This will read a list."""
    if not isinstance(plain, list):
        raise Refusal(f"'{name}' is missing or is not a list.", f"Write '{name}' as a list.")
    return plain


def text(plain: object, name: str) -> str:
    """This will read text; a number is taken as it is written."""
    if isinstance(plain, bool) or not isinstance(plain, (str, int, float)):
        raise Refusal(f"'{name}' is missing or is not text.", f"Enter text for '{name}'.")
    return str(plain)


def number(plain: object, name: str, low: int, high: int) -> int:
    """This will read a whole number between two bounds."""
    if isinstance(plain, bool) or not isinstance(plain, int) or not low <= plain <= high:
        raise Refusal(
            f"'{name}' is not a whole number from {low} to {high}.", f"Enter a number from {low} to {high}."
        )
    return plain


def yes_or_no(plain: object, name: str) -> bool:
    """This will read true or false."""
    if not isinstance(plain, bool):
        raise Refusal(f"'{name}' is neither true nor false.", f"Write true or false for '{name}'.")
    return plain


def choice(choices: type[_Choice], plain: object, name: str) -> _Choice:
    """This will read one of a fixed list of words."""
    try:
        return choices(str(plain))
    except ValueError:
        known = ", ".join(choices)
        raise Refusal(f"'{plain}' is not a choice for '{name}'.", f"Use one of: {known}.") from None


def moment(plain: object, name: str) -> datetime:
    """This will read an ISO time; one without a zone is taken as UTC."""
    try:
        read = datetime.fromisoformat(text(plain, name))
    except ValueError:
        raise Refusal(f"'{name}' is not a time.", "Write it as 2026-05-03T22:10:00Z.") from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
