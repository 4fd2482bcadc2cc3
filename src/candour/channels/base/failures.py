"""The four ways in which a channel may fail, and what each says of what was written."""


class NotYet(Exception):
    """This will say that nothing was written and when to try again (seconds)."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class NotAccepted(Exception):
    """This will say that nothing was written, never will be as it stands, and what a person can do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class SaidBefore(NotAccepted):
    """This will say that the network has these words from this account already, and takes them once.

    This try wrote nothing. Whether they are ours, of a try whose outcome nobody learnt, or another
    statement's, the network does not say: the outbox knows whether there was such a try.
    """

    def __init__(self, who: str) -> None:
        super().__init__(
            f"{who} has these words from this account already, and does not take them twice.",
            "Say it in other words.",
        )


class Disconnected(Exception):
    """This will say that the account's right to write is gone; the account pauses and its owner is told."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class Unclear(Exception):
    """This will say that nobody can know yet whether a copy is public; `retry_after` is for the next look."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class CannotLook(Unclear):
    """This will say that this account may never be asked whether a copy is there: a person has to look.

    Some networks sell the right to read one's own posts; `Capabilities` speak of the network, this of an
    account on it.
    """
