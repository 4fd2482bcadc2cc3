"""Holding what a channel sent and what a twin answered to the network's own published document.

A document is a hand-made extract of what we use of it, with its source beside it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.twins.shapes import Shape


@dataclass(frozen=True)
class Call:
    """One call as the document has it; `path` and the `headers` that must come with it are patterns."""

    method: str
    path: str
    answers: Mapping[int, Shape]
    parameters: frozenset[str] = frozenset()
    body: Shape | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def disagreements(exchanges: Iterable[Mapping[str, Any]], document: Iterable[Call]) -> list[str]:
    """This will say in words where an exchange is not as the document has it; nothing is good."""
    found: list[str] = []
    for each in exchanges:
        method, _, path = str(each["call"]).partition(" ")
        call = next((one for one in document if one.method == method and re.fullmatch(one.path, path)), None)
        words = ["the document has no such call"] if call is None else _in(call, each)
        found += [f"{each['call']}: {word}" for word in words]
    return found


def _in(call: Call, each: Mapping[str, Any]) -> list[str]:
    found = [f"asks by {name}" for name in sorted(set(each["asked"]) - call.parameters)]
    found += [
        f"header {name}"
        for name, pattern in call.headers.items()
        if not re.fullmatch(pattern, each["headers"].get(name, ""))
    ]
    if call.body is not None:
        found += call.body.wrong(each["sent"], "sent")
    if each["status"] not in call.answers:
        return [*found, f"status {each['status']}"]
    return [*found, *call.answers[each["status"]].wrong(each["answered"], "answered")]
