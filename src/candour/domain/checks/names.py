"""Names that are not for the public: a patient's, a relative's, the one behind a pseudonym."""

import re
import unicodedata

from candour.domain.checks.folding import Folded, fold

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Master)\.?"
_SURNAME = r"[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?"
_RELATIVE = (
    r"(?i:mum|mam|mother|dad|father|gran|nan|grandad|grandma|grandmother|grandfather|husband|wife|partner|"
    r"son|daughter|baby|brother|sister|aunt|"
    r"uncle|friend|child|little (?:boy|girl))"
)

_NO_OFFICE = (
    r"(?!(?:[A-Z][a-z]+ ){1,3}(?:Officer|Manager|Lead|Leader|Team|Co-?ordinator|Service|Administrator|"
    r"Assistant|Advisor|Adviser|Director|Office|Department|Clerk|Group|Forum|Partner)\b)"
)
"""Patients give their name to offices: "Patient Experience Officer" is nobody's."""

NAMED: dict[str, tuple[str, str]] = {
    "patient_named": (
        (
            r"(?i:\b(?:our |the |a )?(?:patient|inpatient)(?: (?:named|called|is|"
            rf"was))?) {_NO_OFFICE}(?:{_TITLE} )?{_SURNAME} {_SURNAME}\b|"
            rf"(?i:\b(?:our |the |a )?(?:patient|inpatient)(?: (?:named|called))?) {_TITLE} {_SURNAME}\b"
        ),
        "a patient's name",
    ),
    "relative_named": (
        (
            rf"\b(?i:your|my|his|her|their) (?:late )?{_RELATIVE},? (?:{_TITLE} {_SURNAME}|"
            rf"{_SURNAME} {_SURNAME})\b"
        ),
        "a patient's name",
    ),
}
"""Name -> (pattern on text with its capitals, what a person would call it). For drafts and stories."""

NAMED_IN_DRAFTS: dict[str, tuple[str, str]] = {
    "records_and_name": (
        (
            rf"\b(?i:your) (?:\w+ ){{0,2}}(?i:records?|notes|scans?|results?|x-?rays?|file|biopsy|"
            rf"blood tests?)\b[^.!?\n]{{0,40}}\b{_TITLE} {_SURNAME}\b|"
            rf"\b{_TITLE} {_SURNAME}\b[^.!?\n]{{0,40}}\b(?i:your) (?:\w+ ){{0,2}}(?i:records?|notes|scans?|"
            r"results?|x-?rays?|file|biopsy|blood tests?)\b|"
            rf"\b{_TITLE} {_SURNAME}'s? (?:\w+ )?(?i:records?|notes|scans?|results?|x-?rays?|operation|"
            r"surgery|discharge|admission|appointment|biopsy|treatment)\b"
        ),
        "a record beside a name",
    ),
}

_GIVEN = r"[A-Z][a-z]{2,}"
_NO_NAME = re.compile(  # what stands where a name would, and is none
    r"sister|dr|doctor|nurse|matron|professor|prof|mr|mrs|ms|miss|mx|master|the|and|our|"
    r"my|your|his|her|i|we|he|she|you|they|this|that|please|thank|thanks|sorry|dear|"
    r"hello|hi|tell|give|ward|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"christmas|easter|somebody|nobody|everybody|anybody|someone|everyone|anyone|today|tomorrow|"
    r"yesterday|people|patients|children|women|men|families|visitors|relatives|parents|carers|staff|nurses|"
    r"there|here|where|what|when|why|how|who|which|it|let|that|these|those|one|nothing|something|anything|"
    r"everything|some|both|each|another"
)
_SOMEBODY = frozenset(
    {"he", "she", "you", "they", "mr", "mrs", "ms", "miss", "mx", "master", "april", "may", "june"}
)
_OF_A_RELATIVE = re.compile(
    rf"(?i:\b(?:your|his|her|their) (?:late |dear |lovely )?{_RELATIVE})[,:]? (?i:and )?(?P<name>{_GIVEN})\b|"
    rf"\b(?i:sat with|held|stayed with|sorry to hear about|give my love to|our love to|sorry that|"
    rf"sorry for|what happened to|tell|hug) "
    rf"(?i:baby |little |{_TITLE} )?(?P<name2>{_GIVEN})\b(?=(?:'s)? (?:had|has|was|were|wife|husband|for|"
    rf"should|never|lay|that|from|and(?! (?:the|our|all|every\w+) )|in|,))|"
    rf"(?<!\bbig )\b(?:Baby|Poor|baby|poor|(?i:(?:your|her|his|our|dear|sweet|meet|meeting|kiss|hug|"
    rf"cuddle) little)) (?P<name3>{_GIVEN})\b|"
    rf"\b(?:{_TITLE} )(?P<name4>{_SURNAME})(?:'s? (?:wife|husband|mum|dad|son|daughter|tea|bed|notes|"
    rf"night)| (?:never complained|should have|was (?:seen|moved|in|on|a|told|left)|"
    r"had to|lay|waited|deserved|died|passed|from (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))|"
    rf"\b(?P<name5>{_GIVEN})(?:'s (?:tea|bed|notes|scan|results|bed|operation|tablets|discharge|care|nan|"
    rf"mum|wife|stay)\b| (?:never complained|had to lie|was left|deserved better|should not have|lay there|"
    rf"was on a trolley))|"
    rf"\b(?i:(?:sat|sitting|sit) with|(?:looked|looking) after|(?:cared|caring) for|nurs(?:ed|ing)|treated|"
    rf"discharged|admitted) (?:{_TITLE} )(?:{_GIVEN} )?(?P<name6>{_SURNAME})\b|"
    rf"\b(?i:patient|lad|lady|man|woman|gentleman|girl|boy|chap|bloke|fella) (?i:from|in|on|at|with|who)\b"
    rf"[^.!?,\n]{{1,40}}, (?P<name7>{_GIVEN}) {_SURNAME}\b|"
    rf"\b(?i:card|letter|label|wristband|notes|prescription|form|folder|envelope) "
    rf"(?i:for|of|belonging to|marked|named) (?:{_TITLE} )(?:{_GIVEN} )?(?P<name8>{_SURNAME})\b"
)


