"""What is looked at twice before its meaning raises a flag: sayings of somebody vexed, and a faint that hurt
nobody.

"The app ate my form again. Losing my mind."      a saying beside what vexes: nobody is at risk
"I felt faint and went down like a sack."         a faint, and no injury told: nobody was harmed

The branch of flags knows neither, so it is asked again without these words. What it still raises stays
raised, and what a rule finds was never in doubt. Where another word is serious there is no second look.
"""

import re

from candour.domain.kinds import HUMAN_NOW, Flag

IN_DOUBT = HUMAN_NOW | {Flag.POSSIBLE_HARM}
_VEXED = re.compile(
    r"\b(?:(?:i'?m|i am|i|it'?s|is) )?(?:(?:now|slowly|nearly) )?(?:(?:losing|lost) (?:my mind|"
    r"the plot|my rag|my marbles)|(?:going|gone) (?:out of my mind|spare|mad|crackers|bonkers|nuts|"
    r"round the (?:bend|twist)|up the wall)|(?:driv(?:es|ing|en)|sends?|sent|sending) (?:me|us|"
    r"everyone) (?:mad|insane|crazy|spare|nuts|bonkers|up the wall|round the (?:bend|twist)|"
    r"to distraction|out of my mind)|climbing the walls?|(?:doing|does) my (?:head|nut) in|(?:tearing|"
    r"pulling) (?:my|our) hair out|at my wits'? end|could scream)\b"
)
_WHAT_VEXES = re.compile(
    r"\b(?:internet|broadband|wi-?fi|router|apps?|web ?sites?|booking page|log ?in|logs me out|"
    r"passwords?|portal|printers?|forms?|letters?|car ?parks?|parking|ticket machine|barriers?|"
    r"bus(?:es)?|timetables?|on hold|phone (?:line|queue|system)|hold music|engaged tone|boiler|"
    r"heating|hot water|lifts?|doors?|alarms?|drilling|builders?|telly|e-?mails?)\b"
)
_DANGER = re.compile(
    r"\b(?:crisis|samaritans|voices?|sleep|slept|alone|tonight|die[ds]?|dying|dead|death|kill\w{0,3}|"
    r"alive|li[fv]e[sd]?|living|hurt\w{0,3}|harm\w{0,3}|cut\w{0,4}|tablets?|pills?|kni(?:fe|ves)|rope|"
    r"bridge|rail\w{0,3}|river|canal|roof|edge|goodbyes?|end(?:ing|ed)? (?:it|things|this)|cop(?:e|"
    r"ing)|baby|kids?|children|safe|be here|no point|no way|any ?more|everything|anything)\b"
)
_FAINT = re.compile(
    r"\b(?:(?:felt|feel|feeling|came over|come over|went|going|was|am) (?:(?:a bit|so|very|really|"
    r"all) )?(?:faint|dizzy|woozy|wobbly|swimmy|light ?-?headed|giddy)|faint(?:ed|ing)|pass(?:ed|"
    r"ing)? out|keel(?:ed|ing) over|(?:went|dropped|fell) (?:down )?like an? (?:sack|stone|skittle|"
    r"ton of bricks)|(?:my|her|his) legs (?:went|gave(?: way)?|buckled)|down i went|in a heap|"
    r"(?:(?:went|slid|fell) )?(?:off|on|onto|to) the (?:floor|carpet|chair))\b"
)
_INJURY = re.compile(
    r"\b(?:br[oe]ken?|bones?|fractur\w{1,4}|crack\w{0,3}|split|stitch\w{0,3}|bleed\w{0,3}|bled|blood|"
    r"hit|bang\w{0,3}|smash\w{0,3}|head|skull|face|cheek\w{0,4}|hips?|ribs?|wrists?|ankles?|arms?|jaw|"
    r"nose|teeth|tooth|bruis\w{0,3}|concuss\w{0,4}|knocked|unconscious|came (?:round|to)|woken?|wake|"
    r"surgery|operation|theatre|scan\w{0,4}|x-?ray\w{0,2}|heart\w{0,5}|strokes?|seizures?|fit|fitting|"
    r"pregnan\w{2}|labour|baby|tablets?|pills?|doses?|insulin|drugs?|medicines?|medication|"
    r"inject\w{0,4}|gave (?:me|him|her)|given|die[ds]?|dead|dying|ambulance|resus|intensive|icu|"
    r"admitted|damage\w?|injur\w{1,3}|hurt\w{0,3}|pain|agony|scald\w{0,3}|burn\w{0,3}|bring (?:me|him|"
    r"her) round|twice|since|still|hours?)\b"
)


def without_sayings(text: str) -> str | None:
    """This will give a text without what tells of no risk by itself; nothing where no such words stand in it,
    or where others make them serious."""
    low = text.lower().replace("\u2019", "'")
    if len(low) != len(text):
        return None
    hidden = []
    if _DANGER.search(low):
        return None
    if _WHAT_VEXES.search(low):
        hidden += [found.span() for found in _VEXED.finditer(low)]
    if not _INJURY.search(low):
        hidden += [found.span() for found in _FAINT.finditer(low)]
    if not hidden:
        return None
    kept, last = [], 0
    for start, end in sorted(hidden):
        kept.append(text[last:start])
        last = max(last, end)
    return "".join([*kept, text[last:]])
