"""A reply that answers the other kind of post: sorry for a thank-you, delight at a complaint."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.leaning import blames_nothing, leaning
from candour.domain.checks.material import Material
from candour.domain.checks.owning import owns_a_mistake
from candour.domain.checks.patterns import Hit, hits, spans_of, table
from candour.domain.checks.report import Finding, finding
from candour.domain.checks.whom import CARER
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
_FAILED = table(
    {
        "owed": r"\b(?:owe you an? (?:\w+ )?apolog\w+|forgive (?:us|me)|offer (?:you )?(?:my|"
        r"our) (?:\w+ )?apolog\w+|"
        r"my (?:\w+ )?apologies|can only say sorry)\b(?! for (?:the|my|our|this) (?:slow|late|delay))",
        "regret": r"\b(?:i|we) (?:deeply |very much |truly )?regret\b",
        "our_failing": r"\b(?:we|i) (?:failed|let) (?:you|him|her|them)\b|\bthis failing\b|"
        r"\bwe fell short\b|\bnot good enough\b|"
        r"\b(?:we|i) got (?:this|it|that) wrong\b|\bthis was (?:our|my) mistake\b|\bit was wrong\b",
        "never_should": r"\bshould (?:not|never) have happened\b|\bashamed of it\b|\bput (?:it|this|"
        r"that) right\b",
    }
)
"""What a reply says of something that went wrong, with or without the word sorry."""

_THANKS = table(
    {
        "thanks": r"\b(?:thank|thanks|thankyou|ta|cheers|grateful|gratitude|appreciat\w+)\b"
        r"(?!(?: you)? for (?:telling|letting|bringing|raising|sharing|pointing|contacting|"
        r"getting in touch|your (?:feedback|patience)))",
        "gladness": r"\b(?:glad|delighted|pleased|thrilled|chuffed|proud|over the moon|smil\w+|praise|"
        r"compliment|joy|happy to|"
        r"wonderful|lovely|made (?:my|our|their|his|her) (?:day|week|morning|night|shift)|means (?:a lot|"
        r"so much|the world))\b",
    }
)
_TOLD = r"(?! (?:that )?you (?:told|wrote|asked|said|let|raised|spoke|got|came|contacted|mentioned|pointed))"
_GOOD = (
    r"(?:good|great|lovely|wonderful|fantastic|brilliant|excellent|nice|kind|positive|glowing|generous|"
    r"warm|beautiful|fabulous)"
)
_DELIGHT = table(
    {
        "delighted": r"\b(?:delighted|thrilled|overjoyed|over the moon|chuffed|grinning|hooray|"
        r"couldn't be happier|celebrate)\b",
        "glad_of_it": rf"\b(?:so |very |really |always )?(?:glad|pleased|happy)\b{_TOLD}(?! to (?:help|"
        rf"talk|meet|discuss|look|say|review|assist))",
        "good_to_hear": rf"\b(?:{_GOOD}|joy|treat|delight) (?:to |it is to )(?:hear|read|know|learn|see|"
        r"get|receive)\b|\bso good to hear\b",
        "good_message": rf"\b{_GOOD} (?:message|feedback|review|news|comments?|words|note|compliments?|"
        rf"testimonial)\b|\bwhat a (?:lovely|treat|joy|"
        r"wonderful|kind)\b",
        "enjoyed": r"\b(?:you (?:enjoyed|liked it|left happy|had (?:such )?a (?:lovely|good|great|"
        r"wonderful|positive|pleasant)|felt (?:so )?well looked|"
        r"were (?:so )?(?:happy|pleased) with))\b|\b(?:everything|it all) went (?:so )?(?:well|smoothly)\b|"
        r"\bwe got it right\b",
        "praise": r"\b(?:your (?:praise|thanks|compliments?|thumbs up)|the (?:compliment|thumbs up)|"
        r"five stars|such glowing)\b|\bkeep up the good work\b",
        "kind_of_you": rf"\b{_GOOD} of you to (?:write|say|tell|think|take)\b|\bhow kind\b|\byou(?:'re|"
        rf" are) (?:very |most )?welcome\b(?! to)|\bour pleasure\b",
        "made_our_day": r"\b(?:made|brightened|cheered)(?: up)? (?:my|our|me|us|a|the|their|his|"
        r"her) (?:\w+ )?(?:day|week|morning|night|shift|smile|corridor|ward|afternoon)\b|"
        r"\bmade (?:me|us) smile\b|\bmade my day\b|\bbe smiling\b|\bmeans (?:a lot|so much|the world)\b|"
        r"\bhow much this means\b|\bkeep us going\b|"
        r"\bwhy we do this job\b|\b(?:very|so) proud\b|\bproud to read\b",
        "love_hearing": r"\b(?:we|i) (?:just )?love (?:hearing|to hear|reading|getting|receiving)\b|"
        r"\bnice to hear when\b",
        "wow": r"(?:^|[.!?\n] ?)(?:aw|aww|wow|hooray|brilliant|fantastic|excellent|wonderful|lovely|"
        r"great)[,!]",
    }
)
_BAD = (
    r"(?:awful|dreadful|terrible|horrible|horrendous|horrid|appalling|shocking|atrocious|distressing|upsetting|"
    r"frustrating|disappointing|unpleasant|rotten|grim|miserable|(?:a )?nightmare)"
)
_VERY = r"(?: (?:so|really|truly|quite|very|just|absolutely|simply|utterly|completely|like|an?)){0,2}"
_SYMPATHY = table(
    {
        "sounds_bad": r"\b(?:that|this|it|what you describe|what happened)(?: all)? (?:sounds?|sounded|"
        rf"must (?:have been|be)){_VERY} {_BAD}\b|"
        rf"\b(?:that|this)(?:'s| is| was){_VERY} {_BAD}(?=[.!,;]|$| (?:and|to (?:hear|read)|for you)\b)|"
        rf"\bhow (?:absolutely )?{_BAD}(?=[.!,;]|$| (?:to (?:hear|read)|for you)\b)|"
        rf"\bwhat an? {_BAD} (?:time|experience|thing|ordeal)\b",
        "not_right": r"\b(?:that|this|it)(?:(?:'s| is| was)(?: simply| just| really)? not|"
        r"(?: isn't| wasn't)) (?:acceptable|good enough|how we (?:want|like|try)|"
        r"what we (?:want|expect|aim))\b|\b(?:is|was|are|were|be) (?:\w+ly )?unacceptable\b",
        "will_look": r"\b(?:i|we)(?:'ll| will| am| are|'m|'re)(?: going to)?(?: (?:now|personally|also))? "
        r"(?:look(?:ing)? into|investigat(?:e|ing)|get(?:ting)? to the bottom of) (?:it|this|that|the matter|"
        r"what (?:happened|went wrong)|how (?:this|that|it) (?:happened|came))\b|"
        r"\bfind(?:ing)? out (?:what (?:happened|went wrong)|how (?:this|that|it) happened)\b|"
        r"\b(?:this|that|it|the matter) (?:will be|is being) (?:looked into|investigated)\b",
        "seriously": r"\blearn (?:the |any |our )?lessons?\b|"
        r"\btak(?:e|ing) (?:this|it|that|these) (?:very |extremely |so )?seriously\b",
    }
)
"""What is said to somebody who was wronged. Said to pure thanks, it shows that nobody read them."""
_HARDSHIP = re.compile(
    rf"\b(?:{_BAD}|accident|crash(?:ed)?|fell|fall|brok\w+|pain\w*|ill|sick|poorly|cancer|heart attack|"
    r"stroke|died|death|dying|emergency|sepsis|scar(?:ed|y)|frighten\w+|terrif\w+|worr\w+|worst|worse|bad(?:ly)?|"
    r"hard|hell|difficult|stress\w*|nervous|anxious|dread\w*|lost|missing|wrong|resus|overdose|crying|tears)\b"
)
_WISH = re.compile(
    r"\?|\b(?:wish|shame|pity|ideas?|suggest\w*|one thing|would be (?:good|nice|great|better|lovely)|"
    r"could (?:do with|be better|use|you)|hope (?:that )?(?:you|they|it)|if only|except|missing|lost|wrong)\b"
)
_FITTING = {"sounds_bad": _HARDSHIP, "will_look": _WISH, "seriously": _WISH}
"""What a post of praise may hold besides, so that such words fit it after all."""
_ADMITS = table(
    {
        "admits": r"\b(?:should(?:n't| not| never) have|not good enough|deserved? better|went wrong|"
        r"got (?:it|this|that) wrong|let (?:you|them|her|him) down|"
        r"(?:isn't|not) acceptable|hard to read|fair (?:point|enough)|failed|you(?:'re| are) right|idea|"
        r"suggest\w+|good point|to put (?:it|this) right)\b",
        "takes_up": r"\byour (?:comments?|points?|concerns?|worry|worries) (?:on|about|regarding|over)\b|"
        r"\blook(?:ed|ing)? into\b",
    }
)
"""What takes up a grievance or a suggestion without the word sorry."""
_ABOUT_OUR_WORDS = re.compile(
    r"\b(?:sorry|apolog\w+|repl(?:y|ied|ies)|answer\w*|tweet\w*|bot|robot|"
    r"reading these|you said|you wrote)\b"
)
_TAKEN_BACK = re.compile(r"\bautopilot\b|\bsorry for the sorry\b|\bmisread\b|\bmisunderstood\b")
_NOT_ALL_PRAISE = frozenset({Kind.MIXED, Kind.OTHER})
"""A sorry fits such posts, and delight alone passes over something: a hint, never a hold."""


def contradiction(material: Material) -> Finding | None:
    """This will hold (or, when the reader is unsure, hint at) a reply that contradicts the reading.

    Only the first two sentences that say something open a contradiction; thanks or a sorry anywhere in the
    reply closes it.
    Where the reader is unsure, the post's plain words must lean the same way. A mixed post, or one that is
    neither praise nor a grievance, is not answered by delight alone, unless its plain words are of praise; or
    unless its worst sentence is kind, holds no word of a grievance and tells of nobody who came to grief.
    """
    kind = _believed(material)
    if kind is Kind.COMPLIMENT:
        sorry = _opening(material, [*hits(_SORRY, material.style), *hits(_FAILED, material.style)])
        found = sorry or _opening(material, _sympathy(material))
        is_ours = bool(_ABOUT_OUR_WORDS.search(material.story.text)) and owns_a_mistake(material)
        is_answered = bool(hits(_THANKS, material.style)) or is_ours or _takes_back(material)
        reason = (
            "You say sorry, and their message reads like thanks."
            if sorry
            else "You answer something that went wrong, and their message reads like thanks."
        )
    elif kind is Kind.COMPLAINT:
        delight = [hit for hit in hits(_DELIGHT, material.style) if not _is_not_ours(hit, material)]
        found = _opening(material, delight)
        is_answered = bool(
            hits(_SORRY, material.style) or hits(_FAILED, material.style) or hits(_ADMITS, material.style)
        ) or owns_a_mistake(material)
        reason = (
            "You sound delighted, and their message is not all praise."
            if material.draft.incoming_kind in _NOT_ALL_PRAISE
            else "You sound delighted, and their message reads like a complaint."
        )
    else:
        return None
    if not found or is_answered:
        return None
    is_sure = material.draft.incoming_is_sure and material.draft.incoming_kind not in _NOT_ALL_PRAISE
    level = Level.HOLD if is_sure else Level.HINT
    return finding(Code.CONTRADICTION, level=level, spans=spans_of(found, material.style), reason=reason)


def _believed(material: Material) -> Kind | None:
    """This will give which way the post is taken; a suggestion asks for something, as a complaint does."""
    draft = material.draft
    kind = Kind.COMPLAINT if draft.incoming_kind is Kind.SUGGESTION else draft.incoming_kind
    if kind is None or kind is Kind.QUESTION:
        return None
    leans = leaning(material.story.text)
    is_kind = (draft.incoming_criticality or 0) > 0 and not draft.incoming_flags
    if kind is Kind.MIXED and is_kind and blames_nothing(material.story.text):
        return None
    if kind in _NOT_ALL_PRAISE:
        is_praise = leans is Kind.COMPLIMENT
        is_unsaid = kind is Kind.OTHER and not draft.incoming_is_sure
        return Kind.COMPLAINT if not is_praise else Kind.COMPLIMENT if is_unsaid else None
    return kind if draft.incoming_is_sure or leans is kind else None


_SOMEBODYS = re.compile(
    r"\b(?:the|that|this) (?P<who>[a-z]+) (?:was|were|is|looked|sounded|seemed)(?: (?:quite|very|rather|"
    r"absolutely|really))? $"
)
_DENIED = re.compile(
    r"(?:\bnot|n't|\bnever|\bhardly|\bnobody (?:is|was|were|would be)|\bnone of us (?:is|are|was|were))"
    r"(?: (?:exactly|very|all that|at all|be|feeling))? $"
)
_ONE_OF_OURS = re.compile(
    rf"(?:{CARER}|nurses|doctors|porters|staff|teams?|crew|ward|unit|trust|hospital|department|clinic|service|"
    r"board|managers?|receptionists?|volunteers?|cleaners?|domestics?|drivers?|cooks?|chefs?|kitchen|desk|office|"
    r"midwives|carers?|security|chaplain|whole|lot|rest|clerk|guard|assistant|technician|pharmacist|"
    r"dietitian|phlebotomist|operator|lady|man|woman|girl|guy|bloke|person|people|one|feedback|message)"
)
_BEFORE = 50


def _is_not_ours(hit: Hit, material: Material) -> bool:
    """This will say whether delight is denied, or is that of somebody in their post who is none of ours."""
    before = material.style.text[max(0, hit.start - _BEFORE) : hit.start]
    if _DENIED.search(before) and not material.style.text.startswith("happier", hit.start):
        return True
    who = _SOMEBODYS.search(before)
    return who is not None and not _ONE_OF_OURS.fullmatch(who["who"]) and who["who"] in material.story_words


def _sympathy(material: Material) -> list[Hit]:
    """This will find what is said to somebody who was wronged, where nothing in their post asks for it."""
    fitting = {name for name, told in _FITTING.items() if told.search(material.story.text)}
    return [hit for hit in hits(_SYMPATHY, material.style) if hit.name not in fitting]


def _takes_back(material: Material) -> bool:
    return bool(_TAKEN_BACK.search(material.style.text))


def _opening(material: Material, found: list[Hit]) -> list[Hit]:
    return [hit for hit in found if hit.start < material.opening_ends]
