"""Particulars that single one person out and that they did not tell: codes, contacts, places, names.

The tables know turns of phrase; here stands what has a shape whatever is said around it.

    "tagged casenote 0098812-T"            a code                    held, unless the code is in their post
    "ring your daughter on 07700 900268"   a way to reach somebody   held; the trust's own numbers pass
    "you were on the third trolley along"  a place in a ward         held, unless they named it
    "is generous, Jacqueline!"             a name they did not sign  held, unless it closes our own words

All look at folded text; each takes time in proportion to it.
"""

import re
from collections.abc import Iterator

from candour.domain.checks.folding import Folded
from candour.domain.checks.moments import OF_THEM, is_said, moments
from candour.domain.checks.names import names_nobody
from candour.domain.checks.numbers import STREET
from candour.domain.checks.report import Span
from candour.domain.checks.whom import ONE_OF_THEM, RELATIVE

_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\d|[a-z]))+[.!?]?")
_FIGURE = (
    r"(?:\d{1,3}[a-z]?|[a-h]\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]\w+)?|thirty(?:[- ]\w+)?)"
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|end|corner|window|far)"

_CODE = re.compile(
    r"(?<![\w£$€#@./:-])(?<!\d )[A-Z]{0,3}[ /-]?\d(?:[\d/-]|"
    r"(?<=\d) (?=\d)){2,12}\d(?:-?[A-Z]{1,2})?(?![\w/%]|[.:]\d)|"
    r"\b\d{2}[A-Z]-?\d{5,9}\b|\b(?:UBRN|CAD|MRN|PAS|ERS) ?\d[\d ]{2,14}\d\b|\b[A-Z]{1,3}\d{2}\.\d{5,9}\b"
)
_NOT_A_CODE = re.compile(
    r"(?:\d{4}[-/](?:\d{2}|\d{4})|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|(?:19|20)\d\d|0\d{9,10}|"
    r"0\d{2,4} \d[\d ]{5,8}|"
    r"\d{1,3}(?: \d{3})+)"
)
_CALLED = re.compile(
    r"\b(?:(?:hospital|unit|case|district|k|file|patient) numbers?|case ?notes?|files?|slips?|labels?|"
    r"labell?ed|tag(?:ged)?|marked|pots?|"
    r"specimens?|samples?|stickers?|referrals?|barcode|begins with|mrn|id|claim)\b[^.!?\n]{0,25}$"
)
_OF_A_THING = re.compile(
    r"\b(?:ext(?:ension)?|bleep|jobs?|tickets?|bus|route|text|dial|press|ring|call|phone|charity|"
    r"registered|model|"
    r"reference|form|poster|leaflet|flight|train|lottery|raffle|plate|pounds?|postcode|freepost|box|"
    r"order|invoice)\b"
    r"[^!?\n]{0,12}$"
)
_OF_OTHERS = re.compile(
    r"\b(?:council|highways|contractors?|suppliers?|engineers?|landlords?|estates|electricity|water (?:board|"
    r"company)|bus company)\b[^.!?\n]{0,60}$"
)
_FEWEST, _FEWEST_NAMED = 6, 4

