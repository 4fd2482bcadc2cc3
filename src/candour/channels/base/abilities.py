"""What a network can do, how much it takes in a while, and how long a message may be there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """How many public writes an account may make in a window, by the network's own papers (`source`)."""

    calls: int
    seconds: int
    source: str


@dataclass(frozen=True)
class Capabilities:
    """What a network can do; the outbox looks only where it can find.

    has_key: a second publish with the same key makes no second copy.
    can_find: the network can be asked whether a key or a text is already public.
    can_delete: the network takes copies down when we ask; all of them, unless the channel is `DeletesSome`.
    can_publish: something can be said there at all; where not, no page offers the account to speak from.
    budget: what the network takes from one account in a window; None where it names no figure.
    """

    has_key: bool
    can_find: bool
    can_edit: bool
    can_delete: bool
    can_fetch: bool
    budget: Budget | None = None
    can_publish: bool = True


@dataclass(frozen=True)
class Limits:
    """How long a message may be, in the unit that the network itself counts.

    Where `needs_picture`, a post that answers nobody goes out with a picture or not at all. `answer` is how
    long an answer may be, where a network has less room for those. `pictures` and `answer_pictures` are how
    many go with a post, or with an answer; None where there is room for all that Candour lets go with one.
    """

    length: int
    unit: str
    needs_picture: bool = False
    answer: int = 0
    pictures: int | None = None
    answer_pictures: int | None = None

    def room(self, *, is_answer: bool) -> int:
        """This will tell how long an answer may be, or a post that answers nobody."""
        return self.answer if is_answer and self.answer else self.length

    def most_pictures(self, *, is_answer: bool) -> int | None:
        """This will tell how many pictures go with an answer, or with a post that answers nobody."""
        return self.answer_pictures if is_answer and self.answer_pictures is not None else self.pictures
