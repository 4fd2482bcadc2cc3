"""What singles one person out in answers that look harmless: a slot in a day, a named relative, a care word.

The families come from drafts of a writer who had not seen the rules. Two sorts of rule stand here: shapes of
sentences that tell of one person's care or day, and words of care so telling that a reply may use them only
if the teller did. Patterns read folded text; `cased` ones need its capitals.
"""

import re
from collections.abc import Iterable

from candour.domain.checks.folding import Folded
from candour.domain.checks.names import names_nobody
from candour.domain.checks.patterns import apart_from
from candour.domain.checks.whom import BODY, RELATIVE, STRANGER

_NAME = r"[A-Z][a-z]{2,}"
_TITLED = r"(?:Mr|Mrs|Ms|Miss|Mx|Master)\.? [A-Z][a-z]+"
_DAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|last week|"
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)\b|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)"
)
_TIME = (
    r"(?:\d{1,2}[.:]\d\d(?: ?[ap]m)?|\d{1,2} ?[ap]m|(?:half|quarter|ten|twenty|five) (?:past|to) \w+|"
    r"\w+ o'clock|noon|midnight)"
)
_NUMBER = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty|forty|"
    r"fifty|sixty)"
)
_SPAN = r"(?:days?|nights?|weeks?|months?|years?)"
_ONE = rf"(?:you|he|she|your {RELATIVE}|the {STRANGER})"
_PART = rf"(?:{BODY}|toe|finger|thumb|nose|jaw|rib|chin|scar|stump|wound|cannula|stitches|plaster|drain|drip)"

