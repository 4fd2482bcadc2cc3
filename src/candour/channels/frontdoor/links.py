"""The private link's token: random, given once to the teller, and stored only as a hash."""

import hashlib


def link_hash(token: str) -> str:
    """This will give what is stored of a private link's token, which has 256 random bits of its own."""
    return hashlib.sha256(token.encode()).hexdigest()
