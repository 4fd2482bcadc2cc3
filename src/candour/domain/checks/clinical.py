"""Advice about treatment, given to a person in public."""

from bisect import bisect_left, bisect_right

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.patterns import Hit, hits, spans_of, table
from candour.domain.checks.report import Finding, finding

_DRUG = (
    r"(?:tablets?|pills?|medicines?|medication|meds|paracetamol|ibuprofen|aspirin|codeine|morphine|naproxen|"
    r"antihistamines?|antibiotics?|amoxicillin|penicillin|(?<!ice )cream|ointment|steroids?|prednisolone|"
    r"inhalers?|"
    r"insulin|"
    r"dos(?:e|age)|painkillers?|pain relief|eye drops|drops|laxatives?|antidepressants?|sertraline|statins?|"
    r"warfarin|metformin|gabapentin|pregabalin|omeprazole|antacids?|blood thinners?|"
    r"(?<!wet )(?<!icy )(?<!damp )patch(?:es)?|lotion|(?<!hand )gel|"
    r"supplements?|vitamins?|iron|contraceptive|hrt|moisturiser|emollients?|hydrocortisone|senna|loperamide|"
    r"lactulose|piriton|"
    r"calpol|nurofen|gaviscon|antifungal|(?:water|sleeping|travel) tablets?)"
)
_REMEDY = (
    r"(?:salt ?water|manuka|honey|vinegar|ginger|turmeric|peppermint|camomile|chamomile|garlic|lavender|"
    r"witch hazel|tea tree|epsom|arnica|aloe vera|olive oil|coconut oil|bicarb|"
    r"frozen peas|ice pack|hot water bottle|heat pad|wheat bag|warm wax|tennis ball|prune juice|prunes|"
    r"cranberry)"
)
_SORE_PART = (
    r"(?:wound|stitches|scar|dressing|bandage|plaster|cast|sling|ulcer|blister|rash|burn|bruise|"
    r"(?:bad |sore |poorly |swollen )(?:leg|knee|foot|ankle|arm|hand|wrist|back|hip|eye|ear|throat))"
)
_FOOD = (
    r"(?:toast|fish|rice|fat|fats|fried|cheese|chips|dairy|gluten|sugar|fibre|fruit|vegetables|red meat|"
    r"alcohol|"
    r"caffeine|porridge)"
)
_TAKEN = (
    r"(?:(?:water |sleeping |thyroid )?tablets?|pills?|paracetamol|ibuprofen|codeine|aspirin|painkillers?|"
    r"antihistamines?|senna|loperamide|piriton|laxatives?)"
)
_NO_CARE = r"(?! (?:\w+ )?(?:looked|seen|checked|room|clinic|unit|nurse|trolley|letter|card|team)\b)"
"""What follows a sore part where somebody is sent to be seen, or a room is meant."""
_NO_FOOD = r"(?! (?:cake|biscuits?|bread|sauce|beer|sponge|nuts?)\b)"
_ADVISED = (
    r"(?:^|[.!?:;,\n] ?|\b(?:please|just|try|then|and|but|or|maybe|perhaps|simply|you(?:'d| would| will|"
    r"'ll)? "
    r"(?:should|could|can|may|might|need to|ought to|must|have to|better|be better to|best to)|"
    r"(?:i'd|i would|we'd|we would|i|we) (?:advise|suggest|recommend)(?: that)?(?: you)?(?: to)?|"
    r"(?:advise|suggest|recommend) you(?: to)?|best to|safe to|ok to|okay to|fine to|worth|"
    r"don't|do not|never|stop|keep|it is (?:ok|fine|safe|best) to) )"
)
_VERB = (
    r"(?:try(?:ing)?|stop(?:ping)?|tak(?:e|ing)|start(?:ing)?|appl(?:y|ying)|us(?:e|ing)|increas(?:e|ing)|"
    r"doubl(?:e|ing)(?: up)?|cut(?:ting)?(?: down| out| back(?: on)?)?|reduc(?:e|ing)|"
    r"halv(?:e|ing)|skip(?:ping)?|switch(?:ing)?|chang(?:e|ing)|avoid(?:ing)?|"
    r"continu(?:e|ing)|carry on (?:with|taking)|come off|miss|finish|rub|put)"
)
_NOT_ABOUT_TAKING = (
    r"(?! (?:\w+ )?(?:trolley|round|chart|list|cupboard|fridge|order|box|with you|along|in with|to (?:the|"
    r"your|our) "
    r"(?:pharmac|appointment|clinic|ward|desk|gp)))"
)

