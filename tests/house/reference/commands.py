"""commands.md: every command and its options, read from the parsers that read the command line."""

import argparse
import importlib

from candour.config import command
from tests.house.reference.words import code, listed, page, table

_EVERY = {"data", "database", "json", "help"}


def commands_page() -> str:
    """This will write the page."""
    parts: list[str] = []
    for name, module_name in command.COMMANDS.items():
        module = importlib.import_module(f"candour.config.commands.{module_name}")
        parser = command._parser(name, module)
        parts += [f"## candour {name}", command._first_line(module)]
        own = [action for action in parser._actions if action.dest not in _EVERY]
        if own:
            parts.append(table(["option", "does"], [_cells(action) for action in own]))
        if getattr(module, "PASSES_ON", False):
            parts.append("Other words are passed on.")
    return page(
        "Commands",
        "`./candour COMMAND` runs in the project's own environment and makes it first if need be. Exit "
        "status: 0 "
        "done, 1 the thing checked does not hold, 2 wrong use or unreadable input, with a sentence on "
        "standard error. "
        "Source: `src/candour/config/commands/`.",
        "## Every command",
        table(["option", "does"], _common()),
        *parts,
    )


def _common() -> list[list[str]]:
    name, module_name = next(iter(command.COMMANDS.items()))
    parser = command._parser(name, importlib.import_module(f"candour.config.commands.{module_name}"))
    return [_cells(action) for action in parser._actions if action.dest in _EVERY]


def _cells(action: argparse.Action) -> list[str]:
    words = listed(code(each) for each in action.option_strings) if action.option_strings else ""
    given = _value(action)
    if not words:
        return [code(given), str(action.help)]
    return [f"{words} {code(given)}" if given else words, str(action.help)]


def _value(action: argparse.Action) -> str:
    """This will name what an option takes; a flag takes nothing."""
    if action.choices:
        return "|".join(map(str, action.choices))
    if action.option_strings and action.nargs == 0:
        return ""
    plain = str(action.metavar or action.dest.upper())
    return f"[{plain}]" if action.nargs == "?" else plain
