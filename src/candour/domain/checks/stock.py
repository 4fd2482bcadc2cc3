"""Stock phrases: no phrase is wrong by itself, a reply made of them could go to anybody."""

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material, Sentence
from candour.domain.checks.patterns import Hit, hits, spans_of, table
from candour.domain.checks.report import Finding, finding

MOSTLY = 0.5
"""From this share of words in stock sentences on, a reply is mostly stock."""
MANY_FAMILIES = 3
"""So many different families make a reply scripted whatever stands between them."""

_STOCK = table(
    {
        "thank_for_time": r"\bthank(?:s| you)(?: \w+){0,3} for (?:taking the time|"
        r"your (?:\w+ )?(?:feedback|comments?|message|tweet|post|"
        r"enquiry|email|e-mail|patience|understanding|question|review|interest|kind words)|"
        r"getting in touch|contacting|reaching out|bringing "
        r"this|sharing|letting us know|the feedback|leaving)|\btaking the time\b|\bwe thank you for\b|"
        r"\bthank you for (?:flying|"
        r"choosing|shopping|travelling|banking|being a)",
        "sorry_to_hear": r"\b(?:sorry|saddened|concerned|disappointed|sad|upset)(?: to (?:hear|learn|read)|"
        r" about that| that you (?:feel|felt))\b",
        "high_standards": r"\bhigh(?:est)? standards?\b|\bstriv(?:e|es|ing)\b|\b(?:pride|"
        r"prides) (?:ourselves|itself)\b|\bnot in keeping\b|\bat the "
        r"heart of (?:all|everything|what)\b|\bcommitted to (?:providing|delivering|ensuring|improving)\b|"
        r"\b(?:our|top|highest) "
        r"(?:priority|priorities)\b|\bcustomer satisfaction\b|\bbest possible (?:care|service|experience)\b",
        "seriously": r"\btak(?:e|es|en|ing) (?:\S+ ){1,6}seriously\b",
        "value_feedback": r"\b(?:value|values|welcome|welcomes|appreciate|appreciates) (?:all |your |any |"
        r"the |this )?(?:\w+ )?(?:feedback|comments?|views|opinions?|input)\b|"
        r"\bfeedback is (?:important|valuable|invaluable)\b",
        "here_to_help": r"\bhere to (?:help|listen|assist|support)\b|\bagents? (?:stand|are) (?:ready|"
        r"standing by)\b",
        "happy_to_help": r"\b(?:happy|glad|pleased|able) to (?:help|assist|review)\b",
        "passed_on": r"\b(?:comments?|feedback|remarks|concerns?|words|matter|this|complaint) (?:have|has|"
        r"will|are|is)(?: now)? (?:be |been |being )?(?:passed|"
        r"shared|escalated|forwarded|noted|fed back|displayed|raised|relayed)\b|\b(?:appropriate|"
        r"relevant) (?:\w+ )?(?:manager|team|department|staff|"
        r"person|people|colleagues?)\b|\b(?:share|pass)(?: on)? (?:this|your|these|"
        r"it)(?: \w+)?(?: on)? (?:with|to|on to) (?:the|our) "
        r"(?:\w+ )?(?:team|staff|colleagues|ward|department)\b|\bmeans a (?:great deal|"
        r"lot) to (?:our )?(?:colleagues|staff|teams?)\b",
        "reassure": r"\b(?:re)?assure you\b|\brest assured\b|\bplease be assured\b",
        "as_you_will_appreciate": r"\bas you (?:will|may|can) (?:appreciate|understand|be aware)\b|"
        r"\b(?:extremely|very|exceptionally) (?:busy|high demand)\b|"
        r"\bunprecedented\b|\bisolated (?:incident|case|occurrence)\b|\bon this occasion\b|"
        r"\bunder (?:considerable|extreme|huge) pressure\b",
        "do_not_hesitate": r"\b(?:do not|don't|never) hesitate\b|\b(?:discuss|address) (?:this |your |any |"
        r"these |the )(?:\w+ )?(?:concerns?|matters?|"
        r"further|issues?|experience)\b|\bdiscuss this\b|\blike to (?:discuss|talk about) (?:this|it|"
        r"your \w+)(?: \w+)? further\b|"
        r"\b(?:need|require) (?:any )?(?:further |more )?(?:assistance|help|support|information)\b|"
        r"\bshould you (?:require|need|wish|have)\b",
        "inconvenience": r"\b(?:any|the) (?:\w+ )?(?:inconvenience|distress|upset|"
        r"confusion)(?: (?:that )?(?:this|it|we|you))?(?: (?:may|might|has|have|was|"
        r"were))?(?: have)?(?: been)?(?: caused?| experienced)?\b",
        "more_details": r"\b(?:share|provide|send|give)(?: us)?(?: with)? (?:some |any |us )?(?:additional|"
        r"further|more) (?:information|details?)\b|\bwith further "
        r"details\b|\bdm us (?:your|with)\b|\blet us know if you (?:need|require|have)\b",
        "reference": r"\breference ?(?:#|number|no\b)|\bmention (?:your )?ref(?:erence)?\b|\bquot(?:e|"
        r"ing) (?:your )?reference\b",
        "addressed": r"\b(?:have|get) (?:this|it) (?:addressed|resolved|investigated|looked into)\b",
        "delighted": r"\b(?:delighted|thrilled|pleased|glad|happy)(?: to (?:hear|read|"
        r"learn))?(?: that)? you (?:had|enjoyed|have had|received)(?: \w+){0,2} "
        r"(?:good|great|positive|lovely|wonderful|pleasant|excellent|experience|stay|visit|trip)\b",
        "no_comment": r"\b(?:unable|not able|not appropriate|cannot|"
        r"not be appropriate)(?: for [^.!?\n]{1,25})? to comment\b",
        "website": r"\b(?:refer to|visit|found on|consult|see) our website\b|\blatest (?:information|"
        r"position|news|updates?)\b",
        "frustrating": r"\bunderstand (?:how|that this|your|this) (?:\w+ )?(?:is |must be |"
        r"can be )?(?:frustrat\w+|upsetting|disappointing|concerns?)\b",
        "on_a_journey": r"\bjourney (?:to|towards)\b|\bpassionate about\b|\bexcellence\b|"
        r"\bgo(?:es|ing)? above and beyond\b",
        "every_voice": r"\b(?:views?|voices?|opinions?|feedback) (?:matters?|is what|counts?|drives?)\b|"
        r"\bfeedback (?:such as|like) (?:yours|this)\b|\bevery comment\b|"
        r"\btogether we(?:'ll| will| can)\b|\bwe hear you\b",
        "pleasing": r"\b(?:always )?(?:pleasing|nice|great|lovely|good|wonderful) to (?:hear|receive|know) "
        r"(?:that )?(?:our|positive|such|from)\b|\bhard[- ]working (?:staff|teams?|colleagues)\b|"
        r"\bmeans the world\b|\bcouldn't be prouder\b|\bwish you (?:all the best|well|every)\b|"
        r"\ball the (?:very )?best for the future\b",
        "see_you_again": r"\bsee you (?:on board )?(?:again )?soon\b|\blook forward to (?:welcoming|seeing|"
        r"serving) you\b",
    }
)


def scripted(material: Material) -> Finding | None:
    """This will hint at a reply of which most could be sent to anybody; never at one phrase."""
    found = _stock_hits(material)
    families = stock_families(material)
    if len(families) < 2:
        return None
    in_stock = sum(len(sentence.words) for sentence in stock_sentences(material))
    if len(families) < MANY_FAMILIES and in_stock < MOSTLY * len(material.words):
        return None
    return finding(Code.SCRIPTED, level=Level.HINT, spans=spans_of(found, material.style))


def stock_sentences(material: Material) -> list[Sentence]:
    """This will give the sentences of the reply that hold a stock phrase."""
    numbers = material.numbers_of(hit.start for hit in _stock_hits(material))
    return [material.sentences[number] for number in sorted(numbers)]


def stock_families(material: Material) -> set[str]:
    """This will give the names of the families of stock phrases in the reply."""
    return {hit.name for hit in _stock_hits(material)}


def _stock_hits(material: Material) -> list[Hit]:
    return hits(_STOCK, material.style)
