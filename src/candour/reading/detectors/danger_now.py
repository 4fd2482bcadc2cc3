"""Somebody may be in danger at this minute: an emergency that was typed instead of dialled, or a threat to
a place."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_NOW = (
    r"(?:right now|now|just now|as i (?:type|write)|at this (?:moment|minute)|currently|this "
    r"(?:minute|second)|still|tonight)"
)
_SOMEBODY = (
    r"(?:i|i'm|im|he|he's|hes|she|she's|shes|they|they're|baby|the baby|my \w{2,10}|mum|mam|dad|"
    r"nan|gran|grandad|someone|somebody|a man|a woman|a lady|a patient|this man|this woman|a guy)"
)

DANGER_NOW = detector(
    Flag.DANGER_NOW,
    {
        ("not breathing"): (
            rf"\b(?:{_SOMEBODY}(?:'s| is|'m| am)?|not|stopped) (?:just |barely |hardly |really "
            r")?(?:not breathing|struggling to breathe|gasping|can'?t breathe|cannot breathe|cant breathe|"
            r"stopped breathing|barely breathing|struggling for breath|breathing funny)\b(?! (?:when|in "
            r"(?:the|these|those|this|that)|until|and (?:they|you|the)|before|so (?:they|i|we) (?:came|"
            r"called|rang)))|\bisn'?t breathing\b|\bhelp\b[^.?]{0,20}can'?t breathe"
        ),
        ("symptom now"): (
            rf"\b(?:chest pains?|crushing pain|stroke|heart attack|seizure|(?:a|another) fit|"
            rf"haemorrhag\w{{2,4}}|contractions) (?:~)?\b(?:{_NOW})\b|(?<!\bit)(?:\b(?:is|am|i'm|im|he's|"
            rf"she's|hes|shes)|'s) (?:\w{{2,10}} "
            r")?having (?:a |another )?(?:stroke|heart attack|seizure|fit|chest pains?)\b|\bi(?: have|'ve|"
            rf" have got|'ve got) (?:\w{{3,10}} )?chest pains?(?: and|,|\.|!| what| should|$)|\bthink "
            rf"(?:i'?m|he'?s|she'?s|mum'?s|dad'?s|my \w{{2,8}} is) (?:having an? (?!baby|girl|boy|laugh|"
            rf"good|great)|"
            r"dying|bleeding)"
        ),
        ("down now"): (
            rf"\b{_SOMEBODY} (?:has|have|'s|is|just) (?:just )?(?:collapsed|unconscious|unresponsive|"
            r"passed out|choking|fitting|fallen and)\b(?! laughing)|\b(?:won'?t wake up|can'?t wake "
            r"(?:him|her|them))\b|"
            rf"\b(?:{_SOMEBODY}|lips|face)(?:'s| is| has| have)? (?:just |all )?(?:turning blue|gone blue|"
            rf"is blue|"
            r"gone floppy|is floppy|not responding|unresponsive|unconscious)\b"
        ),
        ("bleeding now"): (
            r"\b(?:bleed(?:ing)?|blood) (?:~)?(?:won'?t stop|will not stop|not stopping|everywhere (?:now|"
            r"help)|right now|and i'?m on my own|pouring)\b|\bcan'?t stop (?:the|it) bleeding\b|\bis "
            r"bleeding (?:out|badly|heavily)\b|\b(?:i'm|im) bleeding\b"
        ),
        ("calling for help"): (
            r"\b(?:please|pls|somebody|someone|anyone) (?:~)?(?:send (?:an ambulance|help|someone)|call "
            r"(?:999|an ambulance|the police))\b|\bneed (?:an ambulance|help) (?:now|right now|asap|"
            r"immediately|urgently)\b|\b(?:ambulance|999) (?:~)?(?:hasn'?t|has not|still not|isn'?t|not) "
            r"(?:come|arrived|here|answering|picking)~(?:he|she|mum|dad|i|baby|they|dying|collapsed|"
            r"breath\w{2,4}|chest)\b|^\s{0,3}(?:help|emergency)(?:[!.]| (?:please|pls|now|"
            r"asap|someone|somebody|anyone|he|she|i'm|my)\b)|\bthis is an emergency\b|"
            r"\bcan'?t get through to 999\b|\b(?:is|am|i'm|he's|she's) dying (?:here|now|right|on|in|and "
            r"(?:no|nobody))\b"
        ),
        ("attack"): (
            r"\b(?:bomb|gun|gunman|shooter|machete|weapon|explosive)s? (?:~)?(?:in|at|inside|outside|near|"
            r"on|going|under|hospital|ward|reception|here)\b|\b(?:man|woman|bloke|someone|somebody|lad|"
            r"patient|he|she)(?:'s| is| has)? (?:\w{1,10} ){0,3}(?:with|got|holding|waving|carrying|has) "
            r"a (?:\w{3,10} )?(?:knife|blade|gun|machete|axe)\b|\b(?:is|are|'s|being) (?:attacking|"
            r"attacked|stabbing|stabbed)\b|\b(?:holding|held|taking|taken) (?:\w{1,10} ){0,3}hostage\b(?! by)"
        ),
        ("threat"): (
            r"\b(?:i'?m (?:going to|gonna|coming|on my way)|i'?ll|i will|i am (?:going to|coming)|we'?re "
            r"(?:going to|gonna|coming)|gonna|going to) (?:~)?(?:kill (?:him|her|them|you|someone|"
            r"somebody|every|that|the|all)|stab|shoot|burn (?:it|the|this|that|your) ?(?:\w{3,10} "
            r")?(?:down|place|hospital)?|blow (?:it|the|this|up)|bring a (?:knife|gun)|hurt (?:somebody|"
            r"someone|him|her|them|people)|smash (?:his|her|their|your) (?:face|head))\b|\bset (?:fire to|"
            r"it on fire)\b"
        ),
        ("fire"): (
            r"\b(?:there'?s|there is|the|is|it'?s|are) (?:a |an )?(?:\w{1,10} ){0,3}(?:on fire|smoke "
            r"(?:coming|pouring)|fire (?:in|on|at) (?:the|a) (?:ward|hospital|building|bin|store|kitchen|"
            r"corridor|roof|unit|car park))\b|\bsmell(?:s|ing)? (?:of )?gas\b|\bgas leak\b"
        ),
        ("poisoned"): (
            r"\b(?:just |has |have |'s |he's |she's )(?:swallowed|drunk|eaten|taken) (?:~)?(?:bleach|"
            r"battery|batteries|pills|tablets|magnet|poison|antifreeze|paracetamol|medicine|overdose|all "
            r"(?:the|his|her|my))\b|\bhas overdosed\b|\b(?:taking|took|taken) an overdose (?:now|tonight|"
            r"just|and)\b"
        ),
        ("missing"): (
            r"\b(?:has gone missing|gone missing from|is missing from|(?:has |have |'s |just )wandered "
            r"off|walked out of the ward|missing from (?:the )?(?:ward|unit|a&e)|missing patient)\b(?! "
            r"(?:my|the|her|his) (?:glasses|ring|bag|teeth|dentures|slippers))"
        ),
    },
    except_for=(
        r"^\s{0,3}help[!. ]{1,6}(?:which|where|what|how|when|who|does|i'?ve lost|is there|can i) |"
        r"^\s{0,3}emergency[!:. ]{1,4}(?:\(?not really|the caf)|"
        r"\b(?:taught~(?:unconscious|unresponsive)|what to do (?:if|when) (?:someone|somebody|a "
        r"\w{3,6})(?:'s| is)? "
        r"(?:choking|unconscious|unresponsive|having)|last (?:fit|seizure|stroke|heart attack)|stroke "
        r"(?:unit|ward|team|clinic|nurse|group|association|survivors?|rehab|in (?:jan|feb|mar|apr|may|jun|"
        r"jul|aug|"
        r"sep|oct|nov|dec|the spring|the summer|20\d\d)|(?:\w{3,7} )?(?:years?|months) ago|last (?:year|"
        r"month))|"
        r"(?:glue|nail|heat|staple|water|toy|nerf|radar|tattoo|massage|grease|like a) gun|gun cabinet "
        r"(?:in to|sold)|(?:plastic|butter|cake|palette|running) (?:kni(?:fe|ves)|blades?)|"
        r"knife to (?:her|his|the|my) cake|explosive (?:row|argument|diarrh\w{2,4}|temper|laugh)|smoke "
        r"(?:alarm|machine|free)|(?:homework|stairs|hill|parking|diet|walk|stress|worry|heat|food|chair|"
        r"bed|wait) (?:is|are|will) (?:going to |gonna )?kill (?:him|her|them|all)|if (?:you'?re|ur|your|"
        r"you are) gonna|(?:demo\w{0,8}|lesson|class|course|what to do if) [^.!?]{0,30}choking|"
        r"(?:was|were) on fire|fire (?:drill|alarm test|station|engine|service|brigade|safety|exit|escape|"
        r"door)|on fire today|bath bomb|bombed|photo ?bomb|money for a new|under the knife|"
        r"dying (?:for a|to (?:see|know|try|meet))|(?:is|was) to die for|die for|help (?:desk|ful|"
        r"line|ed|ing|s)|knife and fork|(?:teeth|dentures|glasses|hearing aids?|ring|slippers|notes|"
        r"letter|bag|purse|phone|watch|referral|results?|file|parcel) (?:has |have |had )?gone "
        r"missing)\b"
    ),
)
