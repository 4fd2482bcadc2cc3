"""What Meta's networks ring for, and asking for one thing by its number.

https://developers.facebook.com/docs/graph-api/webhooks/getting-started (object, entry, changes)
https://developers.facebook.com/documentation/instagram-platform/webhooks/examples (without "changes")
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from candour.channels.meta.codes import NoPermission, Refused
from candour.channels.meta.graph import Line


@dataclass(frozen=True)
class Change:
    """One thing in a ring: the account's number, the field that it belongs to, what is told, and when."""

    own: str
    field: str
    value: Mapping[str, Any]
    at: str

    def told(self, name: str) -> str:
        """This will give what is told under a name, as text."""
        return str(self.value.get(name) or "")


def changes(said: object, product: str) -> Iterator[Change]:
    """This will list what a ring for that product holds; what cannot be read is left out."""
    for ring in said if isinstance(said, list) else [said]:
        if isinstance(ring, Mapping) and ring.get("object") == product:
            for entry in _listed(ring, "entry"):
                for each in _listed(entry, "changes") or [entry]:
                    value = each.get("value")
                    if isinstance(value, Mapping):
                        at = str(entry.get("time") or "")
                        yield Change(str(entry.get("id") or ""), str(each.get("field") or ""), value, at)


def ring_from_now_on(line: Line, fields: Sequence[str]) -> None:
    """This will have the network ring for the account."""
    line.prepare(f"{line.own}/subscribed_apps", {"subscribed_fields": ",".join(fields)})


def asked_for(line: Line, number: str, fields: str) -> dict[str, Any] | None:
    """This will bring one thing; None where it is gone. What is closed to us stops no account."""
    try:
        return line.ask(number, fields=fields)
    except NoPermission as closed:
        reason = f"{line.graph.label} does not show this to the account (code {closed.code})."
        raise Refused(closed.code, reason, f"Look at it on {line.graph.label}.") from closed
    except Refused as refused:
        if refused.code.is_absence:
            return None
        raise


def _listed(whole: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = whole.get(name)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []
