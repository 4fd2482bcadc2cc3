"""Journalists, MPs and other elected people: they have a desk of their own."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_OUTLET = (
    r"(?:bbc|itv|itn|sky news|channel (?:4|5|four|five)|s4c|press association|reuters|radio (?:\w{3,12} )?|"
    r"newsnight|panorama|hsj|nursing times|local paper|newspaper|newsroom|news desk|podcast|documentary|"
    r"(?:the|daily|evening|sunday|western|weekly|local) (?:\w{3,12} )?(?:guardian|times|telegraph|mail|"
    r"mirror|sun|express|independent|gazette|herald|echo|argus|post|chronicle|courier|observer|advertiser))"
)

_ELECTED = r"(?:m\.?p\.?|msp|mayor|councill?or|minister)"

JOURNALIST_OR_MP = detector(
    Flag.JOURNALIST_OR_MP,
    {
        ("journalist"): (
            r"\b(?:journalists?|reporters?|news ?desk|newsroom|freelance (?:writer|journalist)|"
            r"correspondent|features? (?:writer|editor)|news editor|health editor|researcher (?:for|at|"
            r"with) (?:the )?(?:bbc|itv|channel|sky)|producer (?:for|at|with|on)|press (?:enquiry|inquiry|"
            r"request|query|office|officer|association)|media (?:enquiry|inquiry|request|query))\b"
        ),
        ("outlet asks"): (
            r"\b(?:i'?m|i am|we'?re|we are|this is|here|hi|hello|working|writing|calling|speaking|"
            rf"reporting|researching|filming|work) (?:~)?(?:from|for|at|with|on) (?:the |a )?(?:\w{{3,14}} "
            rf")?{_OUTLET}\b|\b{_OUTLET} (?:here|are (?:running|doing|making|looking)|is (?:running|doing|"
            r"making|looking)|would like|wants? to|have asked|has asked|are interested)\b"
        ),
        ("asks for a line"): (
            r"\b(?:(?:for|like|want|need|have|get|after|looking for|seeking|provide|give us|send us) (?:a "
            r"|any |your |some |an official )?(?:comment|statement|response|quote|interview|spokesperson|"
            r"right of reply) (?:~)?(?:for (?:a|the|our|my|publication|broadcast)|from (?:the trust|your|"
            r"you|the hospital|a spokes)|by (?:\d|noon|midday|5|close|end|tomorrow|today)|before we|on "
            r"(?:this|the) (?:story|record|matter)|about)|right of reply|go(?:ing)? to (?:print|press)|"
            r"publication deadline|deadline is|on the record|off the record|running a story|writing (?:a|"
            r"an) (?:story|article|piece|feature)|doing a (?:story|piece)|can we (?:use|run|broadcast|"
            r"embed) (?:your|this) (?:photo|video|picture|footage)|may we use your (?:photo|video|"
            r"picture)|dm me for (?:a|an) (?:story|interview))\b"
        ),
        ("threat of press"): (
            r"\b(?:go(?:ing|ne)?|took|take|taking|tell(?:ing)?|told|contact(?:ing|ed)?|call(?:ing|ed)?|"
            r"ring(?:ing)?|rang|talk(?:ing)?|speak(?:ing)?|sent?|selling|sold|in|write|writing|wrote|"
            rf"e-?mail\w{{0,3}}) (?:[a-z]{{2,8}} ){{0,3}}?(?:to )?(?:(?:the |our |my |local )(?:local |"
            rf"national )?(?:press|papers?|media)|newspapers?|{_OUTLET})\b"
        ),
        ("mp"): (
            r"\b(?:my|our|your|local|the|an?|as|labour|tory|conservative|lib dem|green|snp|plaid|reform|"
            r"shadow) (?:local |constituency |sitting |former |area )?(?:m\.?p\.?'?s?|msp|ms\b(?= for)|"
            r"member of parliament|member of the senedd|councill?or|cllr|mayor|health (?:secretary|"
            r"minister)|minister)\b|\b(?:mp|msp|ms) (?:for|here|of) (?:the )?\w{3,}|\b(?:member of "
            r"parliament|member of the senedd|constituency (?:office|case ?work(?:er)?)|constituents?|"
            r"cllr|councillors?|secretary of state|health (?:secretary|minister|committee)|westminster|"
            r"house of (?:commons|lords)|parliament|senedd|holyrood|shadow (?:health )?(?:minister|"
            r"secretary)|prime minister)\b|\b(?:contact|write to|written to|writing to|tell|told|"
            r"email(?:ed|ing)?|raised (?:it |this )?with|ask) (?:~)?\bmps?\b|\b(?:as|i'?m) (?:the |an? "
            r")?(?:\w{3,10} )?mp\b"
        ),
    },
    except_for=(
        r"\b(?:sky blue|paper (?:towels?|work|cups?)|toilet paper|news(?:letter)?s? (?:from home|of "
        r"my)|good news|bad news|great news|the news was|press (?:the|my|your|the (?:buzzer|button|"
        r"bell)|down|on|up|studs?)|bell[ -]?press|(?:on )?bbc (?:breakfast|one|two|iplayer)|"
        r"first (?:post|times?)|last post|the post|in the post|by post|(?:three|many|several|all|at|"
        r"the|two|four|those|these|waiting|visiting|opening) times|guardian angels?|speak up guardian|"
        r"freedom to speak up guardian|in the sun|mail(?:ed|ing)? me|e-?mail|"
        r"black mail|lord mayor's show|(?:can you|please) comment|mp3|mp4|ms teams|over the radio|in the "
        r"mirror|(?:read|seen|saw|was|were|piece|story|lots|fuss|told off|one|photo|letter|reports?|bit) "
        r"(?:\w{1,10} ){0,3}in the (?:local )?(?:papers?|press|mirror|sun|post|mail)|take (?:our|their|my) "
        r"papers|(?:waiting|visiting|meal|call|response|training|opening|these|hard|bad|agreed|other|"
        r"different) times|"
        rf"\b{_ELECTED} (?:\w{{2,10}} ){{0,2}}(?:opened|opens|(?:came|comes|coming|is|here) to open|cut "
        rf"the|cuts the|"
        r"unveil\w{1,3}|planted|judged|handed out|drew the|switched on|pulled the|stops to|dressed|danced|"
        r"sang)\b(?!~(?:ask|rais|question|promis|complain|write|wrote|but|lett))|"
        rf"(?:opened|unveiled|cut|judged|launched) (?:~)?by (?:the|our) {_ELECTED}\b|"
        r"(?:be|for|is the|memory|who is the) prime minister|(?:school|youth) parliament|parliament of|"
        r"radiology)\b"
    ),
)
