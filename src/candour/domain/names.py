"""How several names stand in one sentence."""

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """This will give names as "A, B and C", empty for none."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
