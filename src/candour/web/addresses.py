"""Reading what addresses and forms carry: whatever makes no sense is as if it had not been said."""


def number(text: str) -> int:
    """This will read the number of a row, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
