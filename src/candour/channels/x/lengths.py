"""How X counts: 280, where most letters of Europe count one, all others and each emoji two, each address 23.

The rules are those that X publishes with its library twitter-text, version 3 of its configuration:
https://github.com/twitter/twitter-text/blob/master/config/v3.json and config/README.md beside it.
"""

import unicodedata
from collections.abc import Iterator

import regex

LONGEST = 280
ADDRESS = 23
LONGEST_ADDRESS = 4_096
"""Letters: what is longer is no address to X, and counts letter by letter."""
LONGEST_LABEL = 63
_ONE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that count one; all others count two."""
_EMOJI = regex.compile(
    r"""(?x)
    [#*0-9]\uFE0F?\u20E3                                                   # a key
  | \p{Regional_Indicator}{2}                                              # a flag
  | (?:(?![\u00A9\u00AE\u2122\u265F])\p{Extended_Pictographic}(?!\uFE0E)   # a picture; these four are letters
      | [\u00A9\u00AE\u2122\u265F]\uFE0F)                                  # unless they ask to be pictures
    (?:\p{Emoji_Modifier}|\uFE0F)?
    (?:[\U000E0020-\U000E007E]+\U000E007F)?                                # a flag of a nation in a country
    (?:\u200D\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)?)*     # joined: a family
    """
)
_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw "
    "by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et "
    "eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id "
    "ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu "
    "lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np "
    "nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj "
    "sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy "
    "uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
_OTHERS = (
    "aero agency app asia biz blog bot business cafe care cat center charity church city clinic cloud "
    "club com community company coop cymru dental dev digital direct doctor edu education email events "
    "expert family film fit foundation fund games gives global gov group guide health healthcare help "
    "hospital house info int international jobs kids learning life link live local london media mil "
    "mobi museum name net network news ngo nhs office one ong online org page photos post press pro "
    "radio report school science scot services shop site social solutions space store study support "
    "surgery systems team technology tel tips today training travel university video vote wales watch "
    "wiki work works world xyz"
)
_ENDS = frozenset(f"{_COUNTRIES} {_OTHERS}".split())
"""Without "https://" before it, a name is an address to X where its ending is a registered one.

X's list has 1,500 endings; here are those of countries and the usual ones. A name under a rarer one counts
for less here than on X, which then refuses the post with a reason; nothing is ever cut.
"""
_PATH_LETTER = r"[A-Za-z0-9\u00C0-\u024F\u0400-\u04FF!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_PATH_END = r"[A-Za-z0-9\u00C0-\u024F\u0400-\u04FF=_#/+\-]"
_IN_BRACKETS = rf"\({_PATH_LETTER}*\)"
_PATH = rf"(?:/(?:(?:{_PATH_LETTER}|{_IN_BRACKETS})*(?:{_PATH_END}|{_IN_BRACKETS}))?)?"
_QUESTION = r"(?:\?[a-zA-Z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-zA-Z0-9\-_&=#/])?"
_WITH_SCHEME = regex.compile(
    rf"(?<![A-Za-z0-9@\uFF20$#\uFF03])https?://(?P<name>(?:[\p{{L}}\p{{M}}\p{{N}}_-]+\.){{1,126}}[\p{{L}}\p{{M}}]{{2,}})(?![A-Za-z0-9@+\-])"
    rf"(?::[0-9]+)?{_PATH}{_QUESTION}",
    regex.I,
)
_WITHOUT = regex.compile(
    rf"(?<![A-Za-z0-9@\uFF20$#\uFF03\-_./])(?P<name>(?:[A-Za-z0-9\u00C0-\u024F-]+\.){{1,126}}(?P<end>[A-Za-z]{{2,}}))"
    rf"(?![A-Za-z0-9@+\-])(?::[0-9]+)?{_PATH}{_QUESTION}"
)


def weighted_length(text: str) -> int:
    """This will count a text as X counts it, after NFC."""
    text = unicodedata.normalize("NFC", text)
    addresses = dict(addresses_in(text))
    emoji = {match.start(): match.end() for match in _EMOJI.finditer(text)}
    counted, here = 0, 0
    while here < len(text):
        if here in addresses:
            counted, here = counted + ADDRESS, addresses[here]
        elif here in emoji:
            counted, here = counted + 2, emoji[here]
        else:
            number = ord(text[here])
            counted += 1 if any(first <= number <= last for first, last in _ONE) else 2
            here += 1
    return counted


def addresses_in(text: str) -> Iterator[tuple[int, int]]:
    """This will give where each address begins and ends that X takes for one."""
    after = 0
    for match in sorted(
        (*_WITH_SCHEME.finditer(text), *_WITHOUT.finditer(text)), key=lambda one: one.start()
    ):
        ending = match.groupdict().get("end")
        is_one = ending is None or ending.lower() in _ENDS
        if match.start() >= after and is_one and _may_be_called(match["name"], match[0]):
            after = match.end()
            yield match.start(), after


def without_addresses(text: str) -> str:
    """This will put one sign in the place of each address: X shows its own short ones."""
    pieces, after = [], 0
    for start, end in addresses_in(text):
        pieces += [text[after:start], "\ufffc"]
        after = end
    return "".join([*pieces, text[after:]])


def _may_be_called(name: str, whole: str) -> bool:
    *_, own, ending = labels = name.split(".")
    sizes = (len(label) if label.isascii() else len(label.encode("punycode")) + 4 for label in labels)
    return (
        len(whole) <= LONGEST_ADDRESS
        and all(size <= LONGEST_LABEL for size in sizes)
        and not any(label[0] in "-_" or label[-1] in "-_" for label in labels)
        and "_" not in own + ending
    )