_PHONE = re.compile(r"(?<![\d£])(?:\+44 ?\(?0?\)?|0)\d(?:[ -]?\d){8,9}(?!\d)")
_E_MAIL = re.compile(r"(?<![\w.+-])(?P<who>[\w.+-]{1,64})@(?P<where>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_OF_A_PERSON = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|me|aol|btinternet|sky|talktalk|"
    r"virginmedia|proton(?:mail)?|"
    r"example)\.(?:com|net|org|co\.uk|me)"
)
_REACHED = re.compile(
    rf"\b(?:your (?:\w+ )?(?:{RELATIVE}|lad|old (?:one|number)|number|mobile|phone|landline|e-?mail)|"
    rf"(?:his|her|their|your) (?:own |old |new )?(?:mobile|number|phone|e-?mail)|"
    rf"(?:ring|call|text|phone|reach|try|rang|called|tried|texted|get) (?:you|{RELATIVE})\b|"
    rf"(?:number|contact|e-?mail|address) (?:that )?(?:we|i)(?: (?:had|have|hold)|'ve)|down as|next of kin|"
    rf"first contact|"
    rf"try again|(?:got|have) (?:you|her|him|them) (?:down )?as)\b"
)
_AT_HOME = re.compile(
    rf"\b(?:rang|called|tried|phoned) {ONE_OF_THEM}(?: \w+){{0,4}} on $|"
    rf"\b(?:ring|try|trying|phone|call|reach) (?:you|your (?:\w+ )?{RELATIVE}|again)(?: \w+){{0,4}} on $|"
    r"\bat home on $|\b(?:number|contact) (?:that )?(?:we|i) (?:had|have|hold)\b[^.!?\n]{0,30}$"
)
_WAS_TRIED = re.compile(
    r"\b(?:rang|called|tried|phoned|texted|(?:went|sent|gone|goes) to|says|shows|dialled|used) "
    r"(?:(?:that|it|the number|back) )?(?:is |was |as |on )?$"
)
_KEPT_FOR_THEM = re.compile(
    r"[^.!?\n]{0,20}\b(?:number|contact|mobile|one) (?:that )?(?:we|i)(?:'ve| have| had| hold)(?: got)?"
    r"(?: down)?(?: for (?:you|her|him|them|your \w+\b)(?! to\b)| on (?:file|record|the system)|"
    r" (?:in|on) your \w+)"
)
_OF_OUR_OWN = re.compile(
    r"\b(?:ring|call|text|phone|reach|e-?mail|message|catch|get|find|write to) (?:me|us|the|our|pals|"
    r"my|[a-z]+ (?:at|in))\b|"
    r"\b(?:ring|call|text|reach|catch) (?:him|her|them|[a-z]+) (?:on|at)\b|\b(?:my|our|ward's|"
    r"desk) (?:direct )?(?:line|number|desk|mobile|phone|office)\b|\bi'm on\b|\bi am on\b|"
    r"\b(?:answers?|switchboard)\b"
)

_LAIN_IN = re.compile(
    rf"\b(?:bed|bed ?space|bay|cubicle|trolley|incubator|cot|pod|couch|side room|"
    rf"recliner)s? (?:number |no\.? )?{_FIGURE}\b"
    rf"(?! (?:hours?|minutes?|mins?|days?|nights?|weeks?|months?|years?|times?|of (?:us|them|the)|"
    rf"people|patients|"
    rf"more|at|o'clock))|"
    rf"\b(?:the |that |your )?{_ORDINAL} (?:bed|trolley|cubicle|incubator|cot|bay|pod|recliner)\b|"
    rf"\b(?:bed|trolley|cot|incubator|recliner) (?:next to|by|beside|under|opposite|nearest) (?:to )?the "
    rf"(?:sink|window|door|desk|fire door|fire exit|clock|lift|nurses' station|toilets?|cupboard|wall|"
    rf"radiator)\b"
)
_SAT_IN = re.compile(rf"\b(?:room|chair|space|station|slot|seat|locker|theatre) (?:number )?{_FIGURE}\b")
_A_ROOM_OF_OURS = re.compile(
    r"\b(?:knock|find (?:me|us)|ask (?:for|at)|come (?:and|to|up)|office|desk|caf\w*|held in|meets?|"
    r"meeting|drop in|"
    r"training|seminar|lecture|stall|open|opposite|next door|car park|bus|parking|row|signs?)\b"
)
_NO_BED_OF_A_PATIENT = re.compile(
    r"\b(?:parking|ambulance|loading|car|drop-off|disabled|bus|cycle|bike|flower|garden)\s$"
)

