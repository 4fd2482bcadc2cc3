"""What goes out on each network for one version: the exact words, frozen, and the key of each copy."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from candour.channels.base import Message, Picture
from candour.channels.connections import connected
from candour.channels.fitting import picture_refusal
from candour.channels.models import Account
from candour.channels.registry import channel
from candour.domain import threads
from candour.domain.refusal import Refusal
from candour.voice.models import Delivery, Statement, Version

SHOWS_THE_WRITER = frozenset({"frontdoor"})
"""Channels that print who speaks beside the words; elsewhere the signature is part of the text."""


def texts_for(version: Version, account: Account) -> tuple[str, ...]:
    """This will give the words of a version exactly as one account sends them, signature included.

    They are one text, or several where the account has no room for the whole and the writer cut it.
    """
    cut = version.threads.get(str(account.pk))
    return tuple(cut) if cut else (_whole(version, account),)


def named_in(statement: Statement) -> str:
    """This will give the name with which an answer begins on the post's network, "" where it needs none."""
    return statement.post.handle if statement.post else ""


def messages_for(statement: Statement, version: Version, account: Account) -> tuple[Message, ...]:
    """This will give what one account sends, in order; a later part answers the one before it in time."""
    post = statement.post if statement.post and statement.post.account_id == account.pk else None
    return tuple(
        Message(
            text=text,
            name=version.name,
            role=version.role,
            in_reply_to=post.network_id if post else "",
            thread=post.thread.network_id if post and post.thread else (post.network_id if post else ""),
            pictures=_pictures_for(version, account) if number == 0 else (),
            created_at=version.written_at.isoformat(),
        )
        for number, text in enumerate(texts_for(version, account))
    )


def rewritten(copy: Delivery, text: str) -> Message:
    """This will give what a live copy is to say instead; all else of it stays as it was frozen."""
    return replace(Message.thaw(bytes(copy.frozen)), text=text)


def _pictures_for(version: Version, account: Account) -> tuple[Picture, ...]:
    """In several parts the pictures go with the first.

    A copy on our own page is kept with its words alone: as it is read, it looks which pictures may be seen.
    """
    if account.channel in SHOWS_THE_WRITER:
        return ()
    return tuple(Picture(sha256, alt) for sha256, alt in version.pictures)


def threads_of(version: Version, accounts: Iterable[Account]) -> dict[str, list[str]]:
    """This will give the parts of a version for each account that has no room for the whole."""
    parts = threads.parts_of(version.cut_text)
    if len(parts) < 2:
        return {}
    return {
        str(account.pk): [
            _addressed(parts[0], version, account),
            *parts[1:-1],
            _signed(parts[-1], version, account),
        ]
        for account in accounts
        if over(_whole(version, account), account, is_answer=is_answer(version, account)) > 0
    }


def over(text: str, account: Account, *, is_answer: bool) -> int:
    """This will say by how much a text is too long for an account, as its network counts; below 0 is room."""
    network = channel(account.channel)
    return network.length(text) - network.limits(connected(account)).room(is_answer=is_answer)


def is_answer(version: Version, account: Account, number: int = 1) -> bool:
    """This will say whether a part answers something on its network: a post there, or the part before it."""
    post = version.statement.post
    return number > 1 or (post is not None and post.account_id == account.pk)


def cut_for(text: str, version: Version, accounts: Sequence[Account]) -> str:
    """This will put cuts into words, so that every account has room for each part; Refusal where none can.

    A sign that no draft can hold (NUL) may stand in them and takes no room.
    """

    def sent(part: str, is_last: bool, account: Account) -> str:
        """Every part is taken for the first, which has a name to begin with, and for an answer."""
        part = _addressed(part, version, account)
        return _signed(part, version, account) if is_last else part

    def too_long(each: Account) -> bool:
        whole = sent(threads.whole(text), True, each)
        return over(whole, each, is_answer=is_answer(version, each)) > 0

    tight = [each for each in accounts if too_long(each)]

    def fits(part: str, is_last: bool) -> bool:
        part = part.replace("\0", "")
        return all(over(sent(part, is_last, each), each, is_answer=True) <= 0 for each in tight)

    return threads.cut(text, fits)


def fit_refusal(version: Version, accounts: Iterable[Account]) -> Refusal | None:
    """This will say where words are too long for a network, or want a picture there, or nothing."""
    accounts = list(accounts)
    if no := pictures_refusal(version.statement, accounts, len(version.pictures)):
        return no
    for account in accounts:
        texts = texts_for(version, account)
        if len(texts) > threads.MOST_PARTS:
            return Refusal(
                f"This is more than {threads.MOST_PARTS} parts for {account.name}.",
                "Nobody reads so many. Shorten it, or put it on our own page only.",
            )
        unit = channel(account.channel).limits(connected(account)).unit
        for number, text in enumerate(texts, start=1):
            answers = is_answer(version, account, number)
            if (beyond := over(text, account, is_answer=answers)) > 0:
                what = "This" if len(texts) == 1 else f"Part {number}"
                return Refusal(
                    f"{what} is {beyond} {unit} too long for {account.name}.",
                    "Shorten it, or cut it into parts. Nothing is cut off for you.",
                )
    return None


def pictures_refusal(statement: Statement, accounts: Iterable[Account], pictures: int) -> Refusal | None:
    """This will say why so many pictures cannot go with these words to one of the accounts, or nothing."""
    post = statement.post
    for account in accounts:
        answers = (statement.rewords or statement).corrects_id is not None or (
            post is not None and post.account_id == account.pk
        )
        if no := picture_refusal(account, pictures, is_answer=answers):
            return no
    return None


def _whole(version: Version, account: Account) -> str:
    return _signed(_addressed(version.text, version, account), version, account)


def _addressed(text: str, version: Version, account: Account) -> str:
    """This will begin an answer with the name of whoever is answered, unless its writer did."""
    post, first = version.statement.post, text.split(maxsplit=1)[:1]
    if post is None or post.account_id != account.pk or not post.handle:
        return text
    has_it = bool(first) and first[0].rstrip(",:;.!").casefold() == post.handle.casefold()
    return text if has_it else f"{post.handle} {text}"


def _signed(text: str, version: Version, account: Account) -> str:
    if account.channel in SHOWS_THE_WRITER:
        return text
    return f"{text}\n\n{version.name}, {version.role}"


def key_for(statement: Statement, version: Version, account: Account, now: datetime, part: int = 1) -> str:
    """This will make the key that one copy, or one part of it, keeps for its whole life.

    Taken back and approved again is a new copy with a key of its own: the first one never left.
    """
    parts = f"{statement.trust_id}|{statement.pk}|{version.pk}|{account.pk}|{now.isoformat()}"
    if part > 1:
        parts = f"{parts}|{part}"
    return hashlib.sha256(parts.encode()).hexdigest()[:32]
