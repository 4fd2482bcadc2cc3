"""How a line that may stay open for days is told to end: at once, from any thread."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Ending:
    """Told once from outside; whoever waits on a line in another thread is woken by cutting that line."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._cuts: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def is_over(self) -> bool:
        """This will say whether it was told to end."""
        return self._over.is_set()

    def end(self) -> None:
        """This will end whatever goes on under it, now and later."""
        with self._lock:
            self._over.set()
            cuts = list(self._cuts)
        for cut in cuts:
            cut()

    def wait(self, seconds: float) -> bool:
        """This will wait, and say whether it was told to end."""
        return self._over.wait(seconds)

    @contextmanager
    def cutting(self, cut: Callable[[], None]) -> Iterator[None]:
        """This will have `cut` called if the end comes meanwhile, or has come already."""
        with self._lock:
            self._cuts.append(cut)
            is_over = self._over.is_set()
        if is_over:
            cut()
        try:
            yield
        finally:
            with self._lock:
                self._cuts.remove(cut)
