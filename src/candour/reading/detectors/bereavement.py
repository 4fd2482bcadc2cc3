"""Somebody has died, or was feared dead: take care with the answer. A wish to die is another table's
("self_harm")."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_KIN = (
    r"(?:mum|mam|mom|mother|dad|da|father|nan|nana|nain|taid|gran|granny|grandma|grandad|"
    r"grandfather|grandmother|grampy|husband|wife|partner|son|daughter|baby|babies|twins?|brother|"
    r"sister|uncle|aunt|auntie|aunty|friend|child|children|bairn|boy|girl|cousin|niece|nephew|"
    r"mate|fianc\wes?|fiancee?|in[ -]law|neighbour|grandson|granddaughter|bump|little (?:one|boy|"
    r"girl|man)|him|her|them|patient|stepdad|gransha|bampi|mamgu|tadcu)"
)

BEREAVEMENT = detector(
    Flag.BEREAVEMENT,
    {
        ("died"): (
            r"\b(?:died|dies|passed away|passed on|passing away|passed (?:peacefully|suddenly|last|in "
            r"(?:her|his|their|my|the|your)|over|yesterday|today|this|on)|slipped away|no longer with us|"
            r"deceased|dying|is dead|was dead|are dead|were dead)\b(?! (?:phone|battery|line|of boredom|"
            r"down|laughing))"
        ),
        ("death of"): (
            r"\b(?:death|passing|loss) of (?:my|our|her|his|their|a|the|mum|dad|nan) ?(?:\w{1,12} "
            r"){0,3}\b|\b(?:his|her|their|mum's|dad's|nan's|gran's|my \w{3,10}'?s|our \w{3,10}'?s|'s|s') "
            r"(?:death|passing|last (?:days?|hours?|weeks?|moments?|breath)|final (?:days?|hours?|weeks?|"
            r"moments?)|funeral|ashes|cremation|end of life)\b"
        ),
        ("lost"): (
            rf"\b(?:lost|losing|lose|loss of) (?:my|our|her|his|their|a|the|both)? ?(?:\w{{2,10}} "
            rf"){{0,2}}?\b{_KIN}\b(?!'s|s'| (?:teeth|dentures|glasses|ring|notes|hearing|slippers|bag|in "
            r"the|to the pub|referral|letter))"
        ),
        ("ceremony"): (
            r"\b(?:funeral|bereave\w{1,5}|griev(?:e|ed|es|ing)|grief|condolences?|widow(?:er|ed)?|"
            r"mortuary|morgue|rest in peace|in loving memory|cremat\w{2,6}|buried (?:my|our|him|her|dad|"
            r"mum|nan)|burying|chapel of rest|undertakers?|death certificate|heaven|\br\.?i\.?p\b)"
        ),
        ("baby loss"): (
            r"\b(?:stillb(?:orn|irth)s?|miscarr\w{2,7}|born (?:asleep|sleeping)|angel bab(?:y|ies)|baby "
            r"loss|neonatal death|lost the (?:baby|pregnancy)|lost a (?:baby|pregnancy|twin)|no heartbeat|"
            r"tfmr)\b"
        ),
        ("end of life"): (
            r"\b(?:hospice|end of life|palliative|last rites|terminal(?:ly)? ?(?:ill|cancer|illness)?|"
            r"final (?:hours|days|weeks|moments|goodbyes?)|last (?:days|hours|moments) (?:of|with|were|"
            r"in)|say(?:ing)? (?:our |my |a )?(?:last |final )?goodbyes?|said (?:our|my) goodbyes?|at "
            r"peace now|passed with)\b"
        ),
        ("kin gone"): (
            r"\bmy late (?:husband|wife|mother|father|mum|mam|dad|partner|son|daughter|brother|sister|nan|"
            r"gran\w{0,6})\b|\b(?:taken from us|took from us|gone too soon|miss (?:him|her|them|you|mum|"
            r"dad|nan) (?:every day|so much|terribly|dearly)|anniversary of (?:his|her|my|their|losing|"
            r"dad|mum))\b"
        ),
        ("take care"): (
            r"\b(?:thought|feared|convinced|afraid|worried|sure|believed|told) (?:that )?(?:~)?(?:(?:he|"
            r"she|they|i|we|mum|mam|dad|nan|gran|my \w{2,10}|baby|the baby|it)(?:'d| had| was| were|'s| "
            r"is| might| would| could| was going to| were going to)? ?(?:have |be |going to |gonna |about "
            r"to )?(?:died|dead|die|dying|gone|lost (?:him|her|them|the baby)))\b|\bthought (?:i|we) "
            r"(?:was|were|'d|had) (?:~)?(?:dying|die|goner|lost (?:him|her|them|my|our))\b|\b(?:nearly|"
            r"almost) (?:lost (?:him|her|my|our|them|mum|dad)|died)\b"
        ),
        ("brought back"): (
            r"\b(?:she|he|mum|dad|baby|heart|they) (?:had )?(?:died|stopped) (?:~)?(?:brought (?:him|her|"
            r"them) back|revived|resuscitated)\b"
        ),
    },
    except_for=(
        r"\b(?:dead (?:phone|battery|line|end|on|heat|easy|good|nice|kind|friendly|helpful|quick|"
        r"lovely|pleased|chuffed|proud|sea)|(?:phone|battery|line|app|website|internet|wifi|laptop|"
        r"car)(?:'s| is| was| has| been| went|'s been| has been)? (?:been )?(?:dead|died|dying)|"
        r"(?:died|dying|die|died a death) (?:of|from|with) (?:embarrassment|laughter|laughing|boredom|"
        r"shame|thirst)|(?:dying|die) (?:for a|to (?:know|see|meet|try|get))|to die for|(?:nearly|"
        r"almost) died laughing|diehard|dead(?:line|lift)s?|"
        r"lost (?:my|our|her|his|their|the) (?:\w{3,12} )?(?:dentures|teeth|glasses|ring|notes|"
        r"referral|letter|results?|way|temper|patience|keys?|phone|bag|slippers|hearing aids?)|hair "
        r"loss|weight loss|hearing loss|blood loss|loss of (?:hearing|sight|appetite|power|earnings|"
        r"income|weight|signal)|"
        r"rip[ -]?off|ripped|rip (?:it|them|up)|hospice (?:shop|fun run|fundraiser|fair)|heaven "
        r"(?:knows|forbid|sent|on a plate)|terminal (?:building|one|two|1|2|5)|passed (?:in|on) "
        r"(?:the|my) (?:message|test|exam|driving|details|number)|"
        r"passed on (?:my|the|our|to|this|that|your|these|thanks|his|her)|late (?:mother|father) and "
        r"baby)\b"
    ),
)