SHAPES: dict[str, str] = {
    "a slot": (
        rf"\byou(?:'re| are| were) (?:the |my |our )?(?:first|last|second|next|third|{_TIME})\b"
        rf"[^.!?\n]{{0,25}}\b(?:{_DAY}|of the day|{_TIME})|\byou were my \w+\b|"
        rf"\bsee you (?:at|on|for|next|{_DAY})\b[^.!?\n]{{0,20}}{_TIME}|"
        rf"\b(?:your|his|her) {_TIME}(?: with|\b)|\bnext on {_DAY}|"
        rf"\b(?:see|seeing|sees) {_ONE}\b[^.!?\n]{{0,40}}\b(?:every \w+ months|clinic on|on {_DAY} at)|"
        rf"\blooks? forward to seeing {_ONE}\b|\bwill be seen on\b|"
        rf"\b(?:he|she) (?:should|will|can) be (?:home|out|discharged|moved)\b[^.!?\n]{{0,15}}{_DAY}"
    ),
    "since they left": (
        rf"\b(?:since|after) (?:you|she|he|your {RELATIVE}) (?:left|went|came|had|were|was)\b"
        rf"(?! (?:told|asked|wrote|written))|\bsince you left\b|"
        rf"\b{_NUMBER} (?:days?|nights?|weeks?|months?) (?:on|with us|in (?:our|the))\b(?! (?:nights|days|"
        rf"call|hold|average|the (?:rota|phone)))|"
        rf"\b{_NUMBER} {_SPAN} (?:with us|of (?:dialysis|chemo\w*|treatment|radio\w*))\b|"
        rf"\b{_NUMBER} {_SPAN} (?:after|since) (?:a|your|the|his|her) (?:new )?(?:{BODY}|op|operation|"
        rf"surgery|stroke|transplant|birth|lymphoma|cancer)\b|"
        rf"\b(?:your|his|her) (?:first|second|third|fourth|last|final) (?:night|evening|morning|"
        rf"week)\b(?! (?:shift|duty|on duty|at work|in the job))|"
        rf"\byou went from \w+ (?:on|at|to)\b|\b(?:same place )?you (?:came to|liked|had|sat in|were in)\b"
        rf"[^.!?\n]{{0,20}}\b(?:last (?:time|week|{_DAY})|{_DAY})\b|\bwhere (?:you|he|she|"
        rf"your {RELATIVE}) (?:was|were|is) "
        rf"(?:last|on|in|until)\b"
    ),
    "at that hour": (
        rf"\b(?:trolley|bed|chair|room|bay|slot|"
        rf"appointment)\b[^.!?\n]{{0,30}}\b{_TIME}\b[^.!?\n]{{0,20}}\b(?:was yours|were yours)\b|"
        rf"\b(?:log|camera|screen|rota|sheet|list)s? (?:shows?|has|had|says?) (?:you|your|him|her)\b|"
        rf"\b(?:you|he|she|was|were|been|girl|boy|baby) (?:\w+ )?(?:ready|collected|seen|admitted|"
        rf"arrived|discharged|triaged) at {_TIME}|"
        rf"\brang the bell at\b|\bwhen (?:you|he|she) rang the bell\b|"
        rf"\bthat (?:night|morning|evening|afternoon) (?:on|in|at) (?:the|our) \w+(?: \w+)? (?:unit|ward|"
        rf"room|department)\b|"
        rf"\bnight with a\b|\bonly one (?:family|person|patient|man|woman|couple) in the hospital\b"
    ),
    "remembered": (
        r"\bi was the one (?!who (?:wrote|posted|sent|answered|made|got))|\bit was me who\b|"
        r"\bremembers? (?:you|him|her)\b(?! (?:fondly )?to)|"
        r"\bi (?:won't|will not|shan't|will never|'ll never) forget (?:that|you|the way|your)\b|"
        r"\bthe way you all\b|"
        r"\b(?:when|while|as|where) (?:i|we|she|he) (?:took|changed|washed|put|dressed|stitched|pulled|"
        r"held|scanned) (?:your|his|her|you|him)\b|"
        r"\b(?:washing|brushing|combing|holding|changing|dressing) your (?:hair|hand|teeth|dressings?|"
        r"feet)\b|"
        r"\b(?:stitch|bandage|wash|feed|dress|plaster|scan|weigh) (?:them|it|you|him|her) for you\b|"
        r"\byou (?:did also )?(?:said|told us|told me) (?:the same|we were|i was)\b|\bwhen you (?:were|"
        r"was) coming round\b|"
        r"\bsat in my (?:clinic|room|office)\b|\bso that you (?:wouldn't|would not) be on your own\b|"
        r"\b(?:it was|an) (?:an? )?(?:honour|privilege) to (?:sit|bring|be|look|care|nurse|hold|deliver)\b|"
        r"\byou could come down\b|\bcome down in your\b|\bdown from \w+ with the\b"
    ),
    "a body of theirs": (
        rf"\bkeep (?:that|your|the|him|her|his) {_PART} (?:dry|still|up|clean|covered)\b|"
        rf"\bthat {_PART} (?:won't|will|needs|is|should)\b|"
        rf"\bsaved (?:the|your|his|her) {_PART}\b|\bthe scar (?:will|has|is)\b|\bnew (?:hip|knee|shoulder|"
        rf"valve|kidney|heart)\b|"
        r"\b\d{1,2} ?(?:lb|lbs|pounds)(?: ?\d{1,2} ?oz)?\b|\b(?:your|his|her|surgeon wants your) (?:bmi|"
        r"weight)\b|\bbmi under\b|"
        r"\b(?:you being|you're|you are) \d{1,2} weeks\b|\ball three of you\b|\bgoing to theatre\b|"
        rf"\bif (?:his|her|your) bloods?\b|\bshadow on\b"
    ),
    "how somebody is": (
        rf"\b(?:he|she)(?:'s| is| was) (?:stable|comfortable|all right now|doing well|out of danger|"
        rf"recovering|asleep|"
        r"awake|critical|still (?:in|on)|in (?:surgery|theatre|recovery|intensive))\b|"
        r"\b(?:his|her) (?:wife|husband|sister|brother|mum|dad|mother|father|partner|son|daughter|"
        r"family) (?:is with|came for|came to|has been told|was with|took)\b|"
        r"\bit was (?:only|just) a (?:\w+ )?(?:sprain\w*|wrist|break|fracture|bruise|cut|scratch|infection|"
        r"scare)\b|"
        r"\bit was (?:bad|good) news about (?:his|her)\b|\b(?:back on|back at) (?:the|his|"
        r"her) \w+ in no time\b|"
        rf"\bi know the {STRANGER} in the\b|\bwe (?:think we )?know which (?:day|night|ward|bed|nurse|"
        rf"patient) you mean\b|"
        r"\bwas (?:very )?nice about the wait\b|\bsigned the nurses\b|"
        r"\bbring (?:him|her) (?:straight )?back\b|\bhow is (?:he|she) (?:today|now)\b"
    ),
    "what we hold": (
        r"\b(?:number|address|e-?mail|phone|details) (?:that )?we (?:hold|have) for you\b|"
        r"\b(?:you've|you have) been marked as\b|\b(?:moved|put|got|booked) you (?:to the top|up the list|"
        r"down for|in for|on the list)\b|"
        r"\byours was one of the\b|\byour complaint (?:about|of|dated|regarding|concerning)\b|"
        r"\bconcerning the late\b|"
        r"\bfiled under \w+, your\b|\bmaiden name\b|\b(?:three|two|four|\d+) volumes\b|\bfolder \d{5,}\b|"
        r"\breference [a-z]{1,3}[/ -]?\d{3,}\b|"
        r"\bwho was the patient\b|\bsigns the form (?:we|that) sent\b|\bform was filled in without\b|"
        r"\bthe camera has your\b|\bvisiting a (?:mr|mrs|ms|miss)\b|\bletter for (?:mr|mrs|ms|miss) \w+"
    ),
    "of their body or age": (
        r"\b(?:\w+|\d{1,2})[- ]pound(?:er)? (?:boy|girl|baby|bundle)\b|\bat (?:thirty|forty|fifty|sixty|"
        r"seventy|eighty|ninety)-\w+\b|"
        r"\bnot bad (?:for|at) (?:\d\d|eighty|ninety|seventy)\b|\b(?:mobile|number|card|"
        r"account) ending(?: in)? \d|"
        r"\b(?:your|his|her) usual \w+|\bwith (?:your|his|her) (?:stick|frame|walker|wheelchair|crutches|"
        r"zimmer|oxygen|drip|hoist)\b|"
        r"\b(?:leg|catheter|stoma|colostomy) bag\b|\b(?:discharged yourself|self-discharge\w*|"
        r"left against advice)\b|"
        r"\b(?:eating|sleeping|walking|talking|smiling|drinking|breathing) again\b|"
        r"\b(?:ringing|calling|coming|came|rang|called) (?:us|in|me|"
        r"to us)\b[^.!?\n]{0,15}\bat \w+ in the (?:morning|night|evening)\b|"
        r"\byour (?:chair|bed|bay|slot|room|machine)'s (?:number|the)\b|\bdoing the compressions\b|"
        r"\bi did the compressions\b|"
        r"\bmoved (?:you )?(?:two|three|four|five|six|several|\d) times by\b|\ba patient on\b|"
        r"\bthe couple (?:from|who)\b|"
        r"\b(?:went|been|gone|come) (?:under|round) the anaesthetic\b"
    ),
    "told aslant": (
        r"\bwhen (?:you|he|she)(?:'re| are|'s| is) only \w+\b|\b(?:after|from) that (?:fall|accident|crash|"
        r"bleed|tumble)\b|"
        r"\bwon't be more than a week\b|\bafter last year\b(?!'s)|\bafter (?:everything|all) you(?:'ve|"
        r" have) (?:lost|been through) with\b|"
        r"\bboth their names\b|\bnot only the one who\b|\bthe one who went home\b|"
        r"\byou're the only (?:person|man|woman|patient)\b|"
        r"\bthat ward's log\b|\byour reason for coming\b|\bthe (?:worst|depths) of the delirium\b|"
        r"\bgoodbyes\b|\bto sit with [^.!?\n]{2,20} at the end\b|"
        r"\bgo through the assault\b|\bin (?:his|her) memory\b|\bdied on our (?:unit|ward)\b|"
        r"\b\d{1,2}[- ]year[- ]old (?:\w+ )?(?:teacher|man|woman|boy|girl|mum|dad|mother|father|nurse|"
        r"driver|farmer|builder|student|"
        r"patient|lady|gentleman|grandmother|grandfather|from)\b|\byoung (?:mum|dad|mother|father) from\b|"
        r"\b(?:was|aged) \d{2} and (?:should|deserved|had)\b"
    ),
}
"""Name -> pattern on folded small letters."""