_IS_A_WORD = re.compile(
    r"will|may|rose|grace|hope|joy|mark|faith|june|april|august|summer|dawn|art|bill|sue|pat|penny|ivy|daisy|lily|"
    r"holly|hazel|heather|olive|violet|iris|poppy|ruby|pearl|amber|jade|robin|jay|martin|drew|rob|nick|frank|victor|"
    r"miles|max|dean|duke|earl|king|prince|bishop|pope|knight|long|short|young|old|good|best|rich|price|day|white|"
    r"brown|green|black|gr[ae]y|woods?|stone|hill|fields?|church|hall|house|park|lane|street|rivers|lake|bush|forest|"
    r"moor|marsh|cook|baker|taylor|smith|carter|porter|potter|mason|gardn?e?n?er|fisher|hunter|shepherd|miller|turner|"
    r"walker|ward|nurse|sister|doctor|wise|savage|sharp|swift|strong|little|small|bird|fox|wolf|lamb|hart|drake|"
    r"finch|swan|crane|bell|horn|noble|bright|sweet|love|moon|star|rain|snow|frost|winter|spring|said|more|moss|"
    r"wright|chance|case|page|reader|chapel|bond|cross|post|gates?|banks?|waters?|wells?|rush|bird|so|do|an|he|li|see"
)
"""Names that are words as well: they are looked for with a capital alone."""


def names_nobody(words: str) -> bool:
    """This will say whether words with a capital are all such as "that" in "That's on the list"."""
    found = [word.lower() for word in re.findall(r"[A-Z][A-Za-z]+", words)]
    return bool(found) and all(_NO_NAME.fullmatch(word) and word not in _SOMEBODY for word in found)


def names_not_theirs_to_hear(folded: Folded, theirs: str) -> list[tuple[int, int]]:
    """This will find names of relatives and patients that the teller's folded post `theirs` does not hold.

    Staff are named with their titles or as themselves, and no such name stands where a patient's would.
    """
    known = set(re.findall(r"\w+", theirs))
    found = []
    for match in _OF_A_RELATIVE.finditer(folded.cased):
        name = next((word for word in match.groupdict().values() if word), "")
        if name and name.lower() not in known and not _NO_NAME.fullmatch(name.lower()):
            found.append(match.span())
    return found


def patient_names(
    folded: Folded, patient_name: str | None, said: str | None, writer_name: str | None
) -> list[tuple[int, int]]:
    """This will find the name behind a pseudonym, unless they used it themselves or the writer bears it."""
    if not patient_name:
        return []
    known = set(re.findall(r"\w+", _bare(f"{fold(said or '').text} {fold(writer_name or '').text}")))
    parts = [
        word for word in re.findall(r"[\w'-]+", _bare(fold(patient_name).cased)) if len(word.strip("'-")) > 1
    ]
    titles = {"mr", "mrs", "ms", "miss", "mx", "dr", "master"}
    hidden = [part for part in parts if part.lower() not in known | titles]
    if not hidden:
        return []
    words = [part for part in hidden if _IS_A_WORD.fullmatch(part.lower())]
    spelt = [_spelt(form) for part in words for form in {part, part.capitalize(), part.upper()}]
    spelt += [f"(?i:{_spelt(part)})" for part in hidden if part not in words]
    if len(parts) > 1 and parts == hidden:
        spelt.append(rf"(?i:{''.join(map(re.escape, parts))})")  # as a hashtag runs them together
        spelt.append(r"\.? ?".join(part[0].upper() for part in parts))  # initials, where both are hidden
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)")
    return [match.span() for match in pattern.finditer(_bare(folded.cased))]


def _bare(text: str) -> str:
    """This will leave out accents, sign by sign, so that a name written without them is the same name."""
    return text if text.isascii() else "".join(map(_without_accent, text))


def _without_accent(sign: str) -> str:
    first = unicodedata.normalize("NFKD", sign)[0]
    return first if first.isalpha() else sign


def _spelt(name: str) -> str:
    """This will match a name with signs put between its letters, as by whoever wants to be clever."""
    return "[-.*]?".join(re.escape(letter) for letter in name)
