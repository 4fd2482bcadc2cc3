"""refusals.md: every no that a rule of the domain can say, found where it is written."""

import ast
from dataclasses import dataclass
from pathlib import Path

from tests.house.reference.words import page, table

SOURCE = Path(__file__).resolve().parents[3] / "src" / "candour"


@dataclass(frozen=True)
class Said:
    """One refusal as it stands in the source; what is put in at run time stands in braces."""

    module: str
    reason: str
    remedy: str
    clause: str


def refusals_page() -> str:
    """This will write the page."""
    found = said_in("domain")
    modules = dict.fromkeys(each.module for each in found)
    parts: list[str] = []
    for module in modules:
        rows = [[one.reason, one.remedy, one.clause or "-"] for one in found if one.module == module]
        parts += [f"## {module}", table(["reason", "remedy", "clause"], rows)]
    return page(
        "Refusals",
        "Every no has a reason and a way on, and stands where the button would be. These are the ones that "
        "rules say "
        "in `src/candour/domain/`; those of the states stand in [states.md](states.md), of the floors in "
        "[policy.md](policy.md), of the checks in [checks.md](checks.md). What is filled in stands in "
        "braces.",
        *parts,
    )


def said_in(folder: str) -> list[Said]:
    """This will list the refusals written out in a folder under src/candour, in the order of its files."""
    found: list[Said] = []
    for file in sorted((SOURCE / folder).rglob("*.py")):
        module = file.relative_to(SOURCE).with_suffix("").as_posix().replace("/", ".")
        tree = ast.parse(file.read_text(encoding="utf-8"))
        known = _constants(tree)
        found += [said for call in _calls(tree) if (said := _said(module, call, known))]
    return found


def _calls(tree: ast.Module) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Refusal"]
    return sorted(named, key=lambda call: (call.lineno, call.col_offset))


def _constants(tree: ast.Module) -> dict[str, str]:
    """This will give the texts to which a name was given, such as a remedy that several refusals share."""
    return {
        node.targets[0].id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def _said(module: str, call: ast.Call, known: dict[str, str]) -> Said | None:
    """This will read a call whose reason is written out there; the others come from a table."""
    texts = [_text(word, known) for word in (*call.args, *(word.value for word in call.keywords))]
    if len(texts) < 2 or texts[0].startswith("{reason"):
        return None
    return Said(module, texts[0], texts[1], texts[2] if len(texts) > 2 else "")


def _text(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_piece(part) for part in node.values)
    if isinstance(node, ast.Name):
        return known.get(node.id, "{" + node.id + "}")
    return "{" + node.attr + "}" if isinstance(node, ast.Attribute) else "{clause}"


def _piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    return "{" + _name(part.value) + "}"


def _name(node: ast.expr) -> str:
    """This will name what is filled in: the innermost thing of an expression."""
    if isinstance(node, ast.Call) and node.args:
        return _name(node.args[-1])
    if isinstance(node, ast.Subscript):
        return _name(node.slice if isinstance(node.slice, ast.Name) else node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id.lower() if isinstance(node, ast.Name) else "..."
