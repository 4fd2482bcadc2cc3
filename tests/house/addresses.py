"""Finding every address in the URL table, and building its path from one trust's things."""

from collections.abc import Iterable, Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.url_table import Address

FAR_OFF = 900_000
"""Guessed ids lie this far beyond any that the tests make."""


def names(found: Iterable[URLPattern | URLResolver] | None = None, space: str = "") -> Iterator[str]:
    """This will give the name of every address that the site answers, whatever includes it."""
    for each in get_resolver().url_patterns if found is None else found:
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from names(each.url_patterns, inner)
        else:
            yield f"{space}{each.name}"


def path_of(address: Address, things: Mapping[str, str]) -> str:
    """This will build an address from a trust's things."""
    return reverse(address.name, kwargs=values(address.names, things))


def values(names: Mapping[str, str], things: Mapping[str, str]) -> dict[str, str]:
    """This will look up what each name stands for; "=word" is the word itself."""
    return {key: name[1:] if name.startswith("=") else things[name] for key, name in names.items()}


def guessed(things: Mapping[str, str]) -> dict[str, str]:
    """This will give ids and tokens of the right shape that belong to nothing."""
    return {
        key: str(int(value) + FAR_OFF) if value.isdigit() else "".join(reversed(value))
        for key, value in things.items()
    }