_FAMILY_NAMED = (
    rf"\b(?:How is|How's|how is|how's) {_NAME} (?:today|now|doing|getting)\b|"
    rf"\b(?:sit|sat|stay|stayed) with {_NAME} (?:and|till|until|tonight|at)\b|\btell {_NAME} (?:so|from me|"
    rf"that we|we)\b|"
    rf"\bworried about {_NAME}\b|\b(?i:birthday)\b[^.!?\n]{{0,25}} to (?:{_TITLED}|{_NAME})|"
    rf"\b{_NAME}'s (?:under the|been telling|been asking|on the list|in theatre|scan|operation)\b|"
    rf"\b(?:[Gg]ive|[Hh]ug|[Kk]iss) {_NAME} (?:a|an|our|my|lots)\b|\b(?:glad|pleased|sorry|"
    rf"relieved) (?:that )?{_NAME} (?:is|was|has|had|can|got)\b|"
    rf"\b{_NAME}, \d{{1,2}}, |"
    rf"\bThat was {_NAME}, who comes\b|\b{_NAME}, who left \w+|\bto {_NAME}, who left\b|"
    rf"\b'?{_NAME}, \w+ ward\b(?=, )|\b(?:the late|concerning the late) {_TITLED}|"
    rf"\b{_TITLED}(?: [A-Z][a-z]+)?,? (?:was \d|on \w+ ward|from the \w+ (?:unit|ward))|"
    rf"\bthing of {_TITLED}|\beverything of {_TITLED}|"
    rf"\bMr [A-Z]\. ?[A-Z]\.|\bif this is [A-Z]{{2,3}}\b|\bIf this is [A-Z]{{2,3}}\b|"
    rf"\bfrom [A-Z]{{2,3}}, bed\b|"
    r"\bsent (?:you )?(?:another|a|one|it)\b[^.!?\n]{0,20}\bto [\w.+-]+@[\w.-]+"
)
CASED = {"a name of theirs": re.compile(_FAMILY_NAMED)}
"""Name -> pattern on text with its capitals."""

