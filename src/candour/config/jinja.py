"""The Jinja environment that every page is printed with."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """This will make the environment; the web room adds its components."""
    return Environment(**options)
