"""Solicitors, coroners, inquests, claims: the legal desk answers. And complaints that are meant formally."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_LAWYER = r"(?:solicitor|lawyer|barrister)"
_KIN = (
    r"(?:cousin|friend|mate|brother|sister|son|daughter|husband|wife|neighbour|uncle|aunt|auntie|mum|dad|"
    r"niece|nephew|boyfriend|girlfriend|grandson|granddaughter)"
)
_WILL_ACT = (
    r"~(?:says?|said|will|touch|sue|writ\w{1,4}|told|tells|advis\w{1,3}|claim|acting|put|thinks|reckons)\b"
)

SOLICITOR_OR_INQUEST = detector(
    Flag.SOLICITOR_OR_INQUEST,
    {
        ("lawyer"): (
            r"\b(?:solicitors?|lawyers?|barristers?|attorneys?|law firm|law centre|legal (?:team|action|"
            r"advice|proceedings|claim|case|representative|representation|adviser|advisor|letter|rights|"
            r"challenge|route)|legally represented|no win,? no fee|see you in court|my brief will)\b"
        ),
        ("coroner"): (
            r"\b(?:coroners?|coroner's|inquests?|post[ -]?mortem|autopsy|prevention of future deaths?|"
            r"public inquiry|statutory inquiry|judicial review|procurator fiscal)\b"
        ),
        ("suing"): (
            r"\b(?:su(?:e|ed|es|ing) (?:you|the (?:trust|hospital|nhs)|them|for|your|over|this)|(?:will|"
            r"going to|gonna|should|could|can i|ought to|want to|be|i'?ll|we'?ll|thinking of|"
            r"consider\w{0,5}) (?:be )?su(?:e|ing)\b|tak(?:e|ing) (?:you|this|them|the (?:trust|hospital|"
            r"nhs)|it) to (?:court|tribunal|a tribunal|the high court)|in court|county court|high court|"
            r"letter (?:before|of) (?:claim|action)|pre-action|litigat\w{2,4}|injunction|prosecut\w{2,4}|"
            r"press(?:ing)? charges|sworn statement|witness statement)\b"
        ),
        ("claim"): (
            r"\b(?:(?:clinical|medical|gross|criminal|corporate) (?:negligence|manslaughter)|negligence "
            r"claim|(?:put|putting|make|making|made|filed|filing|start|starting|lodg\w{1,3}|bring|"
            r"bringing|submit\w{0,4}|pursu\w{1,3}) (?:in )?(?:a |my |our |the |an )?(?:\w{3,12} )?claim "
            r"(?:against|for (?:compensation|damages|negligence|injur\w{1,3}|clinical))|(?:claim|claiming|"
            r"seek|seeking|want|wants|demand|demanding|owed|entitled to|sue for|get|paid|due) (?:\w{3,10} "
            r")?(?:compensation|damages)|compensation (?:claim|for|from)|out of court|settlement (?:offer|"
            r"from))\b"
        ),
        ("tribunal"): (
            r"\b(?:employment tribunal|tribunal (?:hearing|claim|date)|subpoena|disclosure order|court "
            r"order|court of protection|instructed (?:my|our|a) (?:legal|sol\w{2,8}|law\w{2,6}))\b"
        ),
    },
    except_for=(
        r"\b(?:ball in your court|tennis court|food court|court (?:road|street|house hotel)|courtyard|"
        r"legal aid (?:shop|leaflet)|claim (?:back )?(?:my|the|for|your) (?:parking|travel|expenses|"
        r"bus fare|mileage|petrol)|legal high|"
        r"claims (?:to|that|it)|inquest into the (?:match|game|defeat)|lawyer (?:up the road|friend "
        r"said thank|in the (?:next|opposite) bed|next door|opposite)|(?:lasting )?power of attorney|"
        r"attorney forms?|thanks,? sue|"
        rf"(?:{_LAWYER} {_KIN}|{_KIN} the {_LAWYER})\b(?!{_WILL_ACT})|"
        rf"(?:he|she|who|(?:my|our|her|his) \w{{2,10}})(?:'s| is| was| used to be) (?:\w{{2,10}} )?(?:as "
        rf")?an? (?:\w{{4,10}} )?{_LAWYER}\b(?!{_WILL_ACT})|(?:make|made|makes|qualified as|training as|"
        rf"trained as|becoming|fought|married|beat) an? (?:\w{{2,8}} )?{_LAWYER})"
        r"(?!\w)"
    ),
)

FORMAL_COMPLAINT = detector(
    Flag.FORMAL_COMPLAINT,
    {
        ("formal complaint"): (
            r"\b(?:formal(?:ly|ised)?|official(?:ly)?|written|serious|proper) (?:\w{3,10} "
            r")?(?:complain\w{0,4}|grievance)\b|\b(?:complaint|grievance) (?:formally|officially|in "
            r"writing)\b"
        ),
        ("making one"): (
            r"\b(?:mak(?:e|ing)|made|fil(?:e|ing|ed)|lodg(?:e|ing|ed)|submit(?:ting|ted)?|rais(?:e|ing|"
            r"ed)|put(?:ting)? in|sen[dt](?:ing)?|log(?:ging|ged)?|register(?:ing|ed)?|want to|wish to|"
            r"like to|going to|how (?:do|can) i|how to|where (?:do|can) i|who (?:do|can) i|writing to|"
            r"i'?ll be|i will be|i am|i'?m|intend to|have to|we are|need to|shall be|may i) (?:\w{1,10} "
            r"){0,4}(?:complain(?:t|ts|ing)?|grievance)\b"
        ),
        ("complaints people"): (
            r"\b(?:complaints? (?:department|dept|team|procedure|process|manager|officer|policy|form|"
            r"email|address|line|number|reference|ref|handler|response)|the complaints (?:~)|\bpals\b|"
            r"ombudsman|phso|pso w?ales|psow)\b"
        ),
        ("my complaint"): (
            r"\b(?:my|our|this|his|her|the|mum's|dad's|your response to (?:my|our)|response to (?:my|our)|"
            r"acknowledge(?:d|ment of)?(?: my| our)?) (?:\w{3,10} )?complaint (?:(?:is|was|has|about|"
            r"against|regarding|of|to|from|concerning|reference|ref|number|sent|dated|in|still|number|"
            r"still|into|remains)\b|[:#-])|\b(?:complaint|complaints) (?:about|against|regarding|"
            r"concerning) (?:the|your|my|our|a|an|how|ward|dr|staff|care|treatment)\b|\bcomplaint ref"
        ),
        ("taking it further"): (
            r"\b(?:tak(?:e|ing|en) (?:this|it|things|the matter|matters) (?:\w{1,8} )?(?:further|higher|"
            r"all the way)|escalat\w{1,4} (?:this|it|my|the|to)|report(?:ing|ed)? (?:you|this|it|them|him|"
            r"her|the (?:ward|trust|hospital|doctor|nurse)) to (?:the )?(?:\w{3,8} )?(?:cqc|gmc|nmc|"
            r"ombudsman|pals|nhs england|chief exec\w{0,5}|care quality|healthwatch|board|matron|trust|"
            r"authorities|regulator|hcpc)|(?:contact|contacting|contacted|written to|writing to|wrote to|"
            r"gone to|going to|rang|e-?mailed) (?:the )?(?:cqc|care quality commission|gmc|nmc|ombudsman|"
            r"chief exec\w{0,5}|healthwatch|hcpc|pals)|(?:want|expect|demand|require|requesting|request|"
            r"await|insist on|need) (?:\w{1,10} ){0,3}(?:investigation|investigated|written (?:response|"
            r"reply|explanation|apology)|formal (?:response|reply|apology|investigation)|looked into "
            r"formally))\b"
        ),
    },
    except_for=(
        r"\b(?:(?:no|not a|nothing to|without|never|hardly a|no cause (?:for|to)|can'?t|cannot|"
        r"couldn'?t|not one to|not one for|hate to|not here to|haven'?t (?:had )?(?:a|any|one|"
        r"anything to)|only|not a single|any|don'?t (?:usually |normally |often |like to |want to )?) "
        r"(?:\w{1,8} )?(?:complain(?:t|ts|ing)?)|"
        r"(?:my|our|your) pals\b|pals (?:from|at|and|together|came|are|of)|(?:presenting|main|skin|"
        r"chest|heart|stomach|common|medical) complaints?|sorry to complain|investigations? (?:unit|"
        r"suite|department)|formal dinner)\b"
    ),
)
