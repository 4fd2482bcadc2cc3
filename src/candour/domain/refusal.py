"""The one way in which Candour says no: a reason, a remedy and the clause behind it."""


class Refusal(Exception):
    """This will tell a person why something cannot be done now and what would make it possible.

    A rule returns a refusal or nothing. The action raises it, the page prints it in place of the
    button, a table test lists it. `clause` names the guideline or policy clause ("floor 3", "3.1"),
    empty when no clause is behind it.
    """

    def __init__(self, reason: str, remedy: str, clause: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.clause = clause

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refusal) and (self.reason, self.remedy, self.clause) == (
            other.reason,
            other.remedy,
            other.clause,
        )

    def __hash__(self) -> int:
        return hash((self.reason, self.remedy, self.clause))


def refuse(refusal: Refusal | None) -> None:
    """This will raise what a rule answered, if it answered no."""
    if refusal is not None:
        raise refusal
