"""Sorries that are none, reasons before the sorry."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.draft import Draft
from candour.domain.checks.material import Material
from candour.domain.checks.patterns import Hit, hits, spans_of, table
from candour.domain.checks.report import Finding, finding
from candour.domain.kinds import Kind

_SORRY = r"\b(?:sorry|regret(?:s|ted)?|apologi[sz]es?|apolog(?:y|ies))\b"
_BODY = (
    r"(?! (?:so |very |really |quite |too |a bit |rather |that )?(?:ill|faint|unwell|sick|poorly|dizzy|"
    r"cold|hot|nauseous|worse|"
    r"weak|breathless|light-?headed|shaky|(?:\w+ )?pain|every|nothing|the (?:needle|pain|stitch|cut)|"
    r"a (?:sharp|needle)))"
)
_FELL_SHORT = (
    r"(?:(?:(?:did|does|do|has|have|had)(?:n't| not)|fail(?:ed|s)? to) (?:quite |fully |always )?"
    r"(?:meet|met|match(?:ed)?|fulfil(?:led)?|lived? up to|come up to|reach(?:ed)?)|"
    r"(?:fell|fall|falls|fallen|was|were) (?:so |far |well )?(?:short of|below)|"
    r"(?:was|were|is|are)(?:n't| not)(?: quite)?)"
)
_HOPED_FOR = (
    r"(?:your (?:\w+ ){0,2}expectations?|"
    r"what you (?:had |would have |might have )?(?:expect(?:ed)?|hoped?|wish(?:ed)?))\b"
)
_AND_SO_AM_I = (
    r"(?! (?:too|as well|to (?:miss|see|lose))\b)"
    r"(?!,? (?:and|as) (?:so )?(?:i am|am i|i'm|we are|are we|we're)\b)"
)
"""Somebody else's sorry may stand beside one's own."""

_NONAPOLOGIES = table(
    {
        "sorry_you_feel": rf"{_SORRY}(?: to (?:hear|learn|read|see))?(?: that| if)? (?:you|your \w+)(?:'ve|"
        r" have| may have|"
        r" might have| are| were)?(?: (?:been|now|still|ever|have))? (?:(?:left |made to )?(?:feel|felt|"
        r"feeling)|perceived?|"
        rf"believed?|consider(?:ed)?|thought|think)\b{_BODY}",
        "sorry_you_found": rf"{_SORRY}(?: to (?:hear|learn|read|see))?(?: that)? you (?:have )?found (?:it|"
        r"this|that|us|them|the|our|your)\b",
        "sorry_how_you_feel": rf"{_SORRY}[^.!?,\n]{{0,30}}\b(?:the way|how) (?:you(?:'re| are|"
        r" have been)? (?:feel|felt|feeling)|"
        r"(?:this|that|it)(?: has| have)? (?:made|left) you)\b|\b(?<!we )made (?:you|them) feel (?:as if|"
        r"as though|"
        r"like)\b",
        "sorry_if": rf"{_SORRY}[^.!?;:,\n]{{0,40}} if (?!you (?:ring|call|phone|e-?mail|would like|want|"
        r"need|show|tell|let|send|"
        r"contact|message|reply|come|can|could|press|click)|you'd )",
        "sorry_for_any": rf"{_SORRY}[^.!?,\n]{{0,25}} (?:for |about |"
        rf"caused by )?any (?:\w+ ){{0,2}}(?:inconvenience|distress|upset|"
        r"confusion|offence|concern|worry|anxiety|discomfort|trouble|problems?|issues?|delays?|hurt|"
        r"disappointment|frustration|"
        r"misunderstanding|shortcomings?|failings?|difficult(?:y|ies))\b",
        "sorry_you_were_unhappy": rf"{_SORRY}(?: to (?:hear|learn|read|see))?(?: that)? (?:you|your (?:mum|"
        r"mother|dad|father|family|"
        r"husband|wife|partner|son|daughter))(?:'re| are| were| was| have been| remain| feel|"
        r" felt)+ (?:so |very |left |made )?"
        r"(?:unhappy|disappointed|dissatisfied|upset|offended|frustrated|annoyed|not (?:happy|satisfied))\b",
        "sorry_for_your_expectations": rf"{_SORRY}(?: that| if)? (?!we\b|i\b)[^.!?,;\n]{{1,60}} "
        rf"{_FELL_SHORT} {_HOPED_FOR}|"
        rf"{_SORRY}[^.!?,;\n]{{0,20}} your (?:\w+ )?expectations? (?:was|were|has|have|are)(?:n't| not) "
        r"(?:been )?(?:quite |fully )?(?:met|fulfilled)\b",
        "sorry_you_had_cause": rf"{_SORRY}(?: to (?:hear|learn|read|see))?(?: that)? (?:you(?:'ve| have| had|"
        r"'d)?|(?:this|it|that)(?: has)?) (?:had|have|found|felt|seen|given you|gave you) "
        r"(?:(?:the|any|a|good|such|it) ){0,2}(?:cause|reasons?|need|occasion|grounds|necessary) "
        r"(?:to (?:complain|write|raise|contact|post|make a complaint)|"
        r"for (?:concern|complaint|complaining))\b",
        "a_chief_is_sorry": r"\b(?:chief executive|ceo|chair(?:man|woman|person)?|director|manager|boss|"
        r"head of [a-z]+(?: [a-z]+)?)(?: [a-z]+)? (?:(?:is|was|are|were) (?:also |very |so |truly |really |"
        r"deeply ){0,2}sorry\b|(?:(?:also|sincerely|deeply) )?apologi[sz]es\b|has asked (?:me|us) to "
        r"(?:apologi[sz]e|say (?:how )?sorry)\b|(?:would like|wants|wishes) to (?:apologi[sz]e|"
        rf"say (?:how )?sorry)\b){_AND_SO_AM_I}",
        "regrettable_that": r"\b(?:regrettable|unfortunate) (?:that|if)\b|\bit (?:is|was) (?:very |most |"
        r"deeply )?(?:regrettable|unfortunate)\b",
        "can_only_apologise": r"\bcan only (?:apologi[sz]e|say sorry|express (?:our|my) (?:regret|apolog))",
        "somebody_else_is_sorry": r"\b(?:trust|hospitals?|department|organisation|board|division|service|"
        r"management|centre) (?:would like "
        r"to |wishes to |wish to )?(?:(?:sincerely|fully|deeply|unreservedly) )?(?:apologi[sz]es?|regrets?|"
        r"offers? (?:its|their) "
        r"(?:\w+ )?apolog\w+|is (?:very |truly )?sorry)\b|\b(?:mr|mrs|ms|miss|dr|sister|nurse|matron|"
        r"doctor|consultant|receptionist|"
        r"midwife|surgeon|he|she)(?: [a-z]+)? (?:is|was) (?:very |so |truly |really )?sorry\b",
    }
)
_SORRY_BUT = table(
    {
        "sorry_but": rf"{_SORRY},? (?:but|however)\b|{_SORRY} (?:for|about|"
        rf"that) [^.!?;\n]{{0,40}}[,;] (?:but|however),? "
        r"(?:you|staff|the (?:team|nurse|ward|doctor|hospital)|our|as|this is|it is|that is|demand|"
        r"there (?:is|was|are|were))\b",
    }
)
_EXCUSES = table(
    {
        "busy": r"\b(?:(?:very|so|extremely|exceptionally|incredibly|really) busy|busy (?:time|period|week|"
        r"day|night|shift|department|"
        r"winter)|(?:high|increased|exceptional|record|unprecedented|heavy) (?:demand|pressures?|numbers?|"
        r"volumes?)|unprecedented)\b",
        "unfortunately": r"\bunfortunately\b",
        "as_you_will_appreciate": r"\bas (?:you (?:will|may|can|might) (?:appreciate|understand|know|"
        r"be aware)|i'm sure you)\b",
        "short_of_staff": r"\b(?:short[- ]staffed|staff(?:ing)? (?:shortages?|sickness|levels)|"
        r"due to (?:staffing|demand|sickness|winter)|off sick|off with|recruit\w*|vacanc(?:y|ies)|"
        r"agency staff|going sick|called in sick|(?:shortage|lack) of)\b|"
        r"\b(?:we're|we are|we were|been|running|being) (?:\w+ )?(?:short|"
        r"down (?:to (?:one|two|half|a)|on staff))\b",
        "so_few": r"\bby (?:only )?one (?:man|woman|person|nurse|porter)\b|\b(?:dates from|was built in)\b|"
        r"\bthere (?:is|are|was|were) (?:only |just )?(?:one|two|three) (?!of us\b)(?:\w+ )?\w+(?:ists?|ers?|"
        r"ors?|ians?|nurses?|midwi\w+|consultants?|staff|people)\b|\bwe (?:only (?:have|had)|lost) (?:only |"
        r"just |our )?(?:one|two|three|second)\b|\b(?:one|two|three|four|five|six|half) (?:of (?:the|our|my) "
        r"\w+ )?(?:\w+ )?(?:short|off|sick|poorly|down|out)\b",
        "sick_or_season": r"\b(?:flu|the bug|a bug|norovirus|covid|pandemic|winter|half[- ]term|"
        r"bank holiday|snow|ice|storm|heatwave|season|junior doctors|strikes?)\b",
        "busiest": r"\b(?:busiest|rammed|heaving|full to|stretched|under pressure|run off (?:our|their) feet|"
        r"gold dust|back(?:log|ed up)|catching up|ambulances? (?:round|queu|outside)|since records began|"
        r"worst (?:\w+ )?(?:i've|we've)|number of (?:beds|patients|people)|beds (?:were|are|was)|"
        r"people (?:are|were) waiting)\b",
        "emergency": r"\b(?:emergenc(?:y|ies)(?! (?:department|phone|door|exit|care))|crash|cardiac arrest|"
        r"trauma call)\b",
        "money_and_kit": r"\b(?:the cuts|cuts to|cutbacks|funding|budgets?|costs being|contractors?|"
        r"by the company|out of (?:our|my) (?:hands|control)|no say|no control|beyond our|computer|"
        r"new system|"
        r"system (?:was|is|has|went)|old building|power cut|burst pipe|new wing|building work|"
        r"don't grow on trees)\b",
        "same_elsewhere": r"\b(?:every hospital|same boat|across the (?:country|nhs)|national(?:ly)?|"
        r"like (?:every|most|all) (?:other )?(?:hospitals?|trusts?)|you have to (?:understand|remember)|"
        r"please (?:understand|remember that|bear in mind))\b",
    }
)
_REASONS = frozenset({"so_few", "sick_or_season", "busiest", "emergency", "money_and_kit", "same_elsewhere"})
"""What is a reason only where the post did not speak of it first."""
_REAL_SORRY = table({"sorry": r"\b(?:sorry|apolog\w+)\b"})
_OWN_SORRY = table(
    {
        "am_sorry": r"\b(?:i|we)(?:'m|'re| am| are) (?:all )?(?:so |very |truly |really |deeply ){0,4}sorry\b"
        r"(?! to (?:hear|learn|read|see)\b)",
        "say_sorry": r"\b(?:i|we) (?:(?:do|want to|would like to|must) )?"
        r"(?:say (?:so )?sorry|apologi[sz]e)\b",
    }
)


def nonapology(material: Material) -> Finding | None:
    """This will hint at a sorry for a feeling, for "any" or "if", or in somebody else's name."""
    found = hits(_NONAPOLOGIES, material.style)
    if material.draft.incoming_kind is not Kind.QUESTION:
        found += hits(_SORRY_BUT, material.style)
    if not found:
        return None
    return finding(Code.NONAPOLOGY, level=Level.HINT, spans=spans_of(found, material.style))


def says_sorry(text: str) -> bool:
    """This will say whether a writer says sorry in their own name, other than for hearing of it."""
    return bool(hits(_OWN_SORRY, Material(Draft(reply=text)).style))


def excuse_first(material: Material) -> Finding | None:
    """This will hint at reasons where an answer to a complaint begins, before any sorry."""
    if not material.is_about_a_grievance:
        return None
    end = material.opening_ends
    sorries = hits(_REAL_SORRY, material.style)
    before = min((hit.start for hit in sorries), default=end)
    found = [
        hit
        for hit in hits(_EXCUSES, material.style)
        if hit.start < min(end, before) and not (hit.name in _REASONS and _is_told(hit, material))
    ]
    if not found:
        return None
    return finding(Code.EXCUSE_FIRST, level=Level.HINT, spans=spans_of(found, material.style))


def _is_told(hit: Hit, material: Material) -> bool:
    """This will say whether the post spoke of a reason itself, in the same words."""
    reason = re.escape(material.style.text[hit.start : hit.end])
    return re.search(rf"\b{reason}\b", material.story.text) is not None
