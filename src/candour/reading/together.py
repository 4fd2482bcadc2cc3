"""Both readers as one: their joined chances name the kind, the linear reader shows the words, and each must
leave room before praise or criticism is said aloud."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from candour.domain.kinds import Flag
from candour.reading.base import Reading
from candour.reading.guard import Joining, guarded, joined
from candour.reading.linear import LinearReader, ModelName, has_words, reading_of, speaks
from candour.reading.saying import settle
from candour.reading.undisguise import read_plainly
from candour.reading.weights import Floats


@dataclass(frozen=True)
class StrongLook:
    """What a strong reader sees: the chances of the six kinds, and flags by meaning."""

    chances: Floats
    flags: frozenset[Flag]


class Strong(Protocol):
    """What the stronger of two readers offers."""

    @property
    def name(self) -> ModelName:
        """This will name the model."""
        ...

    @property
    def limits(self) -> dict[str, float]:
        """This will give what both together dare to say (see `guard`)."""
        ...

    @property
    def joining(self) -> Joining:
        """This will give how its chances and the linear reader's become one."""
        ...

    def look(self, text: str) -> StrongLook:
        """This will say what it sees in a text and never raise."""
        ...


@dataclass(frozen=True)
class BothReaders:
    """Reads with a strong reader and the linear one; safe to share between threads."""

    strong: Strong
    linear: LinearReader

    @property
    def name(self) -> ModelName:
        """This will name both models: their versions joined, and one hash of both hashes."""
        return joint_name(self.strong.name, self.linear.name)

    def read(self, text: str) -> Reading:
        """This will read one text and never raise, whatever the text holds."""
        return read_plainly(text, self._read)

    def _read(self, text: str) -> Reading:
        look = self.linear.look(text)
        if not speaks(text):
            return reading_of(text, look, settle(look.chances, self.linear.weights.limits), self.name)
        strong = self.strong.look(text)
        both = joined(strong.chances, look.chances, self.strong.joining)
        said = guarded(both, strong.chances, look.chances, self.strong.limits)
        by_meaning = strong.flags if has_words(text) else frozenset()
        return reading_of(text, look, said, self.name, also=by_meaning)


def joint_name(strong: ModelName, linear: ModelName) -> ModelName:
    """This will name two models that read together."""
    both = f"{strong.hash}+{linear.hash}"
    return ModelName(f"{strong.version}+{linear.version}", hashlib.sha256(both.encode()).hexdigest())
