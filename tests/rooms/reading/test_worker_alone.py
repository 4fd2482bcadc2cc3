"""The language model is loaded by the worker and by commands, never by a web process."""

import ast
from pathlib import Path

import candour

_SOURCE = Path(candour.__file__).parent
_DOORS = {"read_closely", "strongest", "chosen_reader", "look_closely"}
_MAY = {
    "config/commands/check.py": "a command",
    "config/commands/read.py": "a command",
    "config/doctor/reading.py": "a command",
    "config/readers.py": "the commands' choice",
    "listening/actions/reading.py": "read_now, which the worker calls",
    "voice/jobs.py": "what the worker answers when a web process asks about a draft",
}
"""Who may open a door to the large model, and why."""


def test_nobody_else_opens_a_door_to_the_large_model() -> None:
    assert {file for file, names in _names().items() if names & _DOORS} - _INSIDE == set(_MAY)


def test_reading_at_once_is_called_by_the_worker_alone() -> None:
    callers = {file for file, names in _names().items() if "read_now" in names}
    assert callers == {"listening/actions/__init__.py", "listening/jobs.py"}


def test_a_job_reads_with_both_readers() -> None:
    names = _names()
    assert "read_closely" in names["listening/actions/reading.py"]
    assert "read_now" in names["listening/jobs.py"]


_INSIDE = {"reading/reader.py"}


def _names() -> dict[str, set[str]]:
    """This will list the names that each module of Candour speaks of."""
    found = {}
    for path in sorted(_SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        words = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        words |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                words |= {alias.name for alias in node.names}
        found[path.relative_to(_SOURCE).as_posix()] = words
    return found
