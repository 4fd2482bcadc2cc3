"""Somebody may be abused, neglected or exploited: a child, a partner, a person who needs care."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_WHO = r"(?:me|us|him|her|them|mum|mam|dad|nan|gran|grandad|my \w{2,12}|the (?:child|children|kids?|baby|patients?|residents?|old \w{3,6})|(?:a|that|this) (?:child|kid|girl|boy|baby|resident|patient))"
_CHILD = r"(?:child(?:ren)?|kids?|baby|babies|toddler|little (?:girl|boy|one)|girl|boy|daughter|son|bairn|wean)"
_HURTS = r"(?:hits?|hit|hitting|slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|beat(?:s|ing|en)?|strangl(?:es|ed|ing)|chok(?:es|ed|ing)|batter(?:s|ed|ing)?|drag(?:s|ged)|shov(?:es|ed|ing))"

SAFEGUARDING = detector(
    Flag.SAFEGUARDING,
    "abus shovi ban taking_h takes_h let_ safeguard rape raped rapes rapist molest grope groom assault hit hits hitting slap punch "
    "kick beat beats strangle choke chokin batter drag shove violence bruise marks burn unexpl scared "
    "afraid frightened terrified lock tied restrain manhandle rough touch inappropriate private neglect "
    "starve fed feed unfed hungry no_food alone unattended own exploit traffick slavery coerci control "
    "won't_let wont_let forced fgm county stealing steals stole robbing money pension benefits bank "
    "savings purse underage grabbed threw pinned hurt harm sore ulcer bedsore unsafe not_safe t_safe "
    "safe_at safe_in safe_with feel_safe explain_the_b sexual honour car never_safe safe_there",
    {
        "abuse": r"\b(?:(?:sexual|physical|domestic|emotional|financial|child|elder|institutional|honour)(?:ly)?[ -]{1,2}(?:based )?(?:abus\w{1,4}|assault\w{0,3}|violence|exploit\w{0,6}))\b",
        "being abused": r"\b(?:is|was|are|were|been|being|got|gets|getting|i'm|he's|she's) (?:\w{1,12} )?(?:abused|molested|raped|groped|groomed|exploited|trafficked|sexually \w{3,10}|assaulted|battered|neglected)\b",
        "abuser": r"\b(?:abuser|abusive (?:partner|husband|wife|boyfriend|girlfriend|ex|parent|father|mother|home|relationship|carer)|abuses|abusing|molest\w{1,4}|rapist|raped|grooming (?:of|her|him|my|a|our|kids|children|girls|boys)|sex abuse)\b",
        "abused somebody": rf"\b(?:abused|assaulted|groped|raped) (?:by|{_WHO})\b",
        "hurt at home": rf"\b(?:partner|husband|wife|boyfriend|girlfriend|ex|dad|father|stepdad|stepfather|mum|mother|uncle|son|carer|brother|he|she|they) (?:\w{{2,12}} ){{0,2}}{_HURTS} {_WHO}\b",
        "hurt by": rf"\b(?:{_HURTS}|hurt|burnt|burned|bruised) by (?:a |the |his |her |my |their )?(?:\w{{2,12}} )?(?:carer|staff|nurse|hca|partner|husband|wife|boyfriend|girlfriend|dad|father|mum|mother|porter|doctor|stepdad|parents?|guard)\b",
        "staff hurting": rf"\b(?:carer|staff|nurse|hca|assistant|porter|doctor|guard|man on the ward|patient) (?:\w{{2,12}} ){{0,2}}(?:{_HURTS}|grabbed|threw|pinned|dragged|hurting|burnt|burned) {_WHO}\b",
        "rough": r"\b(?:rough(?:ly)? (?:with|handl\w{1,4})|manhandl\w{1,4}|tied to (?:the|her|his|a) (?:bed|chair)|restrained (?:him|her|my|in)|locked (?:him|her|them|me|us|in (?:a|her|his|the) (?:room|bedroom|cupboard|house)))\b",
        "touching": r"\b(?:touch(?:ed|es|ing)? (?:me|her|him|my \w{3,10}|them) (?:~)?(?:inappropriately|sexually|where|down there|private)|inappropriate(?:ly)? touch\w{0,3}|touched (?:inappropriately|me up)|private parts)\b",
        "bruises": r"\b(?:bruis\w{1,4}|marks|burns|cigarette burns) (?:all over|on|up|down|round|around) (?:~)?(?:arms?|legs?|neck|face|back|wrists?|body|thighs?|him|her|them|child|baby)\b(?!~(?:bloods?|cannula|needle))",
        "unexplained": r"\b(?:unexplained (?:bruis\w{1,4}|injur\w{1,4}|marks)|nobody (?:can|could|will) (?:explain|tell \w{2,4}) (?:~)?bruis\w{1,4})\b",
        "fear": r"\b(?:scared|afraid|frightened|terrified) (?:of (?:my|his|her|their|the|your|him|going home|what (?:he|she|they)) ?(?:husband|wife|partner|boyfriend|girlfriend|ex|dad|father|mum|mother|stepdad|carers?|son|staff|home)?(?= (?:will|would|might|is)|\b)|to (?:go|come|be) (?:home|back there|alone with)|to be left with)",
        "not safe": r"\b(?:not|isn'?t|aren'?t|doesn'?t feel|don'?t feel|never|un)[ -]?safe (?:at home|in (?:her|his|my|their|that|the) (?:own )?(?:home|house|care home|flat)|with (?:him|her|his|that|my|their)|there alone)\b",
        "child alone": rf"\b{_CHILD} (?:\w{{2,12}} ){{0,3}}(?:left|home|all) (?:all )?(?:alone|on (?:their|his|her) own)\b|\b(?:left|leaves|leaving) (?:~){_CHILD} (?:home )?(?:alone|on (?:their|his|her) own|unattended|in the car)\b|\bhome alone\b",
        "not fed": rf"\b(?:{_CHILD}|kids|residents|mum|dad|nan|he|she|they)(?:'s|'re| is| are|s)? (?:\w{{2,12}} ){{0,2}}(?:starving|starved|not (?:being )?fed|never fed|unfed|going hungry)\b|\bnobody(?: is|'s)? feed(?:s|ing) (?:him|her|them|the {_CHILD})\b|\bno food in the house\b",
        "home neglect": r"\b(?:care|nursing|residential) home (?:~)?(?:neglect\w{0,4}|abus\w{1,4}|filthy|left in (?:her|his|their) own|bruis\w{1,4}|starv\w{1,4}|bed ?sores?)|\b(?:neglect\w{0,4}|abus\w{1,4}|bruises?) (?:~)?(?:care|nursing|residential) home\b|\b(?:bed|pressure) ?(?:sore|ulcer)s?\b|\bsafeguarding (?:concern|issue|referral|alert|team|lead|risk)|\breport (?:this )?(?:to|as) safeguarding\b",
        "money": r"\b(?:steal(?:s|ing)|taking|takes|took|stole|robbing) (?:her|his|their|mum's|dad's|nan's|gran's|my (?:mum|dad|nan|gran)'?s) (?:~)?(?:money|pension|benefits|bank card|savings|purse)\b",
        "control": r"\b(?:coerci\w{2,4} control\w{0,4}|controls (?:my|her|his) (?:every|money|phone|life)|won'?t let (?:her|him|me) (?:out|leave|see (?:anyone|anybody|a doctor|the doctor|her family|his family|my family))|forced (?:marriage|to marry)|fgm|county lines|modern slavery|slavery|underage (?:sex|girls?|boyfriend))\b",
    },
    except_for=r"\b(?:verbal abuse|abuse of (?:power|position|trust|process|the car park|our staff|staff)|substance abuse|drug abuse|alcohol abuse|"
    r"beat(?:s|en)? me (?:at|in|to)|domestic abuse (?:charit|awareness|training|fundrais|helpline stall|week)\w{0,5}|dog grooming|pet grooming|grooming (?:parlour|salon)|hit the (?:nail|spot|roof)|(?:charity|fundraising) \w{2,12} (?:for|in aid of) (?:domestic|child) abuse \w{2,12})\b",
)
