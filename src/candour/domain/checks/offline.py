"""Sending somebody elsewhere, and saying what comes next."""

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.owning import owns_a_mistake
from candour.domain.checks.patterns import hits, spans_of, table
from candour.domain.checks.person import has_signature, is_remark, is_signed
from candour.domain.checks.report import Finding, finding
from candour.domain.checks.specific import echoes

LEAST_TO_TAKE_UP = 4
"""A post of fewer content words may be sent on: there is too little to act on."""
ENOUGH_ECHOES = 2
"""A reply that takes up so much of the story is more than a signpost."""

_ELSEWHERE = table(
    {
        "desk": r"\bpals\b|\bpatient (?:advice|experience|relations)(?: and liaison)? (?:service|team|"
        r"office)\b|\b(?:complaints?|customer (?:care|service|"
        r"relations)|patient experience) (?:team|department|office|service)\b",
        "contact": r"\b(?:contact|ring|call|phone|telephone|e-?mail|write to|message|get in touch with|"
        r"speak to|reach) (?:us|our|the (?:\w+ )?(?:team|office|"
        r"service|department|clinic|helpline|manager)|me|\[)",
        "private": r"\b(?:dm|pm|direct message|private(?:ly)? message|inbox) (?:us|me|your|with)\b|"
        r"\b(?:private|direct) message\b|"
        r"\b(?:send|drop|pop|nip|give|write)(?: it| this| that| them)?(?: all)?(?: in| over)?(?: to)?"
        r"(?: us| me)?"
        r"(?: over| off)? (?:a |an |in (?:an? )?)?(?:quick )?"
        r"(?:dm|pm|direct|private|message|e-?mail|line|letter)\b",
        "form": r"\b(?:fill in|fill out|complete|use) (?:the|our|this|an?) (?:\w+ ){0,2}"
        r"(?:form|card|survey|portal|link)\b|\bfeedback (?:form|card)\b|\b(?:portal|freepost)\b|"
        r"\b(?:on|visit|see|via|through|to) (?:our|the) (?:web)?site\b|"
        r"\blink (?:is )?(?:at|in|on)\b|\bpinned in our\b|\bcan be typed in\b",
        "address": r"\be-?mail the\b|\b(?:in|by) (?:writing|e-?mail|post|letter)\b|"
        r"\baddress (?:for|is)\b|\b(?:ring|ask|through|via) the switchboard\b|"
        r"\b(?:concerns|complaints?|feedback|enquiries) (?:inbox|desk|address|line)\b|"
        r"\b(?:queries|concerns|complaints|comments) should (?:go|be sent)\b|"
        r"\bdirect (?:this|it|that) to\b|\bhandle (?:that|this) sort\b",
        "not_here": r"\bisn't really the (?:spot|place)\b|\bnot monitored\b|\bisn't looked at\b",
    }
)
_ACTS = (
    r"(?:asked|spoken|talked|rung|called|phoned|written|emailed|changed|moved|put|started|stopped|ordered|"
    r"mended|fixed|replaced|agreed|booked|arranged|"
    r"told|checked|read|looked|found|added|set|taken|made|sent|reported|raised|opened|bought|printed|"
    r"posted|just|reminded|corrected)"
)
_WILL_ACT = (
    r"(?:ask|speak|talk|ring|call|phone|write|email|change|move|put|start|stop|order|mend|fix|replace|"
    r"arrange|book|tell|check|look|find|add|make|send|"
    r"report|raise|meet|get|come|let|be (?:ringing|calling|speaking|changing|asking)|print|review|chase|"
    r"sort|investigate|try|bring|keep|see)"
)
_DONE = table(
    {
        "have_done": rf"\b(?:i|we)(?:'ve| have)(?: (?:now|already|also|just|since|today))? {_ACTS}\b",
        "did": r"\b(?:i|we) (?:asked|spoke|talked|rang|called|changed|moved|put|started|ordered|fixed|"
        r"mended|replaced|checked|told|went|wrote|sent|made|met|found)\b",
        "will_do": r"\b(?:i|we)(?:'ll| will|'m going to| am going to|'re going to|"
        rf" are going to)(?: (?:now|also|personally))? {_WILL_ACT}\b",
        "doing": r"\b(?:i'm|i am|we're|we are|(?:estates|the team|pharmacy|the ward|sister|matron) (?:is|"
        r"are)) (?:now )?(?:asking|speaking|ringing|calling|changing|"
        r"moving|putting|ordering|mending|fixing|replacing|checking|going|telling|looking|working|meeting|"
        r"bringing|sending)\b",
        "done_by_name": r"\b(?:has|have) (?:now |already )?(?:asked|agreed|spoken|rung|changed|moved|"
        r"ordered|fixed|mended|replaced|put)\b",
        "is_so_now": r"(?:\b(?:is|are|was|were|been|got|gone|it|that)|'s|'re|'ve)(?: \w+){0,2} (?:off|fixed|"
        r"mended|"
        r"sorted|emptied|cleared|fitted|replaced|repaired|moved|in place|running|removed|cleaned|cancelled|"
        r"ordered|posted|unplugged|repainted|refunded|rebooked|put (?:in|back|up|right))\b",
        "there_is_now": r"\b(?:there's|there is|there are|we've got|we have) [^.!?\n]{1,60}\b(?:now|since|"
        r"from)\b",
        "lately": r"\b(?:since|as of|from) (?:last night|this morning|yesterday|last week|lunch\w*|noon|"
        r"now)\b|"
        r"\bnow (?:write|check|ring|call|have|keep|open|ask|get|use)\b",
        "from_now": r"\b(?:from|on|since|by) (?:today|tomorrow|this week|next week|monday|tuesday|"
        r"wednesday|thursday|friday|saturday|sunday)\b",
    }
)
_STANDING_BY = table(
    {"understands": r"\bi (?:understand|appreciate|note|hear|recognise|realise|acknowledge)\b"}
)
_I = table({"i": r"\b(?:i|i'm|i've|i'll|i'd)\b"})


def offline_only(material: Material) -> Finding | None:
    """This will hint at a reply without a name in it that does nothing but send somebody elsewhere."""
    if not material.answers_somebody or has_signature(material):
        return None
    if is_signed(material) and not _leaves_them_with_nothing(material):
        return None
    found = hits(_ELSEWHERE, material.style)
    if not found or hits(_DONE, material.style) or len(echoes(material)) >= ENOUGH_ECHOES:
        return None
    return finding(Code.OFFLINE_ONLY, level=Level.HINT, spans=spans_of(found, material.style))


def no_next_step(material: Material) -> Finding | None:
    """This will ask what comes next where a complaint is answered by nobody's act and nobody's I."""
    if not material.is_about_a_grievance or not material.words or is_remark(material):
        return None
    if hits(_DONE, material.style) or owns_a_mistake(material) or _speaks_for_themselves(material):
        return None
    return finding(Code.NO_NEXT_STEP, level=Level.HINT)


def _leaves_them_with_nothing(material: Material) -> bool:
    """This will say whether a grievance with something in it is answered by nobody's I: a name that stands
    beside a signpost makes it no answer."""
    has_enough = len(material.story_stems) >= LEAST_TO_TAKE_UP
    return material.is_about_a_grievance and has_enough and not material.says_i


def _speaks_for_themselves(material: Material) -> bool:
    """This will say whether an I does more than understand and note."""
    return len(hits(_I, material.style)) > len(hits(_STANDING_BY, material.style))
