"""What goes out on each network for one version: the exact words, frozen, and the key of each copy."""

import hashlib
from datetime import datetime

from candour.channels.base import Message
from candour.channels.models import Account
from candour.voice.models import Statement, Version

SHOWS_THE_WRITER = frozenset({"frontdoor"})
"""Channels that print who speaks beside the words; elsewhere the signature is part of the text."""


def message_for(statement: Statement, version: Version, account: Account) -> Message:
    """This will give the words of a version exactly as one account sends them, signature included."""
    text = version.text
    if account.channel not in SHOWS_THE_WRITER:
        text = f"{text}\n\n{version.name}, {version.role}"
    post = statement.post if statement.post and statement.post.account_id == account.pk else None
    return Message(
        text=text,
        name=version.name,
        role=version.role,
        in_reply_to=post.network_id if post else "",
        thread=post.thread.network_id if post and post.thread else (post.network_id if post else ""),
        created_at=version.written_at.isoformat(),
    )


def key_for(statement: Statement, version: Version, account: Account, now: datetime) -> str:
    """This will make the key that one copy keeps for its whole life, whatever happens on the way.

    Taken back and approved again is a new copy with a key of its own: the first one never left.
    """
    parts = f"{statement.trust_id}|{statement.pk}|{version.pk}|{account.pk}|{now.isoformat()}"
    return hashlib.sha256(parts.encode()).hexdigest()[:32]
