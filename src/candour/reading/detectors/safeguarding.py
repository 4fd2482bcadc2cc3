"""Somebody may be abused, neglected or exploited: a child, a partner, a person who needs care."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_WHO = (
    r"(?:me|us|him|her|them|mum|mam|dad|nan|gran|grandad|my \w{2,12}|the (?:child|children|kids?|"
    r"baby|patients?|residents?|old \w{3,6})|(?:a|that|this) (?:child|kid|girl|boy|baby|resident|"
    r"patient))"
)
_CHILD = (
    r"(?:child(?:ren)?|kids?|baby|babies|toddler|little (?:girl|boy|one)|girl|boy|daughter|son|bairn|wean)"
)
_HURTS = (
    r"(?:hits?|hit|hitting|slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|beat(?:s|ing|"
    r"en)?|strangl(?:es|ed|ing)|chok(?:es|ed|ing)|batter(?:s|ed|ing)?|drag(?:s|ged)|shov(?:es|ed|"
    r"ing)|throttl(?:es|ed|ing)|threatened to (?:kill|stab|hurt|hit|beat|strangle|burn|shoot|do in))"
)

_KIN = (
    r"(?:him|her|them|us|mum|mam|dad|nan|nana|gran|grandad|grandma|(?:my|our|her|his) (?:\w{2,10} "
    r")?(?:mum|mam|mother|dad|father|nan|nana|gran|granny|grandad|grandma|wife|husband|brother|sister|son|"
    r"daughter|uncle|aunt|auntie|neighbour)|the (?:child(?:ren)?|kids?|baby|old \w{3,6}))"
)
_DAYS = (
    r"(?:for (?:\w{2,6} )?(?:days?|nights?|weeks?)|in (?:\w{2,6} )?(?:days?|weeks?)|all (?:weekend|week)|"
    r"since (?:mon|tues|wednes|thurs|fri|satur|sun|yester)day|from (?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day)"
)
_RULER = (
    r"(?:he|she|they|who|and|husband|wife|partner|boyfriend|girlfriend|ex|son|daughter|dad|mum|father|"
    r"mother|brother|uncle|family|carers?|in-laws?|-in-law)"
)

SAFEGUARDING = detector(
    Flag.SAFEGUARDING,
    {
        ("abuse"): (
            r"\b(?:(?:sexual|physical|domestic|emotional|financial|child|elder|institutional|"
            r"honour)(?:ly)?[ -]{1,2}(?:based )?(?:abus\w{1,4}|assault\w{0,3}|violence|exploit\w{0,6}))\b"
        ),
        ("being abused"): (
            r"\b(?:is|was|are|were|been|being|got|gets|getting|i'm|he's|she's) (?:\w{1,12} )?(?:abused|"
            r"molested|raped|groped|groomed|exploited|trafficked|sexually \w{3,10}|assaulted|battered|"
            r"neglected)\b"
        ),
        ("abuser"): (
            r"\b(?:abuser|abusive (?:partner|husband|wife|boyfriend|girlfriend|ex|parent|father|mother|"
            r"home|relationship|carer)|abuses|abusing|molest\w{1,4}|rapist|raped|grooming (?:of|her|him|"
            r"my|a|our|kids|children|girls|boys)|sex abuse)\b"
        ),
        "abused somebody": rf"\b(?:abused|assaulted|groped|raped) (?:by|{_WHO})\b",
        ("hurt at home"): (
            r"\b(?:partner|husband|wife|boyfriend|girlfriend|ex|dad|father|stepdad|stepfather|mum|mother|"
            rf"uncle|son|carer|brother|he|she|they)(?:'s)? (?:\w{{2,12}} ){{0,2}}{_HURTS} {_WHO}\b"
        ),
        ("hurt by"): (
            rf"\b(?:{_HURTS}|hurt|burnt|burned|bruised) by (?:a |the |his |her |my |their )?(?:\w{{2,12}} "
            r")?(?:carer|staff|nurse|hca|partner|husband|wife|boyfriend|girlfriend|dad|father|mum|mother|"
            r"porter|doctor|stepdad|parents?|guard)\b"
        ),
        ("staff hurting"): (
            r"\b(?:carer|staff|nurse|hca|assistant|porter|doctor|guard|man on the ward|patient) "
            rf"(?:\w{{2,12}} ){{0,2}}(?:{_HURTS}|grabbed|threw|pinned|dragged|hurting|burnt|burned) "
            rf"{_WHO}\b(?! out)"
        ),
        ("rough"): (
            r"\b(?:rough(?:ly)? (?:with|handl\w{1,4})\b|manhandl\w{1,4}|tied to (?:the|her|his|a) (?:bed|"
            r"chair)\b|restrained (?:him|her|my|in)\b|locked (?:(?:him|her|them|me|us) (?!out\b)|in (?:a|"
            r"her|his|the) (?:room|bedroom|cupboard|house)\b|(?:her|him|me|them) out (?:naked|all night|in "
            r"the (?:cold|rain|snow|garden|yard|dark))))"
        ),
        ("touching"): (
            r"\b(?:touch(?:ed|es|ing)? (?:me|her|him|my \w{3,10}|them) (?:~)?(?:inappropriately|sexually|"
            r"where|down there|private)|inappropriate(?:ly)? touch\w{0,3}|touched (?:inappropriately|me "
            r"up)|(?:touch|show|photo|picture|rub)\w{0,4} (?:~)?private parts)\b"
        ),
        ("bruises"): (
            r"\b(?:bruis\w{1,4}|marks|burns|cigarette burns) (?:all over|on|up|down|round|around) "
            r"(?:~)?(?:arms?|legs?|neck|face|back|wrists?|body|thighs?|him|her|them|child|"
            r"baby)\b(?!~(?:bloods?|cannula|needle|thinners?|plaster|birthmarks?|rugby|football|hockey|"
            r"netball))"
        ),
        ("unexplained"): (
            r"\b(?:unexplained (?:bruis\w{1,4}|injur\w{1,4}|marks)|nobody (?:can|could|will) (?:explain|"
            r"tell \w{2,4}) (?:~)?bruis\w{1,4})\b"
        ),
        ("fear"): (
            r"\b(?:scared|afraid|frightened|terrified) (?:of (?:him\b|going home|what (?:he|she|they)\b|"
            r"(?:my|his|her|their|the|your) (?:own )?(?:husband|wife|partner|boyfriend|girlfriend|ex|dad|"
            r"father|mum|mother|stepdad|carers?|son|staff|home|night (?:staff|nurse))\b)|to (?:go|come|be) "
            r"(?:home|back there|alone with)|to be left with)"
        ),
        "unsafe to go home": (
            r"(?:(?:\bnot|n'?t) feel(?:ing)? (?:\w{2,8} )?safe|\bnot safe|\bunsafe|\bscared|\bafraid|"
            r"\bfrightened|\bterrified) (?:\w{2,8} )?(?:to go|going|to be|about going|of going)(?: back)?"
            r"(?: to)? (?:home|him|her|there|the house|the flat)\b"
        ),
        ("not safe"): (
            r"\b(?:not|isn'?t|aren'?t|doesn'?t feel|don'?t feel|never|un)[ -]?safe (?:at home|in (?:her|"
            r"his|my|their|that|the) (?:own )?(?:home|house|care home|flat)|with (?:him|her|his|that|my|"
            r"their)|there alone)\b"
        ),
        ("child alone"): (
            rf"\b{_CHILD} (?:\w{{2,12}} ){{0,3}}(?:left|home|all) (?:all )?(?:alone|on (?:their|his|her) "
            rf"own)\b|\b(?:left|leaves|leaving) (?:~){_CHILD} (?:home )?(?:alone|on (?:their|his|her) own|"
            r"unattended|in the car)\b|\bhome alone\b"
        ),
        ("not fed"): (
            rf"\b(?:{_CHILD}|kids|residents|mum|dad|nan|he|she|they)(?:'s|'re| is| are|s)? (?:\w{{2,12}} "
            rf"){{0,2}}(?:starving|starved|not (?:being )?fed|never fed|unfed|going hungry)\b|\bnobody(?: "
            rf"is|'s)? feed(?:s|ing) (?:him|her|them|the {_CHILD})\b|\bno food in the house\b"
        ),
        ("left without"): (
            r"\b(?:nobody|no one|no-one|they never|they haven'?t|you never|you haven'?t)(?: has| have|"
            r"'s)? (?:fed|washed|"
            rf"turned|changed) (?:or \w{{2,8}} )?{_KIN} (?:for|in|since)\b|\b{_KIN} (?:\w{{2,8}} )?(?:has "
            rf"had|had|has|got|gets|been given|was given) (?:nothing|no food|no water|no drink|nowt) (?:to "
            rf"(?:eat|drink) )?(?:or \w{{2,8}} )?(?:~)?{_DAYS}\b"
        ),
        ("home neglect"): (
            r"\b(?:care|nursing|residential) home (?:~)?(?:neglect\w{0,4}|abus\w{1,4}|filthy|left in "
            r"(?:her|his|their) own|bruis\w{1,4}|starv\w{1,4}|bed ?sores?)|\b(?:neglect\w{0,4}|"
            r"abus\w{1,4}|bruises?) (?:~)?(?:care|nursing|residential) home\b|\b(?:bed|pressure) ?(?:sore|"
            r"ulcer)s?\b|\bsafeguarding (?:concern|issue|referral|alert|team|risk)|\breport (?:this "
            r")?(?:to|as) safeguarding\b"
        ),
        ("money"): (
            r"\b(?:steal(?:s|ing)|taking|takes|took|stole|robbing) (?:her|his|their|mum's|dad's|nan's|"
            r"gran's|my (?:mum|dad|nan|gran)'?s) (?:~)?(?:money|pension|benefits|bank card|savings|"
            r"purse)\b"
        ),
        ("control"): (
            rf"\b(?:coerci\w{{2,4}} control\w{{0,4}}|controls (?:my|her|his) (?:every|money|phone|life)|"
            rf"{_RULER} "
            r"(?:\w{1,12} ){0,2}won'?t let (?:her|him|me) (?:out|leave|see (?:anyone|anybody|a doctor|the "
            r"doctor|her family|his family|my family))|forced (?:marriage|to marry)|fgm|county lines|"
            r"modern slavery|slavery|underage (?:sex|girls?|boyfriend))\b"
        ),
    },
    except_for=(
        r"\b(?:verbal abuse|safeguarding (?:team|lead)(?:'s|s)? (?:stall|stand|leaflets?|talk|"
        r"training|course)|"
        r"(?:course|training|talk|session|workshop|conference) (?:on|about) (?:domestic|child|elder) abuse|"
        r"(?:talk|lecture|webinar|podcast|course|assembly|play|essay|project|dissertation|"
        r"training|conference|workshop|memoir) (?:~)?(?:domestic (?:abuse|violence)|modern slavery|slavery|"
        r"fgm|coercive control|county lines|(?:financial|elder) abuse|forced marriage)|(?:domestic "
        r"(?:abuse|violence)|modern slavery|fgm|coercive control|"
        r"county lines) (?:talk|act|assembly|lanyards?|display|drop-in|webinar|lecture)|"
        r"used to be (?:scared|afraid|frightened|terrified) of|home alone with (?:grand\w{2,3}|nan\w?|"
        r"gran|dad|mum)|(?:pressure|bed) ?(?:ulcer|sore)s? (?:study|prevention|training|audit|day)|nil "
        r"pressure|not fed up|starv(?:ed|ing) (?:for|since|before) (?:~)?(?:op|operation|an\w{0,2}sthetic|"
        r"scan|theatre|midnight|night)|starv(?:ed|ing)[ ,]{1,3}(?:what time|where|is the|any|can)|"
        r"(?:flower ?beds?|gardens?|building|plants|team) (?:\w{1,8} ){0,3}(?:neglected|battered)|"
        r"abusing (?:the|your) (?:\w{1,8} )?wi-?fi|(?:he|she|they) (?:hits?|kicks?) me (?:with (?:facts|"
        r"figures)|"
        r"for six|under the table)|(?:beat|beats|beaten) (?:me|him|her|us|them|my \w{2,10}) (?:\w{1,8} "
        r"){0,3}(?:at|in) "
        r"(?:the |a )?(?:cards|dominoes|chess|scrabble|draughts|crib\w{0,4}|snooker|pool|darts|ludo|bingo|"
        r"rummy|bowls|"
        r"tennis|wordle|fifa|monopoly|quiz|race)|beats? (?:me|us) to (?:it|the)|beat (?:me|us) hands down|"
        r"abuse of (?:power|position|trust|process|the car park|our "
        r"staff|staff)|substance abuse|drug abuse|alcohol abuse|"
        r"domestic abuse (?:charit|awareness|training|fundrais|helpline "
        r"stall|week)\w{0,5}|dog grooming|pet grooming|grooming (?:parlour|salon)|hit the (?:nail|"
        r"spot|roof)|(?:charity|fundraising) \w{2,12} (?:for|in aid of) (?:domestic|child) abuse "
        r"\w{2,12})\b"
    ),
)
