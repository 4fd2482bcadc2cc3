"""The lanes in which work for one account takes its turn: what is said in one, what is read in the other.

Networks count reading and writing apart, and what is hard to read must not keep words from leaving.
"""


def saying(account_id: int) -> str:
    """This will name the lane of all that changes something at an account's network."""
    return f"account:{account_id}:says"


def reading(account_id: int) -> str:
    """This will name the lane of all that only asks an account's network."""
    return f"account:{account_id}:reads"