_TITLED = r"(?:Mr|Mrs|Ms|Miss)"
_LIVES_AT = re.compile(
    r"\b(?:[Ff]lat|[Aa]partment|[Bb]ungalow) \d{1,3}[A-Za-z]?\b|"
    rf"\b(?:number|no\.?) \d{{1,3}}[A-Za-z]?(?: on| in|,) (?:[A-Z][a-z]+ ){{1,2}}{STREET}\b|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]?(?= end\b| area\b)|"
    rf"\b{_TITLED} [A-Z][a-z]+ (?:from|of|in|at) (?:[A-Z][a-z]+ ){{1,2}}(?:{STREET}|House|Lodge)\b"
)

_SPOKEN_TO = re.compile(
    r"(?:(?<=[a-z]), |(?:^|(?<=[.!?\n] ))(?:Oh|Ah|Aw|Now then|Well),? )"
    rf"(?P<name>(?:{_TITLED} )?[A-Z][a-z]{{2,}}(?: [A-Z][a-z]{{2,}})?)(?=(?P<after>[,!?.]))"
)
_CLOSES = re.compile(
    r"\b(?:love|thanks|regards|best|wishes|cheers|yours|from|sincerely|faithfully|warmly|luck|again|"
    r"by|with|and|called|named|sister|matron|nurse|dr|mr|porter|midwife|cook|physio|i'm|is|was|it's|me),? ?$"
)
_INTRODUCED = re.compile(
    rf"\b(?:from|by|a certain) an? (?:{_TITLED}|[A-Z][a-z]+) [A-Z][a-z]+\b|\bfrom an? {_TITLED} [A-Z][a-z]+|"
    r"(?i:(?:^|(?<=[.!?\n] ))(?:oh|ah|now then|well|hello|hi|dear|sorry|thanks|thank you),? "
    rf"{_TITLED} (?:de |von )?)[\w'-]+|"
    rf"(?:^|(?<=[.!?\n] )){_TITLED} [A-Z][\w'-]+, (?=you|we\b|I\b|I'm|sorry|that|thank|this|it\b|please)|"
    rf"\b(?:that|this|you|wait) {_TITLED} [A-Z][\w'-]+(?=[.!]|$)|"
    r"\b(?:proud )?(?:mum|dad|parents|grandad|nan) [A-Z][a-z]+ [A-Z][a-z]+\b"
)
_DIED = re.compile(
    rf"\b{_TITLED} [A-Z][a-z]+(?:'s)?, (?:and )?(?:who|whose) (?:died|passed|has died|husband|wife|son)\b"
)
_TITLE = re.compile(rf"\b(?i:{_TITLED})\b")
_NOBODY = re.compile(
    r"yes|no|well|honestly|truly|love|england|wales|scotland|english|welsh|urdu|polish|punjabi|god|lord|mind|okay|"
    r"right|sunshine|darling|pet|friend|mate|folks|nhs|radiology|maternity|outpatients|reception"
)
_NEAR = 120
_LAST_WORDS = 45
"""A name so near to the end of a reply signs it."""


def particulars(folded: Folded, theirs: str) -> Iterator[tuple[str, Span]]:
    """This will yield what singles somebody out, by its name, and its place in the folded draft; `theirs` is
    their folded post, in small letters."""
    for place in _codes(folded, theirs):
        yield "a number of theirs", place
    for match in _LIVES_AT.finditer(folded.cased):
        if match.group().lower() not in theirs:
            yield "an address", match.span()
    for match in (*_DIED.finditer(folded.cased), *_INTRODUCED.finditer(folded.cased)):
        named = match.group().rstrip(", ")
        name = re.findall(r"[\w'-]+", named)[-1].lower()
        signs = named != match.group() and 0 < len(folded.text) - _LAST_WORDS <= match.start()
        if (not theirs or name not in theirs) and not signs:
            title = _TITLE.search(named)
            yield (
                "a name of theirs",
                (match.start() + (title.start() if title else 0), match.start() + len(named)),
            )
    for place in _spoken_to(folded, theirs):
        yield "a name of theirs", place
    for sentence in _SENTENCE.finditer(folded.text):
        for name, (start, end) in _in_sentence(sentence.group(), theirs):
            yield name, (sentence.start() + start, sentence.start() + end)


