"""A claim that travels: closures, cover-ups, health scares, "share before it is deleted"."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_PLACE = (
    r"(?:hospital|a&e|a & e|ward|unit|maternity|department|clinic|er|theatres?|canteen|centre|surgery|"
    r"wing|trust|hospice|icu|casualty)"
)

RUMOUR = detector(
    Flag.RUMOUR,
    {
        ("rumour said"): (
            r"\b(?:rumou?r(?:s|ed)?|gossip|on the grapevine|word (?:is|has it|on the (?:street|ward))|"
            r"hearsay|allegedly|whispers|going (?:round|around)(?: that| town| facebook| the estate))\b"
        ),
        ("heard"): (
            r"\b(?:i(?:'ve| have|'m)?|we(?:'ve| have)?|just|been|also|everyone(?:'s| is)?|everybody(?:'s| "
            r"is)?|people(?:'re| are)?|folk(?:s)?(?: are)?) (?:just |also |been |all )?(?:heard|hear|"
            r"hearing|told|saying|read|seen) (?:~)?(?:shutting|closing|close|shut|closed|closure|sold|"
            rf"selling|privatis\w{{2,5}}|moving|cut|cuts|sacked|axed|scrapp\w{{2,4}}|outbreak|deaths?|died|"
            rf"killed|asbestos|hiding|covering|cover[ -]?up|getting rid|laying off|laid off|stopping|"
            rf"taking away|going private|charging|{_PLACE} is (?:going|being|to|full|finished|done|on)|"
            rf"(?:they are|they're|you are|you're) (?:going to|gonna|not "
            rf"(?:taking|seeing|telling)|hiding|putting|letting|sending|giving|making|doing away))\b|"
            rf"^\s{{0,3}}heard (?:that|they|you)(?:'re|'ve| are| have|ve)?\b"
        ),
        ("apparently"): (
            rf"\bapparently\b (?:~)?(?:they|you|the \w{{3,12}}|it'?s|it is|{_PLACE}|there|nobody|somebody|"
            r"someone|all the)\b"
        ),
        ("is it true"): (
            r"\b(?:is|are|was) (?:it|the rumou?rs?|this|that|they|those|any of (?:it|this)) (?:really |"
            r"actually )?(?:true|right|correct|real)\b(?=~(?:that|about|shut|clos|mov|sell|you|they|the|"
            r"ward|a&e|\?))|\btrue that (?:you|they|the|we|it)\b|\bcan (?:you|anyone|anybody|someone) "
            r"confirm (?:~)?(?:clos\w{1,4}|shut\w{0,4}|sold|selling|rumou?r|outbreak|true|"
            r"privatis\w{2,5})\b"
        ),
        ("pass it on"): (
            r"\b(?:pass (?:it|this) on|spread the word|(?:please |pls )?share (?:this|before|far|widely|"
            r"everywhere)|share it|tell everyone|before (?:it|this) (?:gets|is) (?:deleted|taken down|"
            r"removed)|before they delete|copy and paste (?:this|to)|rt (?:this|if)|retweet this)\b"
        ),
        ("somebody says"): (
            r"\b(?:my|a|our|some|his|her) (?:\w{2,10} )?(?:mate|friend|neighbour|sister|brother|cousin|"
            r"mum|aunt|auntie|uncle|colleague|hairdresser|taxi driver|nurse|insider|source|friend of a "
            r"friend|bloke)(?:'s \w{3,8})? (?:\w{2,10} ){0,4}(?:says|said|reckons|told me|swears|heard|"
            r"tells me|saw)(?: that| the| they| it'?s| all| you| me)?\b (?:~)?(?:shut\w{0,4}|clos\w{1,4}|"
            r"sell\w{0,3}|sold|hid(?:e|es|ing|den)?|covid|vaccine|jab|water|beds?|died|dying|empty|cover|"
            r"privat\w{1,6}|sack\w{0,3}|turn\w{0,3} (?:off|away)|asbestos|outbreak|secret\w{0,2}|"
            r"poison\w{0,3}|knocked down|money|moving|not (?:safe|real))\b|\b(?:someone|somebody|they|"
            r"people|everyone|everybody|a source) (?:at|from|in|who works at|on)? ?(?:\w{2,10} "
            r"){0,3}(?:said|says|reckon|reckons|are saying|is saying|told me|leaked) (?:~)?(?:shut\w{0,4}|"
            r"clos\w{1,4}|sell\w{0,3}|sold|asbestos|hush\w{0,3}|cover\w{0,3}|outbreak|privat\w{1,6}|"
            r"secret\w{0,2}|died|dying)\b"
        ),
        ("closing"): (
            rf"\b(?:they(?:'re| are)?|you(?:'re| are| lot are)?|the \w{{3,12}}|{_PLACE}(?:'s| is| are)?|"
            rf"it(?:'s| is)) (?:\w{{2,10}} ){{0,3}}(?:shutting|closing|selling off|selling|being (?:shut|"
            r"closed|sold|knocked down|privatised|demolished)|to (?:close|shut)|going to (?:close|shut|be "
            rf"closed|be shut|be sold)|gonna (?:close|shut)) (?:~)?(?:{_PLACE}|down|for good|forever|for "
            r"ever|next (?:week|month|year)|at christmas|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|in "
            r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
            r"the new year)|land|everything|to (?:a|the) (?:private|developer|supermarket|american))\b"
        ),
        ("cover-up"): (
            r"\b(?:cover(?:ing|ed)?[ -]?up|coverup|hush(?:ed|ing)? (?:it |this |that )?up|being hushed|"
            r"they(?:'re| are)? (?:hiding|not telling (?:us|you)|lying (?:to us|about))|you(?:'re| are) "
            r"(?:hiding|not telling us)|what are (?:you|they) hiding|what they (?:don'?t|do not|won'?t) "
            r"(?:want|tell)|don'?t want (?:you|us) to know|secretly|the truth about|whistle ?blower|"
            r"leaked)\b"
        ),
        ("health scare"): (
            r"\b(?:(?:jab|jabs|vaccine|vaccines|vax|masks?|tests?|swabs?|covid|virus|5g|fluoride|statins|"
            r"chemo) (?:~)?(?:microchips?|chips?|poison\w{0,4}|kill(?:s|ing|ed)?|hoax|fake|not real|"
            r"isn'?t real|doesn'?t exist|toxic|infertil\w{2,4}|autism|changes your dna|dna|"
            r"depopulat\w{2,5}|magnet\w{0,3}|cause[sd]? (?:cancer|autism|strokes?|heart))|no such thing "
            r"as (?:that |the |a )?(?:virus|covid|flu|pandemic)|(?:covid|virus|pandemic|flu) (?:is|was) "
            r"(?:a )?(?:hoax|lie|scam|fake|made up|con)|plandemic|scamdemic|big pharma|do your (?:own "
            r")?research|open your eyes|wake up,? (?:people|sheeple|everyone|britain|uk)|sheeple|"
            r"microchips?|(?:drink|gargl\w{1,3}|inject\w{0,3}) bleach|cures? (?:cancer|covid)|(?:putting|"
            r"put) (?:\w{3,12} )?(?:in|into) the (?:water|jab|food)|beds? (?:are|were) (?:all )?empty|"
            r"wards? (?:is|are) empty)\b"
        ),
    },
    except_for=(
        r"\b(?:heard (?:back|nothing|from|of|about you)|never heard|not heard|haven'?t heard|wake up "
        r"call|closing time|closed on (?:bank|sundays?)|hearing (?:aid|loop|test|clinic)s?|(?:door|"
        r"curtain|window|lid|blind)s? (?:\w{1,8} ){0,3}(?:closing|shut\w{0,4}|close))\b"
    ),
)
