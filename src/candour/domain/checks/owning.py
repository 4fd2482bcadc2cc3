"""Owning a mistake as a person: such a reply needs no other proof that somebody read and answers."""

from candour.domain.checks.material import Material
from candour.domain.checks.patterns import hits, table

_OWNED = table(
    {
        "mistake": r"\b(?:my|our|a|the|this|real|human|honest) (?:\w+ )?mistakes?\b(?! you)|"
        r"\bmistakes sometimes\b",
        "wrong": r"\b(?:i|we)(?: had| have|'ve)? (?:got|get) (?:it|that|this|you|them) (?:\w+ )?wrong\b|"
        r"\b(?:i|we) (?:was|were) wrong\b|"
        r"\bthe (?:post|tweet|sign|page|letter|photo|picture) was wrong\b",
        "fault": r"\b(?:my|our) (?:fault|error|bad)\b|\b(?:on|down to) (?:us|me)\b|\bsorry for the sorry\b|"
        r"\bautopilot\b",
        "misread": r"\bi (?:misread|misunderstood|mistook|posted it|wrote it|should have checked|"
        r"didn't (?:look|check|read))\b",
    }
)


def owns_a_mistake(material: Material) -> bool:
    """This will say whether the writer owns a mistake of theirs or of the trust's."""
    return bool(hits(_OWNED, material.style))
