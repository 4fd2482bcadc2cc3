"""What every network asks of a message before anything is sent: words, room for them, described pictures."""

from collections.abc import Collection

from candour.channels.base import Message, NotAccepted
from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.pictures import PictureIsNotThere, kind_of, picture
from candour.channels.registry import channel
from candour.domain.refusal import Refusal


def refuse_silence(message: Message) -> None:
    """This will raise NotAccepted for a message with neither words nor pictures."""
    if not message.text.strip() and not message.pictures:
        raise NotAccepted("There are no words in this post.", "Write something.")


def refuse_more_than(longest: int, counted: int, who: str, unit: str = "characters") -> None:
    """This will raise NotAccepted for words that `who` counts as more than `longest`."""
    if counted > longest:
        raise NotAccepted(
            f"{who} takes {longest} {unit}. With your name this has {counted}.",
            "Shorten it, or say it in several parts.",
        )


def picture_refusal(account: Account, pictures: int, *, is_answer: bool) -> Refusal | None:
    """This will say why so many pictures cannot go to an account, or words without any, or nothing."""
    network = channel(account.channel)
    limits = network.limits(connected(account))
    if not pictures and not is_answer and limits.needs_picture:
        return Refusal(
            f"{network.label} takes no post without a picture, so this cannot go to {account.name}.",
            "Add a picture to it first, or choose other places.",
        )
    most = limits.most_pictures(is_answer=is_answer)
    if most is None or pictures <= most:
        return None
    what = "an answer" if is_answer else "a post"
    if most == 0:
        return Refusal(f"{network.label} takes no picture with {what}.", "Send the words alone.")
    return Refusal(
        f"{network.label} takes {most} {'picture' if most == 1 else 'pictures'} with {what}, not {pictures}.",
        "Keep what matters most, and take the rest out.",
    )


def refuse_pictures(message: Message, who: str, most: int, longest_alt: int) -> None:
    """This will raise NotAccepted for too many pictures, and for one that is not described, or at length."""
    if len(message.pictures) > most:
        raise NotAccepted(f"{who} takes {most} pictures in a post.", "Leave some out.")
    if any(not each.alt.strip() for each in message.pictures):
        raise NotAccepted("A picture has no description.", "Describe it for those who cannot see it.")
    if any(len(each.alt) > longest_alt for each in message.pictures):
        raise NotAccepted(
            f"The description of a picture is longer than {longest_alt} characters.",
            "Shorten the description.",
        )


def approved(
    trust: int, sha256: str, *, largest: int, kinds: Collection[str] | None = None, other: NotAccepted
) -> bytes:
    """This will give a picture's approved bytes, at most `largest` of them, or raise NotAccepted.

    `other` is raised for a media type that is not among `kinds`; without these, for what is no picture.
    """
    try:
        content = picture(trust, sha256)
    except PictureIsNotThere as error:
        raise NotAccepted(f"{error} Nothing was sent.", "Choose the picture again.") from error
    kind = kind_of(content)
    if not kind or (kinds is not None and kind not in kinds):
        raise other
    if len(content) > largest:
        most = largest // 1_000_000
        raise NotAccepted(f"The picture is larger than {most} MB.", "Choose a smaller picture.")
    return content
