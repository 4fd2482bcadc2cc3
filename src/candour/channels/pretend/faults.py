"""Every fault that the pretended network can show, by name, and the plan that says when.

A fault on "publish" or "delete" either comes before the request is accepted (nothing changes) or after it (a
copy is public, or gone, whatever the answer looks like). A fault on "look" spoils the reading back of what is
public.
"""

import random
import threading
from collections import Counter
from dataclasses import dataclass, field

BEFORE = (
    "500_before",
    "timeout_before",
    "reset_before",
    "429_1",
    "429_3600",
    "429_date",
    "429_junk",
    "429_none",
)
"""Nothing is accepted."""

CLOSED = ("refuse_connect",)
"""This request is served as usual; then nobody can connect for a moment."""

AFTER = (
    "500_after",
    "502_after",
    "504_after",
    "timeout_after",
    "accept_late",
    "html_200",
    "empty_200",
    "cut_json",
    "huge_5mb",
    "endless",
    "slow_body",
    "slow_headers",
)
"""The post is accepted first; `accept_late` accepts it when the caller has long hung up."""

RESETS = tuple(f"reset_at_{part}" for part in range(20))
"""The line is reset after so many twentieths of the answer; the post is accepted first."""

ON_ASKING = ("401", "400")
"""Only on asking by name: they would end a drill, as a real network's would."""

LOOK = ("look_500", "look_timeout", "look_reset", "look_junk", "look_429")
"""Faults of reading back."""

PUBLISH = BEFORE + CLOSED + AFTER + RESETS
DELETE = tuple(f"delete_{name}" for name in (*BEFORE[:3], *AFTER[:4], *RESETS[::5]))
"""Faults of taking a post down; they come only when they are queued."""
NAMES = PUBLISH + ON_ASKING + LOOK + DELETE


@dataclass
class Plan:
    """Decides for each request which fault it meets, the same way for the same seed.

    `rate` of the posts and `look_rate` of the looks meet one. They are drawn from a shuffled bag that is
    filled again when empty, so that every fault is met about equally often. `queued` ones come first.
    """

    publish: tuple[str, ...] = ()
    look: tuple[str, ...] = ()
    rate: float = 0.0
    look_rate: float = 0.0
    seed: int = 0
    queued: dict[str, list[str]] = field(default_factory=lambda: {"publish": [], "look": [], "delete": []})
    met: Counter[str] = field(default_factory=Counter)
    _bags: dict[str, list[str]] = field(default_factory=lambda: {"publish": [], "look": []})

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._chance = random.Random(self.seed)  # noqa: S311 - a drill that can be repeated, not a secret

    def draw(self, kind: str, asked: str = "") -> str:
        """This will give the fault that this request meets, or an empty string; `asked` is the caller's."""
        with self._lock:
            if asked:
                return asked
            if self.queued[kind]:
                return self.queued[kind].pop(0)
            if kind == "delete":
                return ""
            names, rate = (self.publish, self.rate) if kind == "publish" else (self.look, self.look_rate)
            if not names or self._chance.random() >= rate:
                return ""
            if not self._bags[kind]:
                self._bags[kind] = self._chance.sample(names, len(names))
            return self._bags[kind].pop()

    def queue(self, names: list[str]) -> None:
        """This will let the next requests meet these faults, each of its kind; ValueError if unknown."""
        for name in names:
            if name and name not in NAMES:
                raise ValueError(name)
        with self._lock:
            for name in names:
                if name in DELETE:
                    self.queued["delete"].append(name.removeprefix("delete_"))
                else:
                    self.queued["look" if name in LOOK else "publish"].append(name)

    @staticmethod
    def of(words: str, rate: float, seed: int, look_rate: float | None = None) -> "Plan":
        """This will read "all", "none" or names joined by commas; ValueError for an unknown one."""
        if words in {"", "none"}:
            return Plan(seed=seed)
        looks = rate if look_rate is None else look_rate
        if words == "all":
            return Plan(PUBLISH, LOOK, rate, looks, seed)
        names = tuple(name.strip() for name in words.split(","))
        for name in names:
            if name not in NAMES:
                raise ValueError(name)
        publish = tuple(name for name in names if name not in LOOK)
        return Plan(publish, tuple(name for name in names if name in LOOK), rate, looks, seed)