_ADVICE = table(
    {
        "treatment_named": rf"{_ADVISED}(?:not )?{_VERB} (?:[^.!?,;:\n ]+ "
        rf"){{0,5}}{_DRUG}\b{_NOT_ABOUT_TAKING}",
        "dose_named": r"\b(?:take|taking|have|use) (?:one|two|three|four|half|"
        r"\d+)(?: more)?(?: of)? ?(?:mg|ml|mcg|micrograms|"
        r"milligrams|puffs?|(?:\w+ )?(?:tablets?|pills?|doses?|drops))\b",
        "told_what_it_is": r"\b(?:it|this|that|which) (?:sounds?|looks?|seems?) (?:very much |a lot |"
        r"to me )?like "
        r"(?:a |an |you have |the start of )?(?:\w+ ){0,2}(?:infection|reaction|allergy|shingles|eczema|"
        r"flu|clot|sprain|"
        r"fracture|migraine|virus|rash|side[- ]effect|sepsis|cellulitis|thrush|gout|asthma)\b",
        "told_not_to_worry": r"\b(?:nothing to worry about|no need to (?:see|be seen|come in|"
        r"worry about (?:the|your) (?:pain|rash|"
        r"bleeding|swelling|fever|temperature|lump))|you (?:don't|do not) need (?:to (?:see (?:a|"
        r"your) (?:doctor|gp)|"
        r"go to a&e|be seen)|antibiotics|a scan|an x-ray|any treatment))\b",
        "called_normal": r"\b(?:swelling|bleeding|pain|rash|fever|dizziness|redness|bruising|discharge|"
        r"numbness|itching)\b"
        r"[^.!?\n]{0,30}\b(?:is|are) (?:perfectly |quite |completely |very )?(?:normal|common|expected|"
        r"harmless)\b",
        "will_settle": r"\b(?:it|this|that|the (?:rash|pain|swelling|bleeding|itching|fever)) (?:should|"
        r"will) "
        r"(?:soon |all )?(?:settle|clear up|go away|go down|wear off|heal)\b",
        "sore_part_cared_for": rf"{_ADVISED}(?:wash|bathe|dab|clean|soak|uncover|rub|massage|raise|elevate|"
        r"swing|bend|gargle|peel|keep|leave|take) (?:the |your |that |those |it |them )?(?:\w+ ){0,2}?"
        rf"{_SORE_PART}\b{_NO_CARE}[^.!?\n]{{0,30}}\b(?:off|dry|up|daily|twice|times a|salt|every (?:hour|"
        r"day|night))\b",
        "taken_off_at_home": rf"\b(?:have|get|leave|take) (?:that|the|your) (?:\w+ )?{_SORE_PART} off\b"
        r"(?! (?:with|by) (?:us|the|a)\b)|\blet the air get (?:at|to)\b",
        "remedy_praised": rf"\b{_REMEDY}\b{_NO_FOOD}[^.!?\n]{{0,40}}\b(?:(?:does|did|do|works?|worked) "
        r"(?:wonders|a treat|the trick|magic)|under (?:the|a|your) (?:bandage|dressing|gauze)|at bedtime)\b",
        "remedy_sworn_by": r"\b(?:swore by|swear by|swears by|got me right was|have a go with|dab|sip|drink) "
        rf"(?:[^.!?,;:\n ]+ ){{0,4}}{_REMEDY}\b{_NO_FOOD}",
        "in_your_shoes": r"\b(?:in your shoes|if i were you|i'd be inclined to|your best bet is)\b"
        rf"[^.!?\n]{{0,60}}\b(?:{_TAKEN}|{_REMEDY}|{_SORE_PART})\b",
        "more_of_a_drug": r"\b(?:take|have|try|and|with|or) (?:an extra|another|one more|a couple of|"
        r"half an?) "
        rf"(?:\w+ )?{_TAKEN}\b(?! round\b)",
        "taken_when": rf"\b(?:one|two|three|\d+) (?:of )?{_TAKEN}\b[^.!?\n]{{0,40}}\b(?:times a day|twice a "
        r"day|at bedtime|together|with (?:your )?(?:lunch|breakfast))\b|"
        r"\b(?:take|give|have)\b[^.!?\n]{0,20}\bdouble dose\b",
        "puffs_named": r"\b(?:one|two|three|four|six|ten|\d+) puffs?\b",
        "diet_named": r"\b(?:stick to|lay off|stay off|steer clear of|cut out|(?<!to )avoid) (?:the |any |"
        rf"all )?(?:[^.!?;:\n ]+ ){{0,3}}?{_FOOD}\b|\bno {_FOOD},? (?:no|nothing|and no|or) {_FOOD}\b|"
        r"\bnothing fried\b",
        "care_at_home": r"\b(?:put|keep|hold|apply) (?:some |an |a |the )?(?:ice(?: pack)?|cold compress|"
        r"warm compress|"
        r"bandage|dressing|splint)\b[^.!?\n]{0,15}\b(?:on|dry|against|over)\b",
    }
)

_SAFE = table(
    {
        "not_without_asking": r"\bwithout (?:\w+ ){0,2}(?:speaking|talking|asking|checking|advice)\b|\b"
        r"before (?:you )?(?:stop|start|chang|tak)\w*\b"
    }
)
_TOLD_OF_BEFORE = table({"before": r"\b(?:sorry|was|were|came|missed|waited|should have|asked|ordered)\b"})
_MAY_BE_OF_BEFORE = frozenset({"taken_when", "more_of_a_drug", "diet_named", "sore_part_cared_for"})
"""What may also be told of tablets that came late, or of a meal that was none."""
_NEAR = 80
"""So far from an advice, in letters, no word is about it any more."""


def clinical_advice(material: Material) -> Finding | None:
    """This will hold a reply that tells a person what to take, what they have, or that all is well."""
    if not material.answers_somebody:
        return None
    reply = material.reply
    safe, told = (sorted(hit.start for hit in hits(rules, reply)) for rules in (_SAFE, _TOLD_OF_BEFORE))
    found = [
        hit
        for hit in hits(_ADVICE, reply)
        if not _is_safe(hit, safe, reply.text)
        and not (hit.name in _MAY_BE_OF_BEFORE and _is_safe(hit, told, reply.text))
    ]
    if not found:
        return None
    return finding(Code.CLINICAL_ADVICE, level=Level.HOLD, spans=spans_of(found, reply))


def _is_safe(hit: Hit, safe: list[int], text: str) -> bool:
    """This will say whether one of the safe places stands near an advice, in the same sentence."""
    near = safe[bisect_right(safe, hit.end - _NEAR) : bisect_left(safe, hit.end + _NEAR)]
    return any(_in_one_sentence(text, hit.end, place) for place in near)


def _in_one_sentence(text: str, one: int, other: int) -> bool:
    between = text[min(one, other) : max(one, other)]
    return not any(sign in between for sign in ".!?\n")