_GREETED = re.compile(
    rf"\b(?i:thanks|thank you|sorry|welcome|hello|hi|dear|bless you|cheers|"
    rf"congratulations),? (?P<name>{_TITLED}|{_NAME})(?=[!.,]|$)|"
    rf"^(?P<name2>{_NAME}), (?=she|he|you|it|we|I|thank)"
)
_HANDLE = re.compile(r"@(?P<handle>[\w.]{2,40})")
_NEVER_A_NAME = re.compile(
    r"(?i)(?:all|everyone|everybody|again|for|too|and|both|so|very|much|you|there|team|folks|both|sister|"
    r"nurse|doctor|matron|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|yes|thank|thanks)"
)

TELLING = (
    r"(?:detox|heroin|methadone|alcohol liaison|drug use|ending a pregnancy|termination|abortion|ivf|"
    r"fertility|vasectomy|"
    r"sexual health|colonoscopy|endoscopy list|chemo(?:therapy)?|radiotherapy|cancer|lymphoma|leukaemia|"
    r"tumour|mastectomy|"
    r"mrsa|sepsis|c\. ?diff|ms diagnosis|multiple sclerosis|methotrexate|warfarin|insulin|dialysis|"
    r"transplant|self-harm|scars|"
    r"under section|sectioned|social worker|resuscitation form|dnar|dnacpr|stents?|bypass|pacemaker|"
    r"lumbar puncture|"
    r"amputation|stump|panic attacks?|diabetic|epipens?|hernia repair|allergic to|appendicitis|epilepsy|"
    r"seizures?|delirium|dementia|"
    r"sprained|communion|intensive care|side room|breast clinic|pain clinic|hand clinic|memory clinic|"
    r"gynaecology|rheumatology|oncology|haematology|psychiatr\w+|wilson's disease|crohn's|hysterectomy|"
    r"miscarriage|stillbirth|"
    r"hip replacement|knee list|hip list|prostate|catheter|colostomy|penicillin|antidepressants?|hiv|"
    r"hepatitis|the assault|"
    r"in resus|anaesthetist at|bereavement midwife|epidural|caesarean|c-section|ventilator|"
    r"\w{3,}(?:oscopy|ectomy|ostomy|otomy|plasty|aemia|plegia|algia|sclerosis|carcinoma|noma)|"
    r"(?:arthr|bronch|pancreat|hepat|diverticul|col|cyst|mening|tonsill|gastr|nephr|endocard|append|dermat|"
    r"phleb)itis|"
    r"\w{3,}(?:olol|statin|cillin|mycin|parin|azepam|oxetine|apine|idone|prazole|mab)|lithium|clozapine|"
    r"morphine|oramorph|"
    r"coeliac|rheumatoid|ruptured|appendix|bowels?|chest pain|cataracts?|glaucoma|eczema|psoriasis|lupus|"
    r"gout|"
    r"thyroid|gallstones?|hernia|ulcers?|fibroids?|cysts?|polyps?|angina|heart attack|stroke|pneumonia|"
    r"blood clot|embolism|thrombosis|anorexia|bulimia|bipolar|schizophrenia|psychosis|autis\w+|adhd|"
    r"dyslexi\w+|asthma|copd|"
    r"cystic fibrosis|parkinson's|alzheimer's|your (?:tumour|biopsy|inhalers?|injections?|hearing aids?|"
    r"pacemaker))"
)
_STIGMA = re.compile(
    r"heroin|methadone|detox|ending a pregnancy|termination|abortion|ivf|fertility|vasectomy|sexual health|"
    r"hiv|"
    r"self-harm|scars|under section|sectioned|the assault|panic attacks?"
)
"""What is told by being named at all in an answer to one person, however general the sentence."""
_OF_EVERYBODY = re.compile(
    r"\b(?:people|anyone|anybody|everyone|everybody|patients|those who|whoever|most wards|visitors|parents|"
    r"families|all run|as planned|"
    r"carers|is on level|opens|is open|is by|is run)\b"
)
_TELLING = re.compile(rf"\b(?P<word>{TELLING})\b")
_ONLY_A_PLACE = re.compile(
    r"\b(?:i'm the|i'm a|i am the|by|near|past|outside|opposite|behind|beside|next to) $"
)
_SIGNED = re.compile(r"(?:^|(?<=[.!?\n]) ?)[^.!?\n]{1,80}$")
_OF_OURS = re.compile(
    r"\b(?:champions?|teams?|nurses?'?|manager|lead|training|awareness|posters?|staff|service'?s?|"
    r"charity|meeting|"
    r"course|talks?|posts?|department)\b"
)
SHAPE_RULES = {name: re.compile(pattern) for name, pattern in SHAPES.items()}


