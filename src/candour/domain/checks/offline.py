"""Sending somebody elsewhere, and saying what comes next."""

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.owning import owns_a_mistake
from candour.domain.checks.patterns import hits, spans_of, table
from candour.domain.checks.person import is_remark, is_signed
from candour.domain.checks.report import Finding, finding
from candour.domain.checks.specific import echoes

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
        r"\bsend us (?:a |an )?(?:dm|pm|direct|private|message|e-?mail)\b",
        "form": r"\b(?:fill in|complete) (?:the|our|this|an?) (?:\w+ )?form\b|\b(?:on|visit|see|via|"
        r"through|to) our website\b",
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
        "from_now": r"\b(?:from|on|since|by) (?:today|tomorrow|this week|next week|monday|tuesday|"
        r"wednesday|thursday|friday|saturday|sunday)\b",
    }
)
_STANDING_BY = table(
    {"understands": r"\bi (?:understand|appreciate|note|hear|recognise|realise|acknowledge)\b"}
)
_I = table({"i": r"\b(?:i|i'm|i've|i'll|i'd)\b"})


def offline_only(material: Material) -> Finding | None:
    """This will hint at an unsigned reply that does nothing but send somebody elsewhere."""
    if not material.answers_somebody or is_signed(material):
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


def _speaks_for_themselves(material: Material) -> bool:
    """This will say whether an I does more than understand and note."""
    return len(hits(_I, material.style)) > len(hits(_STANDING_BY, material.style))
