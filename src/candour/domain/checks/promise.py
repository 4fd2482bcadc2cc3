"""Promises: too large to keep, or with no day and nobody to keep them."""

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.draft import Draft
from candour.domain.checks.material import Material
from candour.domain.checks.patterns import are_met, hits, spans_of, stretches, table
from candour.domain.checks.report import Finding, Span, finding
from candour.domain.kinds import Kind

_TOO_LARGE = table(
    {
        "never_again": r"\bnever (?:happen|occur|be repeated)\w*(?: ever)? ?(?:again)?\b|\b(?:will|shall|"
        r"'ll)(?: \w+)? not happen (?:again|to anyone|to anybody)\b|"
        r"\bwon't happen again\b",
        "will_always": r"\b(?:will|shall|'ll) (?:never|always) (?!be (?:welcome|grateful|here|in our|in my|"
        r"remembered|thankful)|remember|forget|find|cherish|"
        r"treasure|know|wonder|regret)",
        "will_every_time": r"\bevery (?:single )?(?:patient|person|time|call|family|"
        r"complaint)\b[^.!?\n]{0,30}\b(?:will|'ll)\b",
        "guarantee": r"\bguarantee(?:s|d)?\b",
        "ensure_not": r"\b(?:ensure|make (?:absolutely |very )?(?:sure|certain))(?: that)? (?:this|it|that|"
        r"these|such|nothing like this|no (?:one|body)|nobody)\b"
        r"[^.!?\n]{0,40}\b(?:never|not|n't|again|ever)\b|\b(?:doesn't|does not|never|won't|"
        r"will not) happens? (?:again|to anyone)\b",
        "no_one_ever": r"\b(?:no one|nobody|no patient|no family)\b[^.!?\n]{0,25}\bwill (?:ever|have to)\b|"
        r"\bwill (?:no longer|not) ever\b",
        "hundred_per_cent": r"\b(?:100 ?%|one hundred per cent|a hundred per cent)",
        "my_word": r"\b(?:(?:you have|i give you) (?:my|our) word|cross my heart|mark my words|"
        r"rest assured|you can (?:be (?:sure|certain)|count on it|bet (?:the house|your life|on it)))\b"
        r"[^.!?\n]{0,60}\b(?:never|won't|will not|again|always|every|each|no (?:more|one|patient|other))\b|"
        r"\bi (?:can )?(?:promise|swear|assure)(?: you)?\b[^.!?\n]{0,60}\b(?:never|again)\b(?! (?:until|"
        r"before)\b)",
        "for_all_time": r"\bfor all time\b|\bmy word on it\b|\b(?:take|put) (?:that|it) (?:to|in) the bank\b|"
        r"\bin future,? ever\b|\bfrom now on (?:there isn't|not one)\b",
        "last_time": r"\b(?:that|this)(?:'s| is| was|'ll be| will be) the last time\b(?! (?:i|we)\b)",
        "impossible_now": r"\b(?:is|it's) now impossible\b|\bnow impossible (?:for|that)\b",
        "thing_of_the_past": r"\bthing of the past\b|\bdays are (?:over|gone)\b|\bover for good\b",
        "not_ever_again": r"\b(?:won't|will not|will never|never will|nobody will|no one will)\b"
        r"[^.!?\n]{0,40}\b(?:ever )?again\b(?! (?:unless|until|before)\b|:)|\b(?:won't|will not) ever\b",
    }
)
_NOT_CLAIMED = table(
    {
        "cannot": r"\b(?:can't|cannot|can not|couldn't|won't|not|no|don't|isn't|never|nobody can|"
        r"no one can)(?: \w+){0,4}? (?:guarantees?|promise)\b[^.!?\n]{0,60}",
    }
)

