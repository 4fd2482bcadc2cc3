"""Shares with their doubt: 95 % intervals by Wilson (1927), which also hold near none and all."""

from math import sqrt

_Z = 1.959964


def wilson(hits: int, of: int) -> tuple[float, float]:
    """This will give the 95 % interval of a share; nothing is known where nothing was counted."""
    if not of:
        return (0.0, 1.0)
    share, spread = hits / of, _Z * _Z / of
    middle = share + spread / 2
    reach = _Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return ((middle - reach) / (1 + spread), (middle + reach) / (1 + spread))


def share(hits: int, of: int) -> str:
    """This will say a share as people read it: 95.0 % (475 of 500; 92.7 to 96.6)."""
    low, high = wilson(hits, of)
    percent = 100 * hits / of if of else 0.0
    return f"{percent:.1f} % ({hits} of {of}; {100 * low:.1f} to {100 * high:.1f})"