def telling_words(folded: Folded, theirs: str) -> list[tuple[int, int]]:
    """This will find words of care that the teller of the folded post `theirs` never used.

    The signature may name the writer's own clinic, and our teams and meetings may bear such a word.
    """
    if not theirs:
        return []
    end = len(folded.text)
    signed = _SIGNED.search(folded.text)
    if signed and signed.start() > 0:
        end = signed.start()
    found = {
        match.span(): match["word"]
        for match in _TELLING.finditer(folded.text, 0, end)
        if not _ONLY_A_PLACE.search(folded.text[max(0, match.start() - 12) : match.start()])
        if match["word"][:5] not in theirs
        and not _OF_OURS.match(folded.text[match.end() : match.end() + 24].lstrip(" '"))
    }
    of_one = apart_from(_OF_EVERYBODY, found, folded.text)
    return [span for span, word in found.items() if span in of_one or _STIGMA.fullmatch(word)]


def names_behind_a_handle(folded: Folded, said: Folded) -> list[tuple[int, int]]:
    """This will find a name by which somebody is addressed who wrote under another, or with none."""
    handle = _HANDLE.search(said.text[:60])
    found = []
    for match in _GREETED.finditer(folded.cased):
        name = match["name"] or match["name2"]
        is_titled = name.split()[0].rstrip(".") in {"Mr", "Mrs", "Ms", "Miss", "Mx", "Master"}
        known = all(
            part.lower() in said.text
            for part in name.split()
            if part.rstrip(".") not in {"Mr", "Mrs", "Ms", "Miss"}
        )
        if not known and (is_titled or (handle and not _NEVER_A_NAME.fullmatch(name))):
            found.append(match.span())
    return found


def revealing(folded: Folded, said: Folded) -> Iterable[tuple[str, tuple[int, int]]]:
    """This will give what singles somebody out beyond their own words: the rule's name and the place."""
    for name, pattern in CASED.items():
        for match in pattern.finditer(folded.cased):
            if not names_nobody(match.group()) and not _all_theirs(match.group(), said.text):
                yield name, match.span()
    yield from (("name behind a handle", span) for span in names_behind_a_handle(folded, said))
    yield from (("word of care", span) for span in telling_words(folded, said.text))


def _all_theirs(words: str, theirs: str) -> bool:
    names = re.findall(r"[A-Z][a-z]{2,}", words)
    return bool(theirs) and bool(names) and all(name.lower() in theirs for name in names)
