"""One thing that was looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """What was looked at, whether it is well, what was seen, and what to do if it is not."""

    name: str
    ok: bool
    seen: str
    remedy: str = ""

    def plain(self) -> dict[str, object]:
        """This will give the check for JSON."""
        return {"name": self.name, "ok": self.ok, "seen": self.seen, "remedy": self.remedy}


def check(name: str, seen: str, *, ok: bool, remedy: str) -> Check:
    """This will make a check; a remedy is said only where one is needed."""
    return Check(name, ok, seen, "" if ok else remedy)
