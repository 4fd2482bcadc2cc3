"""Putting a draft's parts together into the words that go out."""

from collections.abc import Mapping

from candour.people.models import Person

PARTS: tuple[str, ...] = ("sorry_for", "was_wrong", "is_right", "established", "happens_now", "talk_to")
"""The boxes of the composer, in the order in which they are read."""

CORRECTION_PARTS: tuple[str, ...] = ("was_wrong", "is_right", "talk_to")
"""The boxes of a correction, which stand open above all others."""


def whole_text(text: str, parts: Mapping[str, str]) -> str:
    """This will join the sorry composer's boxes and the free words into one text, a paragraph each."""
    paragraphs = [parts.get(name, "").strip() for name in PARTS]
    return "\n\n".join(paragraph for paragraph in [*paragraphs, text.strip()] if paragraph)


def signed_role(author: Person) -> str:
    """This will give the plain role under which somebody signs: "Staff nurse, Emergency department"."""
    return f"{author.job_title}, {author.team.name}" if author.team else author.job_title
