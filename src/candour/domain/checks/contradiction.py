"""A reply that answers the other kind of post: sorry for a thank-you, delight at a complaint."""

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.owning import owns_a_mistake
from candour.domain.checks.patterns import Hit, hits, spans_of, table
from candour.domain.checks.report import Finding, finding
from candour.domain.kinds import Kind

_FAMILY = (
    r"(?:mum|mam|mother|dad|father|gran|nan|nana|grandad|grandma|grandmother|grandfather|husband|wife|"
    r"partner|son|"
    r"daughter|baby|brother|sister|aunt|uncle|friend|child|little (?:one|boy|girl)|loved one)"
)
_SORRY = table(
    {
        "sorry": r"\bsorry\b(?! for your (?:\w+ )?loss| (?:to hear |to read |to learn )?(?:about|of|"
        r"that) your (?:\w+ )?"
        rf"{_FAMILY}\b| (?:for|about) (?:the|my|our|this) (?:slow|late|delayed|short|belated)| for (?:the|"
        r"our|my) delay in "
        r"(?:reply|answer|respond)| for the sorry| (?:that )?you(?:'ve| have)? (?:been|were) (?:so |"
        r"very )?(?:ill|unwell|poorly))",
        "apology": r"\b(?:we|i|please|the trust|to) (?:\w+ )?(?:apologi[sz]e|accept (?:our|"
        r"my) (?:\w+ )?apolog)"
        r"|\b(?:my|our) (?:\w+ )?apologies\b(?! for (?:the|my|our|this) (?:slow|late|delay))|(?:^|"
        r"[.!?\n] ?)apologies\b(?! for (?:the|my|our|this) (?:slow|late))",
        "put_right": r"\b(?:let|letting) you down\b",
    }
)
_THANKS = table(
    {
        "thanks": r"\b(?:thank|thanks|thankyou|ta|cheers|grateful|gratitude|appreciat\w+)\b",
        "gladness": r"\b(?:glad|delighted|pleased|thrilled|chuffed|proud|over the moon|smil\w+|praise|"
        r"compliment|joy|happy to|"
        r"wonderful|lovely|made (?:my|our|their|his|her) (?:day|week|morning|night|shift)|means (?:a lot|"
        r"so much|the world))\b",
    }
)
_DELIGHT = table(
    {
        "delighted": r"\b(?:delighted|thrilled|overjoyed|over the moon|chuffed)\b",
        "glad_of_it": r"\b(?:so |very |really |always )?(?:glad|pleased|happy|great|lovely|wonderful|"
        r"fantastic|good) (?:that |to "
        r"(?:hear|read|know|learn|see) )(?:that |of |about |you|it|your|the)",
        "enjoyed": r"\b(?:you (?:enjoyed|had a (?:lovely|good|great|wonderful|positive|pleasant)|"
        r"were (?:so )?(?:happy|pleased) with))\b",
        "kind_words": r"\b(?:kind|lovely|wonderful|positive|generous|nice) (?:words|comments?|feedback|"
        r"message|review|compliments?)\b",
        "love_hearing": r"\b(?:we|i) (?:just )?love (?:hearing|to hear|reading)\b",
    }
)
_OPENING_SENTENCES = 2


def contradiction(material: Material) -> Finding | None:
    """This will hold (or, when the reader is unsure, hint at) a reply that contradicts the reading.

    Only the first two sentences open a contradiction; thanks or a sorry anywhere in the reply closes it.
    """
    kind = material.draft.incoming_kind
    if kind is Kind.COMPLIMENT:
        found = _opening(material, hits(_SORRY, material.style))
        is_answered = hits(_THANKS, material.style) or owns_a_mistake(material)
        reason = "You say sorry, and their message reads like thanks."
    elif kind is Kind.COMPLAINT:
        found = _opening(material, hits(_DELIGHT, material.style))
        is_answered = hits(_SORRY, material.style) or owns_a_mistake(material)
        reason = "You sound delighted, and their message reads like a complaint."
    else:
        return None
    if not found or is_answered:
        return None
    level = Level.HOLD if material.draft.incoming_is_sure else Level.HINT
    return finding(Code.CONTRADICTION, level=level, spans=spans_of(found, material.style), reason=reason)


def _opening(material: Material, found: list[Hit]) -> list[Hit]:
    first_two = material.sentences[:_OPENING_SENTENCES]
    end = first_two[-1].end if first_two else 0
    return [hit for hit in found if hit.start < end]