_ACT = (
    r"(?:call|ring|phone|write|email|e-mail|send|tell|fix|mend|repair|replace|install|review|investigate|"
    r"look (?:into|at)|find out|get back|come "
    r"back|make sure|ensure|speak|talk|update|ask|put|change|check|arrange|order|meet|visit|chase|sort|"
    r"report|raise|follow|let you know|contact|"
    r"refund|reply|answer|train|remind|publish|stop|start|open|add|move|set up|hold|run|recruit|reopen|"
    r"take (?:it|this|that|the matter) (?:up|forward|further)|"
    r"have a (?:good |proper |quick )?(?:look|word|think|chat|dig)|"
    r"give (?:you|them|him|her) a (?:shout|ring|bell|call|buzz)|be in touch|"
    r"keep you (?:posted|informed|updated|in the loop)|see (?:what|to it|if|whether)|"
    r"find (?:the|who\w*|a way)|go through|go round|deal with|pursue|"
    r"get (?:\w+ ){0,3}(?:to|on|back|sorted|fixed|mended|done|looked at|round|off|up|put)|"
    r"have (?:those|the|that|them|it|this) (?:\w+ )?(?:redone|changed|fixed|moved|mended|looked at|sorted))"
)
_PROMISES = table(
    {
        "we_will": r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to|"
        rf" are going to)(?: (?:now|also|personally|then|certainly))? {_ACT}\b",
        "i_left_out": r"(?:^|[.!?\n] ?)(?:will|shall) (?:have a (?:look|word)|look|ring|ask|sort|get|see|"
        r"find|check|chase|pass|try)\b",
        "left_with_us": r"(?:^|[.!?\n] ?|\bplease |\bjust )leave (?:it|this|that|them|the \w+)(?: all)? with "
        r"(?:me|us)\b|\b(?:i'm|we're|i am|we are) (?:on it|on the case)\b|\byou(?:'ll| will) (?:be hearing|"
        r"hear) (?:back )?from (?:me|us)\b|\bwatch this space\b|\b(?:my|our) plan is to\b|"
        r"\bon my to-do list\b|\bin due course\b|"
        r"\bas soon as (?:ever )?(?:i|we)(?:'ve| have| can| know| hear| get| find)\b",
        "will_be_done": r"\b(?:will|is going to|are going to) be (?:\w+ )?(?:reviewed|reminded|"
        r"investigated|looked (?:into|at)|fixed|mended|repaired|replaced|"
        r"changed|trained|addressed|contacted|told|improved|updated|installed|discussed|raised|resolved)\b",
    }
)
_THANKS_PASSED_ON = table(
    {
        "told_them": r"\b(?:i|we)(?:'ll| will) tell (?:the )?(?:\w+ )?(?:team|cooks?|cleaners?|porters?|"
        r"nurses?|"
        r"kitchen|staff|crew|ward|volunteers?|drivers?|him|her|them|everybody|everyone)\b",
        "passed_on": r"\bwill (?:tell|let|ask|make sure) (?:\w+ ){0,4}(?:your (?:thanks|kind words|"
        r"message)|how (?:much|grateful))",
    }
)
_ON_THEIR_CALL = table(
    {
        "when_they_call": r"(?:^|[.!?:;,\n] ?|\b(?:please|just|then|or|do|could you|can you|you can|if you|"
        r"is to) )"
        r"(?:ring|call|text|e-?mail|write to|message|send|bring|find|ask for|come|drop|pop|stop|tell|give|"
        r"let)\b"
        r"[^.!?\n]{0,90}(?:\b(?:and|then|where) |, )(?:i|we)(?:'ll| will)\b",
        "if_it_is_so": r"\bif (?:you|the|it|that|any)\b[^.!?\n]{0,60}[, ](?:i|we)(?:'ll| will| shall)\b",
    }
)
_DAY = table(
    {
        "has_a_time": r"\bfortnight\b|\bbefore (?:my|the|your|our|we|you|i|he|she|they|it)\b|"
        r"\bwhile you wait\b|\bthe day before\b|\bby return\b",
        "day": r"\b(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:this|next|"
        r"first thing this|later this|every|each) (?:morning|afternoon|"
        r"evening|night|week|weekend|month|year|shift|time|spring|summer|autumn|winter)|midnight|noon|"
        r"midday|lunchtime|first thing|teatime|end of the "
        r"(?:day|week|month|shift|year)|straight ?away|right (?:now|away)|immediately|at once|this "
        r"minute|same day|on the spot|"
        r"now)\b",
        "month": r"\b(?:january|february|april|june|july|august|september|october|november|december|"
        r"christmas|easter|new year|in march|by march|by may|in may|"
        r"(?:1st|2nd|3rd|[4-9]th|[1-3]\dth|21st|22nd|23rd|31st|\d{1,2}) (?:of )?(?:march|may))\b",
        "clock": r"\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|o'clock)\b|\bby (?:\d{1,2}|one|two|three|four|five|six|"
        r"nine|ten)\b|\b\d{1,2}:\d\d\b|\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b",
        "within": r"\b(?:within|in|after|over)(?: the)?(?: next)? (?:a|an|one|two|three|four|five|six|"
        r"seven|eight|ten|twelve|a few|\d{1,3}|couple of) (?:working )?"
        r"(?:minutes?|hours?|days?|weeks?|months?|mins?|hrs?)\b|\b(?:next|coming) (?:few |two |"
        r"three )?(?:days?|weeks?|months?|hours?)\b|\b20[2-9]\d\b|"
        r"\b(?:\d{1,2}(?:st|nd|rd|th))\b",
    }
)
_OWNER = table(
    {
        "owner": r"\b(?:i|i'll|i've|by (?:our |the )?(?:[a-z]+ ){0,2}(?:team|manager|sister|matron|lead|"
        r"estates|pharmacy|me|us))\b"
    }
)


