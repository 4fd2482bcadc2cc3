"""Content words cut to stems, to see whether a reply takes up what the story said."""

import re

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
_ENDINGS = ("ingly", "ings", "ing", "ies", "edly", "ed", "es", "ly", "s")
_SHORTEST_STEM = 3

_GRAMMAR = """
a about above after again against all also am an and any anybody anyone anything are aren't as at
away be because been before being below between both but by came can can't cannot come could
couldn't did didn't do does doesn't doing don't done down during each else even ever every everybody
everyone everything few for from further get gets getting give given go goes going gone got had
hadn't has hasn't have haven't having he her here hers him his how i i'd i'll i'm i've if in into is
isn't it it's its itself just keep know last let like made make makes many may me might more most
much must my myself never next no nobody none nor not nothing now of off on once one only or other
our ours out over own please put said same say says see she should shouldn't since so some somebody
someone something still such take taken tell than that that's the their theirs them themselves then
there there's these they they're thing things this those though through time times to told too took
two under until up us use very want wanted was wasn't way we we're we've well went were weren't what
what's when where which while who whom why will with within without won't would wouldn't yes yet you
you'd you'll you're you've your yours
"""
_COURTESY = """
amazing angry apologise apologised apologies apology appreciate awful bad best better brilliant
comment comments concern concerned concerns dear delighted disappointed excellent experience
experiences fab fantastic feedback feel feeling feels felt glad good great grateful happy hear heard
hello help helped hi hope horrible kind kindly kindness love loved lovely nice outstanding pleased
poor praise really regards regret sad sorry superb terrible thank thanks thank-you thankyou
understand wonderful write writing
"""
_HOSPITAL = """
a&e admission admitted appointment appointments care cared caring clinic clinics consultant
department doctor doctors emergency gp health healthcare hospital hospitals matron medical midwife
midwives nhs nurse nurses nursing patient patients pals receptionist receptionists service services
sister staff surgeon team teams treat treated treatment trust ward wards
"""


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            cut = word[: -len(ending)]
            if ending == "ies":
                return cut + "i"
            return cut[:-1] if len(cut) > _SHORTEST_STEM and cut[-1] == cut[-2] else cut.removesuffix("e")
    if word.endswith("y") and len(word) > _SHORTEST_STEM:
        return word[:-1] + "i"
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


_LEFT_OUT = frozenset(f"{_GRAMMAR} {_COURTESY} {_HOSPITAL}".split())
_LEFT_OUT_STEMS = frozenset(_stem(word) for word in f"{_COURTESY} {_HOSPITAL}".split())


def content_stems(text: str) -> frozenset[str]:
    """This will give the stems of the words that carry content, from folded text.

    Left out are words of grammar, of courtesy and feeling, and those that any hospital post may hold.
    """
    found = set()
    for word in set(_WORD.findall(text)):
        plain = word.removesuffix("'s")
        if plain in _LEFT_OUT or word in _LEFT_OUT or (len(plain) < _SHORTEST_STEM and not plain.isdigit()):
            continue
        stem = _stem(plain.replace("'", ""))
        if stem not in _LEFT_OUT_STEMS:
            found.add(stem)
    return frozenset(found)
