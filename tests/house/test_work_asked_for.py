"""Work that asks for more work does so inside a transaction of its own: a worker gives it none.

Most tests run in a transaction of the test's, where the mistake would not be seen.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "candour"
ASKS = {"enqueue", "enqueue_each", "bring_forward", "tell"}
DOES = {"job", "every"}


def test_work_asks_for_work_inside_a_transaction() -> None:
    files = sorted(SOURCE.rglob("jobs.py"))
    assert len(files) > 10
    found = [
        f"{file.relative_to(SOURCE)}:{line}" for file in files for line in _outside(file.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("    queue.enqueue('a')", [3]),
        ("    for each in rows():\n        queue.enqueue('a')", [4]),
        ("    with transaction.atomic():\n        queue.enqueue('a')", []),
        ("    for each in rows():\n        with transaction.atomic():\n            queue.enqueue('a')", []),
    ],
)
def test_the_mistake_would_be_found(body: str, lines: list[int]) -> None:
    assert list(_outside(f"@every(seconds=60, name='a.b')\ndef do(payload, context):\n{body}\n")) == lines
    assert list(_outside(f"@job('a.b')\n@transaction.atomic\ndef do(payload, context):\n{body}\n")) == []


def _outside(text: str) -> Iterator[int]:
    """This will give the lines where work asks for work outside any transaction."""
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, ast.FunctionDef):
            marks = {_name(each) for each in function.decorator_list}
            if marks & DOES and "atomic" not in marks:
                yield from _asking(function)


def _asking(node: ast.AST) -> Iterator[int]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.With) and any(_name(each.context_expr) == "atomic" for each in child.items):
            continue
        if isinstance(child, ast.Call) and _name(child) in ASKS:
            yield child.lineno
        yield from _asking(child)


def _name(node: ast.AST) -> str:
    """This will give the last word of what is called or named: "atomic" for transaction.atomic()."""
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
