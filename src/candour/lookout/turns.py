"""What came by the lines and waits: a bounded queue for each account, and fair turns between them.

    line of account 1 --> [ . . . . ] --.
    line of account 2 --> [ . ]       --+--> one hand: a few posts of one trust, then of the next
    line of account 3 --> [ ]         --'

A line whose queue is full waits, and with it its network: nothing grows, and nobody else waits longer. What a
network throws away meanwhile comes by the poll.
"""

import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field

from candour.channels.base import Incoming
from candour.channels.ending import Ending

MOST_WAITING = 200
"""Posts of one account that wait here; the next ones wait in its line."""
AT_ONCE = 20
"""Posts that are taken in one turn: what another trust waits for at most."""


@dataclass
class Turn:
    """What is taken in next: posts of one account, and the place in its line after them, if known."""

    account: int
    posts: tuple[Incoming, ...]
    cursor: str


@dataclass
class _Queue:
    trust: int
    waiting: deque[tuple[Incoming, str]] = field(default_factory=deque)


class Turns:
    """Filled by many lines, emptied by one hand."""

    def __init__(self) -> None:
        self._queues: OrderedDict[int, _Queue] = OrderedDict()
        self._trusts: OrderedDict[int, None] = OrderedDict()
        self._change = threading.Condition()

    def put(self, account: int, trust: int, posts: tuple[Incoming, ...], cursor: str, ending: Ending) -> bool:
        """This will queue what came, waiting for room; False when the line was ended before there was any.

        The place is that after the last of them: taken in by half, they come again.
        """
        for number, post in enumerate(posts, start=1):
            with self._change:
                while len(self._of(account, trust).waiting) >= MOST_WAITING:
                    self._change.wait(0.2)
                    if ending.is_over:
                        return False
                self._of(account, trust).waiting.append((post, cursor if number == len(posts) else ""))
                self._change.notify_all()
        return True

    def take(self, seconds: float, resting: frozenset[int] = frozenset()) -> Turn | None:
        """This will give the next turn: the trusts one after the other, and so the accounts of each.

        Accounts that are `resting` are passed over. None when nothing comes within so many seconds.
        """
        with self._change:
            found = self._next(resting)
            if found is None:
                self._change.wait(seconds)
                found = self._next(resting)
            if found is None:
                return None
            queue = self._queues[found]
            some = [queue.waiting.popleft() for _ in range(min(AT_ONCE, len(queue.waiting)))]
            self._queues.move_to_end(found)
            self._trusts.move_to_end(queue.trust)
            self._change.notify_all()
            marks = [mark for _, mark in some if mark]
            return Turn(found, tuple(post for post, _ in some), marks[-1] if marks else "")

    def put_back(self, turn: Turn) -> None:
        """This will let a turn wait again before all else of its account."""
        with self._change:
            queue = self._queues.get(turn.account)
            if queue is not None:
                queue.waiting.extendleft((post, turn.cursor) for post in reversed(turn.posts))

    def forget(self, account: int) -> None:
        """This will drop what waits for an account whose line another worker holds now."""
        with self._change:
            self._queues.pop(account, None)
            self._change.notify_all()

    def waiting(self, account: int) -> int:
        """This will count what waits for one account."""
        with self._change:
            queue = self._queues.get(account)
            return len(queue.waiting) if queue else 0

    def _of(self, account: int, trust: int) -> _Queue:
        self._trusts.setdefault(trust, None)
        return self._queues.setdefault(account, _Queue(trust))

    def _next(self, resting: frozenset[int]) -> int | None:
        ready: dict[int, int] = {}
        for account, queue in self._queues.items():
            if queue.waiting and account not in resting:
                ready.setdefault(queue.trust, account)
        return next((ready[trust] for trust in self._trusts if trust in ready), None)
