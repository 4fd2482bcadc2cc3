"""Putting a draft's parts together into the words that go out."""

from collections.abc import Mapping

from candour.domain import threads
from candour.domain.refusal import Refusal
from candour.people.models import Person
from candour.voice.models import Statement, Version

PARTS: tuple[str, ...] = ("sorry_for", "was_wrong", "is_right", "established", "happens_now", "talk_to")
"""The boxes of the composer, in the order in which they are read."""

CORRECTION_PARTS: tuple[str, ...] = ("was_wrong", "is_right", "talk_to")
"""The boxes of a correction, which stand open above all others."""


CREDIT = "credit"
"""The last of a draft's parts, which no box of its writer changes: from whom the words or pictures are."""

BETWEEN_BOXES = "\n\n\0"
"""Stands between the boxes while all of them are cut together: a sign that no draft can hold."""


def whole_text(text: str, parts: Mapping[str, str]) -> str:
    """This will give a draft's words as one piece, whether or not the writer cut them into parts."""
    return threads.whole(cut_text(text, parts))


def cut_text(text: str, parts: Mapping[str, str], between: str = "\n\n") -> str:
    """This will join the sorry composer's boxes, the free words and the credit, a paragraph each.

    Where the writer cut it, the lines that cut it are still there.
    """
    paragraphs = [parts.get(name, "").strip() for name in PARTS]
    return between.join(
        paragraph for paragraph in [*paragraphs, text.strip(), parts.get(CREDIT, "")] if paragraph
    )


def without_credit(text: str, parts: Mapping[str, str]) -> str:
    """This will give words as they stand above the credit, where they end with it."""
    credit = parts.get(CREDIT, "")
    ends = next((each for each in (credit, threads.whole(credit)) if text.rstrip().endswith(each)), "")
    return text.rstrip().removesuffix(ends).rstrip() if ends else text


def credit_refusal(statement: Statement, text: str) -> Refusal | None:
    """This will refuse other words without the line that says from whom they are: that is for them to say."""
    credit = statement.draft_parts.get(CREDIT, "")
    if not credit or without_credit(text, statement.draft_parts) != text:
        return None
    return Refusal(
        f"The last line says from whom this is, as they wish: {threads.whole(credit)}",
        "Put it back as it was, then suggest your words.",
    )


def in_one_box(text: str, parts: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """This will give the boxes of a draft where one holds all its words: the credit stays apart."""
    return without_credit(text, parts), {name: words for name, words in parts.items() if name == CREDIT}


def as_written(version: Version) -> str:
    """This will give the words with the lines that cut them, where somebody cut them."""
    return version.cut_text or version.text


def signed_by(statement: Statement) -> tuple[str, str]:
    """This will give the name and the plain role under which words go out.

    New words for what is public keep the name of whoever said it, whoever changes them.
    """
    first = statement.rewords
    if first is not None and first.current is not None:
        return first.current.name, first.current.role
    return statement.author.first_name, signed_role(statement.author)


def signed_role(author: Person) -> str:
    """This will give the plain role under which somebody signs: "Staff nurse, Emergency department"."""
    return f"{author.job_title}, {author.team.name}" if author.team else author.job_title


def what_it_is(statement: Statement) -> str:
    """This will name a statement as it stands after "your": new words, a correction or a reply."""
    if statement.rewords_id is not None:
        return "new words"
    return "correction" if statement.corrects_id is not None else "reply"
