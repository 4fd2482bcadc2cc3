"""Threats, hate or violence against people who work here. Anger and rude words about a wait are neither."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_STAFF = (
    r"(?:nurses?|doctors?|staff|receptionists?|porters?|paramedics?|midwi(?:fe|ves)|hcas?|"
    r"consultants?|matron|ambulance (?:crew|man|woman)|security|cleaners?|surgeons?|physios?|"
    r"healthcare assistants?|student nurse|team)"
)
_VILE = (
    r"(?:bitch(?:es)?|cow|cows|scum|bastards?|wankers?|twats?|cunts?|whores?|slags?|morons?|"
    r"idiots?|pigs?|vermin|retards?|pricks?|dickheads?|arseholes?|assholes?|parasites?|tarts?|"
    r"fuckers?|imbeciles?|cretins?)"
)

STAFF_ABUSE = detector(
    Flag.STAFF_ABUSE,
    {
        ("vile word at somebody"): (
            r"\b(?:you|your|u|ur|that|those|them|they|she|he|the|what a|what|bunch of|load of|lot of|pack "
            r"of|lazy|stupid|fat|thick|dirty|useless|ugly|foreign|evil|pathetic|lying|bloody|effing|"
            rf"fucking) (?:\w{{2,12}} ){{0,4}}{_VILE}\b"
        ),
        "vile opening": rf"^\s{{0,3}}(?:@\w{{1,30}} )?{_VILE}\b(?:[!.,]|$| (?:the|all|every|lot|of))",
        ("curse at somebody"): (
            r"\b(?:f[u*]{1,2}c?[k*]{1,2} (?:you|off|u|the lot|all of you|your|right off)|f\*{2,4} (?:you|"
            r"off)|eff off you|piss off you|go to hell you|drop dead|rot in hell|go and die|go kill)\b"
        ),
        ("wish of harm"): (
            r"\b(?:hope|wish|pray|want) (?:you|she|he|they|that \w{3,12}|your \w{3,12}|the lot of you|"
            rf"every one of you|the whole lot of you|(?:the|that|your|whichever|this) (?:\w{{2,12}} "
            rf"){{0,2}}{_STAFF}"
            r"(?: (?:on|in|at|with|who|from) (?:\w{1,10} ){0,3}?\w{1,10})?)(?:'?ll)? (?:all |both |one "
            r"day )?(?:die|dies|rot|rots|get (?:cancer|sacked|stabbed|beaten|hurt|run over|struck|raped|"
            r"what)|gets (?:cancer|sacked|hurt|run over)|suffer|suffers|burn|burns|lose your|choke|are "
            r"next|dead)\b|\bdeserves? to (?:die|be (?:shot|hanged|hung|beaten|strung|stabbed))\b|\bshould "
            r"(?:all )?be (?:shot|hanged|hung|strung up|lynched|put down)\b|\bkill yourself\b"
        ),
        ("threat"): (
            r"\b(?:know|find|found|finding) (?:out )?where (?:you|she|he|they|that \w{3,10}) (?:all "
            r")?(?:live|lives|park|parks|work)\b|\bwatch your back\b|\b(?:i'?ll|i will|gonna|going to|"
            r"i'?d|coming to|want to|wanna|somebody (?:should|needs to)|someone (?:should|needs to)) "
            r"(?:~)?(?:get you|find you|hunt (?:you|her|him|them)|sort (?:you|her|him) out|punch|slap|"
            r"smack|batter|kill (?:you|her|him|them|that|the|one of)|burn (?:you|it|the|your)|knock "
            r"(?:your|her|his|you|seven)|make you pay|break your|deck|lamp)\b|\byou(?:'ll| will) (?:all "
            r")?(?:regret|be sorry you|pay for this with)\b|\bcoming for (?:you|her|him|them)\b|\bup "
            r"against (?:the|a) wall\b"
        ),
        ("hate"): (
            r"\b(?:go|send|sent|sod off|get) (?:\w{2,6} )?(?:back (?:to )?(?:where (?:you|she|he|they) "
            r"(?:came|come|belong)|(?:your|her|his|their) own (?:country|land)|(?:africa|india|poland|"
            r"pakistan|romania|nigeria|china|manila))|home to (?:your|their) own)\b|\b(?:foreign|coloured|"
            r"paki|polish|african|indian|filipino|asian|black|muslim|immigrant)s? (?:\w{1,8} )?(?:scum|"
            r"rubbish|cow|bitch|muck|vermin|monkeys?|out|doctors? who can'?t|nurses? who can'?t)\b|"
            r"\bshould be deported\b|\b(?:nigg|paki\b|wog\b|coon\b|gook\b|chink\b)\w{0,4}|\bmonkeys? in "
            r"uniform\b"
        ),
        ("violence told"): (
            r"\b(?:spat|spit|spitting|spits|punched|punching|kicked|kicking|hit|hitting|slapped|slapping|"
            rf"attack\w{{2,3}}|assault\w{{2,3}}|threaten\w{{2,3}}|abus\w{{1,3}}|racially abus\w{{1,3}}|"
            rf"headbutt\w{{0,3}}|threw (?:~) at|swung at|swore at|swearing at|screaming at|shouting abuse "
            r"at) (?:at |on )?(?:a |an |the |one of (?:the|your|our) |our |your |two |that |my )?(?:young "
            rf"|poor |student |triage |night |\w{{3,9}} ){{0,2}}{_STAFF}\b|\b{_STAFF} (?:~)?(?:was|were|"
            r"been|being|got|gets|get) (?:~)?(?:spat|punched|kicked|attacked|assaulted|threatened|"
            r"verbally abused|racially abused|abused|slapped|hit|headbutted)\b|\b(?:abuse of|racism "
            r"(?:towards|against|to)|racist (?:to|towards)|abusive (?:to|towards)) (?:our |your |the |a "
            rf")?(?:\w{3, 10} )?"
        )
        + _STAFF
        + r"\b",
    },
    except_for=(
        r"\b(?:what an? idiot i|i'?m (?:such )?an idiot|idiot[ -]?proof|(?:i|me) (?:felt|feel) like "
        r"an? (?:idiot|moron|cow|pig)|guinea pigs?|pig'?s ear|dairy cow|cow'?s milk|holy cow|custard "
        r"tart|egg tarts?|jam tart|"
        r"flying pigs|pigs might fly|poor cow)\b"
    ),
)
