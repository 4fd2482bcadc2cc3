"""Somebody may want to die or be hurting themselves. This stops everything.

"I thought she had died" is fear, not a wish: the bereavement table finds it (its tier "take care"), not
this one.
"""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_MEDS = (
    r"(?:pills?|tablets?|meds|medication|paracetamol|ibuprofen|codeine|tramadol|sertraline|diazepam|insulin|"
    r"morphine|sleepers|antidepressants|painkillers)"
)
_BUILDING = (
    r"(?:parking|car ?park|phones?|phone (?:menu|line|queue)|queues?|traffic|menu|lifts?|"
    r"toilets?|heating|food|wi-?fi|app|website|internet|telly|roundabout|roadworks|barrier|waiting "
    r"(?:room|list))"
)

SELF_HARM = detector(
    Flag.SELF_HARM,
    {
        "suicide": r"\b(?:suicid(?:e|al|ally)|suicide attempt)\b",
        ("kill oneself"): (
            r"\b(?:kill(?:ing|s)?|hang(?:ing)?|drown(?:ing)?|shoot(?:ing)?|stab(?:bing)?) (?:myself|"
            r"himself|herself|themselves|yourself|meself|mysel)\b|\bkilled (?:himself|herself|"
            r"themselves)\b|\bkms\b|\bunaliv\w{1,4}\b"
        ),
        ("end it"): (
            r"\bend(?:ing)? (?:it all|my (?:own )?life|his (?:own )?life|her (?:own )?life|things for "
            r"good|everything)\b|\b(?:want|going|ready|wish|need) (?:it|this|everything|all) (?:all )?to "
            r"(?:end|stop)\b|\bwant to end (?:it|things)\b|\b(?:take|taking|took) (?:my|his|her|their) "
            r"own (?:life|lives)\b"
        ),
        ("want to die"): (
            r"\b(?:want(?:s|ed|ing)?|wanna|wish(?:ed|es)?|rather|ready|hop(?:e|ing)|pray(?:ing)?|like|"
            r"begging|asking|going|time) (?:~)?(?:to die\b|i (?:was|were|could be|would|could) (?:dead|"
            r"die|not wake)|be dead\b|i'?d (?:died|never been born|not woken))|\bwish (?:i was|i were|i'd "
            r"never been) (?:dead|born|alive)|\bbetter off dead\b|\brather be dead\b"
        ),
        ("no wish to live"): (
            r"\b(?:no (?:will|wish|reason|point|desire) (?:to (?:live|be alive|go on|carry on)|(?:in "
            r")?(?:living|being alive|going on|carrying on))|(?:don'?t|do not|didn'?t|never|no longer|"
            r"doesn'?t|can'?t) (?:really |even )?(?:want|wanna|see the point)(?:s)? (?:to|in|of)? "
            r"?(?:live|living|be alive|being alive|be here|being here|wake up|exist|carry on|go on|go on "
            r"living)|(?:los(?:t|ing)|lost) (?:the|all|my|his|her) will to live|nothing (?:left )?to live "
            r"for|not worth living|life (?:isn'?t|is not|ain'?t|not) worth)\b"
        ),
        ("cannot go on"): (
            r"\b(?:can'?t|cannot|can not|couldn'?t|cant) (?:do (?:this|it)|go on|carry on|take it|take "
            r"this|cope|keep going) (?:like this |living |with life )?(?:any ?more|anymore|any longer|"
            r"much longer|no more)\b|\b(?:can'?t|cannot) (?:go|carry) on (?:like this|living|with life)\b|"
            r"\bdone with (?:life|living)\b|\bgiv(?:e|ing|en) up on (?:life|living)\b|\b(?:i just )?wants? "
            r"(?:to )?disappear(?: for ?ever)?\b"
        ),
        ("better without"): (
            r"\b(?:better off|happier|easier) (?:off )?without me\b|\b(?:nobody|no one|no-one) would "
            r"(?:miss me|care if i (?:died|was gone|wasn'?t))\b|\bi'?m (?:just |nothing but )?a burden "
            r"to\b"
        ),
        ("hurting oneself"): (
            r"\b(?:self[ -]?harm\w{0,4}|(?:cut|cuts|cutting|hurt|hurting|harm|harming|burn|burning|starve|"
            r"starving) (?:myself|meself|herself|himself|themselves|my (?:own )?(?:arms?|wrists?|legs?))|"
            r"slit (?:my|her|his) wrists?)\b"
        ),
        ("overdose"): (
            r"\b(?:took|taken|taking|take|tried|attempted) (?:an |another |a )?(?:\w{1,12} )?(?:overdose|"
            r"od)\b|\boverdosed\b|\b(?:took|taken|swallowed|take) (?:all (?:of )?(?:these|them)\b|"
            rf"(?:all (?:of )?(?:my|the|her|his)|a (?:load|bunch|whole (?:box|packet|pack)) of) "
            rf"(?:[\w']{{1,14}} ){{0,4}}{_MEDS})\b|"
            r"\bswallowed a (?:load|bunch) of\b|"
            rf"\b{_MEDS} (?:are |all )?(?:lined up|laid out|in front of me|counted out)\b"
        ),
        ("place"): (
            r"\b(?:on (?:the|a) (?:bridge|edge of the|ledge|roof|railway|train tracks)|jump(?:ing)? "
            r"(?:off|from|in front of)) (?:~)?(?:bridge|roof|train|cliff|building|window|end it|now|"
            r"jump)\b|\bstanding on (?:the|a) bridge\b"
        ),
        ("saying goodbye"): (
            r"\b(?:this is (?:my )?goodbye|goodbye (?:everyone|cruel world|for ever|forever)|you won'?t "
            r"(?:hear from|see) me again|by the time you read this|(?:i )?won'?t be here (?:tomorrow|next "
            r"week|much longer|by))\b"
        ),
    },
    except_for=(
        r"\b(?:suicide squad|self[ -]?harm (?:awareness|liaison|prevention|training|team|nurse|clinic|"
        r"support group|pathway|page|policy|module|leaflets?|posters?|webinar|workshop)|(?:posters?|"
        r"leaflets?|talks?|course|module|seminar|training|certificate|page|policy|guidance) (?:on|about|for) "
        r"(?:self[ -]?harm|suicide)|jump(?:ing)? off (?:point|a cliff (?:for|if) )|suicide (?:prevention|"
        r"awareness) (?:charity|volunteers?|group|stall)|suicide (?:prevention|awareness)~(?:training|"
        r"course|day|week|walk|fundraiser|talk|lead|conference|strategy)|suicide bereave\w{1,5}|"
        r"(?:bereaved|died|dead|lost|lose|deaths?) (?:~)?(?:by|to) suicide|zero suicide|"
        r"overdosed? (?:of|on) (?:christmas|chocolate|cake|sugar|turkey|sprouts|caffeine|coffee|cheese|"
        r"glitter|tinsel|mince pies?|biscuits|crisps|pudding|custard|telly|sun|sunshine)|commercial suicide|"
        r"political suicide|career suicide|(?:it'?s|is|are|be) suicide (?:for|trying|turning|crossing|to "
        r"(?:turn|cross|park|drive))|took (?:his|her|their) own (?:life|lives)~(?:years?|decades?|in (?:19|"
        r"20)\d\d)|used to (?:self[ -]?harm|(?:cut|hurt|burn|harm) myself)\b(?!~(?:again|still|started|"
        r"lately))|los(?:t|ing) (?:the|my) will to live (?:on hold|in (?:the|this|that|your) (?:queue|"
        r"waiting|car park|phone)|somewhere (?:round|around|between)|trying to (?:park|get through|book|"
        r"find|fill|log|"
        rf"print|download|order)|(?:waiting|queu\w{{2,4}}) |(?:at|in|on|with|over) (?:\w{{1,8}} "
        rf"){{0,3}}(?:option|{_BUILDING}))|"
        r"(?:die|died|dying) (?:of|from|with) (?:embarrassment|laughter|laughing|boredom|shame)|"
        r"(?:legs|feet|knees|arms|hope|phone|battery) (?:\w{1,8} )?(?:wants?|goes|went) to die|"
        r"thought (?:that )?(?:i|he|she|we|they|mum|dad) (?:was|were) (?:\w{1,8} )?going to die|"
        r"(?:kill|killed) (?:myself|meself) laughing|kick(?:ing)? myself|could kill myself for "
        r"(?:forgetting|missing|not)|(?:see|hear from) me again (?:at|in|on) (?:your|the|that|this)|took "
        r"all (?:my|the|her|his) (?:tablets|pills|meds|medication) (?:with me|to (?:the|my|your|clinic)|"
        r"along|back|in a bag|as (?:told|asked|prescribed|instructed))|"
        r"(?:want|wanted|wants|going) to (?:die|live) (?:at home|in (?:her|his|their|my) own (?:home|bed))|"
        r"to die at home|(?:do not|don'?t|didn'?t) want (?:him|her|them) to die|"
        r"(?:can'?t|cannot) go on like this with (?:one|the|this|that|your|no) (?:\w{1,10} ){0,2}"
        rf"{_BUILDING}|wants? to disappear[ .]{{1,5}}(?:to|into|with)|"
        r"(?:don'?t|do not|didn'?t) want to (?:wake up|be here) (?:the|my|all|any longer than|at|on a|in "
        r"this|in (?:the )?traffic|when)|cut (?:myself|meself) (?:shaving|on|while|when|opening|with|"
        r"gardening|cooking|chopping|badly on|a (?:fringe|slice|key|sandwich)|at work)|"
        r"starv(?:e|ing) myself (?:~)?(?:scan|op|operation|midnight|endoscopy|theatre|blood test|diet)|"
        r"(?:hurt|burn(?:t|ed)?|cut) myself (?:on|at|when|while|playing|falling|slipping|in a|in the|"
        r"running|lifting|cooking))\b"
    ),
)