def overpromise(material: Material) -> Finding | None:
    """This will hint at promises that nobody can keep: never again, always, guaranteed."""
    denied = stretches(hits(_NOT_CLAIMED, material.style))
    found = [hit for hit in hits(_TOO_LARGE, material.style) if not are_met(denied, hit.start, hit.end)]
    if not found:
        return None
    return finding(Code.OVERPROMISE, level=Level.HINT, spans=spans_of(found, material.style))


def promise_without_date(material: Material) -> Finding | None:
    """This will hint at a promise with no day in the reply, or one that nobody is named to keep."""
    if material.draft.incoming_kind is Kind.COMPLIMENT:
        return None
    passed_on = {hit.start for hit in hits(_THANKS_PASSED_ON, material.style)}
    theirs = stretches(hits(_ON_THEIR_CALL, material.style))
    promised = [
        hit
        for hit in hits(_PROMISES, material.style)
        if hit.start not in passed_on and not are_met(theirs, hit.start, hit.start + 1)
    ]
    dated = _dated(material)
    is_owned = bool(hits(_OWNER, material.style))
    found = [
        hit
        for hit in promised
        if not are_met(dated, hit.start, hit.start + 1) or (hit.name == "will_be_done" and not is_owned)
    ]
    if not found:
        return None
    return finding(Code.PROMISE_WITHOUT_DATE, level=Level.HINT, spans=spans_of(found, material.style))


def promised_with_a_day(reply: str) -> list[str]:
    """This will give the sentences of a reply that promise something with a day, in its own words."""
    material = Material(Draft(reply))
    passed_on = {hit.start for hit in hits(_THANKS_PASSED_ON, material.style)}
    promised = [hit for hit in hits(_PROMISES, material.style) if hit.start not in passed_on]
    with_a_promise = material.numbers_of(hit.start for hit in promised)
    with_a_day = material.numbers_of(day.start for day in hits(_DAY, material.style))
    found = []
    for number in sorted(with_a_promise & with_a_day):
        sentence = material.sentences[number]
        start, end = material.style.span(sentence.start, sentence.end)
        found.append(" ".join(reply[start:end].split()))
    return found


def _dated(material: Material) -> list[Span]:
    """This will give the sentences with a day in them, or in the one after them."""
    with_a_day = material.numbers_of(day.start for day in hits(_DAY, material.style))
    return [
        (sentence.start, sentence.end)
        for number, sentence in enumerate(material.sentences)
        if with_a_day & {number, number + 1}
    ]