def _in_sentence(words: str, theirs: str) -> Iterator[tuple[str, Span]]:
    yield from (("a way to reach them", place) for place in _reached(words, theirs))
    yield from (("a bed or bay", place) for place in _lain_in(words, theirs))
    yield from moments(words, theirs)


def _codes(folded: Folded, theirs: str) -> Iterator[Span]:
    given = re.sub(r"\D", "", theirs)
    for match in _CODE.finditer(folded.cased):
        code = match.group().strip()
        digits = re.sub(r"\D", "", code)
        before = folded.text[max(0, match.start() - 40) : match.start()]
        fewest = _FEWEST_NAMED if _CALLED.search(before) else _FEWEST - code[0].isalpha()
        if (
            len(digits) >= fewest
            and not _NOT_A_CODE.fullmatch(code)
            and not _OF_A_THING.search(before)
            and (
                _CALLED.search(before)
                or not _OF_OTHERS.search(folded.text[max(0, match.start() - 80) : match.start()])
            )
            and digits not in given
        ):
            yield match.span()


def _reached(words: str, theirs: str) -> Iterator[Span]:
    for match in _PHONE.finditer(words):
        before = words[max(0, match.start() - _NEAR) : match.start()]
        theirs_now, ours = _last(_REACHED, before), _last(_OF_OUR_OWN, before)
        is_mobile = match.group().startswith(("07", "+44 7", "+447"))
        was_tried = _WAS_TRIED.search(before) and _KEPT_FOR_THEM.match(words, match.end())
        is_kept = _AT_HOME.search(before) or was_tried
        if (is_kept or (is_mobile and theirs_now > ours)) and match.group() not in theirs:
            yield match.span()
    for match in _E_MAIL.finditer(words):
        before = words[max(0, match.start() - _NEAR) : match.start()]
        is_theirs = _OF_A_PERSON.fullmatch(match["where"]) or _last(_REACHED, before) > _last(
            _OF_OUR_OWN, before
        )
        if is_theirs and match.group() not in theirs:
            yield match.span()


def _last(pattern: re.Pattern[str], text: str) -> int:
    """This will give where a pattern begins for the last time; -1 where it does not stand."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _lain_in(words: str, theirs: str) -> Iterator[Span]:
    for match in _LAIN_IN.finditer(words):
        before = words[max(0, match.start() - _NEAR) : match.start()]
        if not _NO_BED_OF_A_PATIENT.search(before) and not is_said(match.group(), theirs):
            yield match.span()
    if OF_THEM.search(words) and not _A_ROOM_OF_OURS.search(words):
        for match in _SAT_IN.finditer(words):
            if not is_said(match.group(), theirs):
                yield match.span()


def _spoken_to(folded: Folded, theirs: str) -> Iterator[Span]:
    """This will find a name by which the teller is spoken to, and which they did not give.

    A first name alone may be the one that stands over their post, unless a handle does.
    """
    if not theirs:
        return
    end, has_handle = len(folded.text) - _LAST_WORDS, "@" in theirs
    for match in _SPOKEN_TO.finditer(folded.cased):
        *before_it, name = match["name"].split()
        before = folded.text[max(0, match.start() - 12) : match.start()]
        if (
            (has_handle or before_it)
            and name.lower() not in theirs
            and not _NOBODY.fullmatch(name.lower())
            and not names_nobody(match["name"])
            and (match["after"] != "." or match.start() < end)
            and (match["after"] != "," or has_handle or match["name"][0:2] in {"Mr", "Ms", "Mi"})
            and not _CLOSES.search(before)
        ):
            yield match.span()
