"""Advice about treatment, given to a person in public."""

from bisect import bisect_left, bisect_right

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.patterns import Hit, hits, spans_of, table
from candour.domain.checks.report import Finding, finding

_DRUG = (
    r"(?:tablets?|pills?|medicines?|medication|meds|paracetamol|ibuprofen|aspirin|codeine|morphine|naproxen|"
    r"antihistamines?|antibiotics?|amoxicillin|penicillin|cream|ointment|steroids?|prednisolone|inhalers?|"
    r"insulin|"
    r"dos(?:e|age)|painkillers?|pain relief|eye drops|drops|laxatives?|antidepressants?|sertraline|statins?|"
    r"warfarin|metformin|gabapentin|pregabalin|omeprazole|antacids?|blood thinners?|patch(?:es)?|lotion|gel|"
    r"supplements?|vitamins?|iron|contraceptive|hrt|moisturiser|emollients?|hydrocortisone|senna|loperamide|"
    r"lactulose|piriton|"
    r"calpol|nurofen|gaviscon|antifungal|(?:water|sleeping|travel) tablets?)"
)
_REMEDY = (
    r"(?:salt ?water|manuka|honey|vinegar|ginger|turmeric|peppermint|camomile|chamomile|garlic|lavender|"
    r"witch hazel|tea tree|epsom|arnica|aloe vera|olive oil|coconut oil|bicarb|"
    r"frozen peas|ice pack|hot water bottle|heat pad|wheat bag|warm wax|tennis ball|prune juice|prunes|"
    r"cranberry|"
    r"hairdryer)"
)
_SORE_PART = (
    r"(?:wound|stitches|scar|dressing|bandage|plaster|cast|sling|ulcer|blister|rash|burn|bruise|"
    r"(?:bad |sore |poorly |swollen )(?:leg|knee|foot|ankle|arm|hand|wrist|back|hip|eye|ear|throat))"
)
_FOOD = (
    r"(?:toast|fish|rice|fat|fats|fried|cheese|chips|dairy|gluten|sugar|salt|fibre|fruit|"
    r"vegetables|red meat|alcohol|caffeine|coffee|greens|porridge|soup|squash|fluids?|water)"
)
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
    r"doubl(?:e|ing)(?: up)?|cut(?:ting)?(?: down| out| back(?: on)?)?|drop(?:ping)?|reduc(?:e|ing)|"
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
        "sore_part_cared_for": rf"{_ADVISED}(?:wash|bathe|dab|clean|soak|dress|cover|uncover|rub|massage|"
        rf"raise|"
        rf"elevate|swing|bend|gargle|ice|pop|have|get|leave|peel|take|"
        rf"keep) (?:[^.!?,;:\n ]+ ){{0,3}}{_SORE_PART}\b"
        r"[^.!?\n]{0,30}\b(?:off|in|with|under|down|up|out|dry|times|daily|twice|every|water|air)\b|"
        rf"\b(?:have|get|leave|take) (?:that|the|your) (?:\w+ )?{_SORE_PART} off\b|"
        r"\blet (?:the |some )?air (?:get )?(?:at|to|in)\b",
        "remedy_praised": rf"\b{_REMEDY}\b[^.!?\n]{{0,60}}\b(?:wonders|treat|trick|magic|works?|worked|"
        rf"helps|helped|"
        r"bandage|times|bedtime|at night|on it|over it|down it|go with)\b|\b(?:swore by|swear by|swears by|"
        rf"got me right was|sorted me out was|try|have a go with|dab|sip|drink|blow|"
        rf"use) (?:[^.!?,;:\n ]+ ){{0,4}}{_REMEDY}\b",
        "in_your_shoes": rf"\b(?:in your shoes|if i were you|i'd be inclined to|i'd be tempted to|"
        rf"your best bet is|"
        rf"you want to be|what you want is)\b[^.!?\n]{{0,60}}(?:\b{_DRUG}|\b{_REMEDY}|\b{_SORE_PART}|"
        rf"\b(?:exercises?|"
        r"stretches|walk|lift|drive|bath|swim|fast|diet))\b",
        "more_of_a_drug": rf"\b(?:an extra|another|one more|a couple of|a spare|half an?) (?:\w+ )?{_DRUG}\b",
        "taken_when": rf"\b(?:one|two|three|half an?|\d+) {_DRUG}\b[^.!?\n]{{0,60}}\b(?:a day|daily|twice|"
        rf"bedtime|lunch|"
        rf"breakfast|morning|night|together|hours later)\b|\bdouble dose\b|\b{_DRUG} (?:at|with) (?:bedtime|"
        rf"lunch|breakfast)\b",
        "puffs_named": r"\b(?:one|two|three|four|six|ten|\d+) puffs?\b|\b(?:three|four|two|six) times a day\b"
        r"(?=[^.!?\n]{0,40}\b(?:swing|arm|leg|rub|salt|cream|drops|squeez|exercise|stretch))",
        "diet_named": rf"\b(?:stick to|live on|nothing but|lay off|keep off|stay off|steer clear of|cut out|"
        rf"avoid) "
        rf"(?:the |any |all )?(?:[^.!?;:\n ]+ ){{0,3}}?{_FOOD}\b|\bno {_FOOD},? (?:no|nothing|and no|or) \w+|"
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
_NEAR = 80
"""So far from an advice, in letters, no word is about it any more."""


def clinical_advice(material: Material) -> Finding | None:
    """This will hold a reply that tells a person what to take, what they have, or that all is well."""
    if not material.answers_somebody:
        return None
    reply = material.reply
    safe = sorted(hit.start for hit in hits(_SAFE, reply))
    found = [hit for hit in hits(_ADVICE, reply) if not _is_safe(hit, safe, reply.text)]
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
