"""What Meta's error codes say of a call. Their words change and are never read.

https://developers.facebook.com/docs/graph-api/guides/error-handling (codes and subcodes)
https://developers.facebook.com/docs/graph-api/overview/rate-limiting (4, 17, 32, 613, 80001 and on)
https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes (2207...)
"""

from dataclasses import dataclass
from typing import Any

from candour.channels.base import Disconnected, NotAccepted, NotYet, SaidBefore

CONNECT_AGAIN = "Connect the account again. What waits for it stays safe until then."
NO_WAY_IN = frozenset({102, 190})
"""The access is not good any more, whatever the words beside it say."""
WHY = {
    458: "The app was taken out of the account's settings.",
    459: "The person who connected it has to sign in to Facebook and do what it asks there.",
    460: "The password of the person who connected it was changed.",
    463: "The access has ended.",
    464: "The person who connected it has to sign in to Facebook and do what it asks there.",
    467: "The access was taken away.",
    492: "The person who connected it has no part in the Page any more.",
}
"""What subcodes of 190 mean."""
TOO_MANY = frozenset({4, 17, 32, 341, 613, *range(80000, 80015)})
FULL = frozenset({2207042})
"""Subcodes: as many posts as the account may publish in a day."""
LATER = frozenset({-2, -1, 1, 2})
"""Meta's own trouble: nobody can tell what became of a write."""
BLOCKED = frozenset({368, 2207050, 2207051})
"""Codes and subcodes: Meta keeps the account from publishing for a while, or until somebody looks."""
NOT_READY = frozenset({2207027})
SPENT = frozenset({2207008, 2207020})
"""Subcodes: what was made ready is gone, and was not published."""
REPEATED = 506


@dataclass(frozen=True)
class Code:
    """The numbers of one error; 0 where there is none."""

    code: int
    sub: int = 0
    is_passing: bool = False

    @staticmethod
    def of(said: Any) -> "Code | None":
        """This will read them from an answer; None where it is no error of Meta's."""
        error = said.get("error") if isinstance(said, dict) else None
        if not isinstance(error, dict) or not isinstance(error.get("code"), int):
            return None
        sub = error.get("error_subcode")
        return Code(error["code"], sub if isinstance(sub, int) else 0, error.get("is_transient") is True)

    @property
    def is_absence(self) -> bool:
        """This will say whether what was named is not there (or not for us to see)."""
        return self.code in {24, 803} or (self.code == 100 and self.sub == 33)

    @property
    def is_permission(self) -> bool:
        """This will say whether a permission is missing or was withdrawn."""
        return self.code in {3, 10} or 200 <= self.code <= 299

    def __str__(self) -> str:
        return f"{self.code}/{self.sub}" if self.sub else str(self.code)


class Refused(NotAccepted):
    """This will say that nothing was written, with the network's code."""

    def __init__(self, code: Code, reason: str, remedy: str) -> None:
        super().__init__(reason[:300], remedy)
        self.code = code


class NoPermission(Disconnected):
    """This will say that a permission is missing, with the network's code; nothing was written."""

    def __init__(self, code: Code, label: str) -> None:
        super().__init__(
            f"{label} says that Candour may not do this any more (code {code}).",
            "Connect the account again, and say yes to everything on its page. What waits stays safe.",
        )
        self.code = code


def raise_for(code: Code, label: str, words: str, wait: float) -> None:
    """This will raise what a code surely means; it comes back where that is nothing."""
    if code.code in NO_WAY_IN:
        reason = WHY.get(code.sub, "It was withdrawn, or has ended.")
        raise Disconnected(f"{label} no longer lets Candour in. {reason}", CONNECT_AGAIN)
    if code.code in BLOCKED or code.sub in BLOCKED:
        raise Refused(
            code,
            f"{label} keeps this account from publishing for now.",
            f"Look at the account's status on {label}, do what it asks there, and send it again.",
        )
    if code.code in TOO_MANY or code.sub in FULL:
        raise NotYet(f"{label} asked us to wait.", wait)
    if code.sub in NOT_READY:
        raise NotYet(f"{label} is still getting it ready.", 15.0)
    if code.is_permission:
        raise NoPermission(code, label)
    if code.code == REPEATED:
        raise SaidBefore(label)
    if code.is_absence:
        raise Refused(
            code,
            f"What this is about is not on {label} any more, or is hidden from us.",
            "Look there; there may be nothing left to answer.",
        )
    if code.code in LATER or code.is_passing:
        return
    raise Refused(
        code, f"{label} does not take this: {words or code}", f"Change it, or look at it on {label}."
    )
