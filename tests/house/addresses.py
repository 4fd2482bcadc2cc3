"""Finding every address in the URL table, and building its path from one trust's things."""

from collections.abc import Iterable, Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.url_table import Address

FAR_OFF = 900_000
"""Guessed ids lie this far beyond any that the tests make."""


def names() -> Iterator[str]:
    """This will give the name of every address that the site answers, whatever includes it."""
    return (name for name, _, _ in named_patterns())


def named_patterns(
    found: Iterable[URLPattern | URLResolver] | None = None, space: str = "", path: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """This will give every address: its name, its path as it is written in the rooms, and its pattern."""
    for each in get_resolver().url_patterns if found is None else found:
        here = path + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from named_patterns(each.url_patterns, inner, here)
        else:
            yield f"{space}{each.name}", here, each


def methods(pattern: URLPattern) -> list[str]:
    """This will give the methods that a view declares; none where it declares none.

    The decorator that answers 405 keeps them, under whatever other decorators there are.
    """
    view: object = pattern.callback
    while view is not None:
        code, kept = getattr(view, "__code__", None), getattr(view, "__closure__", None) or ()
        found = dict(zip(code.co_freevars if code else (), kept, strict=False))
        if "request_method_list" in found:
            return list(found["request_method_list"].cell_contents)
        view = getattr(view, "__wrapped__", None)
    return []


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
