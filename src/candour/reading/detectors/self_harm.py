"""Somebody may want to die or be hurting themselves. This stops everything.

"I thought she had died" is fear, not a wish: the bereavement table finds it (its tier "take care"), not
this one.
"""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

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
            r"\bdone with (?:life|living)\b|\bgiv(?:e|ing|en) up on (?:life|living)\b|\b(?:i just )?want "
            r"to disappear(?: for ?ever)?\b"
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
            r"od)\b|\boverdosed\b|\b(?:took|taken|swallowed|take) (?:all (?:of )?(?:my|the|her|his|these|"
            r"them)|a (?:load|bunch|whole (?:box|packet|pack)) of) ?(?:\w{1,14} )?(?:pills?|tablets?|meds|"
            r"medication|paracetamol)?|\b(?:pills|tablets) (?:are |all )?(?:lined up|laid out|in front of "
            r"me|counted out)\b"
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
        r"support group)|jump(?:ing)? off (?:point|a cliff (?:for|if) )|suicide (?:prevention|awareness) "
        r"(?:charity|volunteers?|group|stall)|suicide (?:prevention|awareness)~(?:training|"
        r"course|day|week|walk|fundraiser|talk|lead|conference|strategy)|overdose of (?:christmas|chocolate|"
        r"cake|sugar|turkey|sprouts|caffeine|coffee|cheese|glitter|tinsel)|commercial suicide|political "
        r"suicide|career suicide|"
        r"los(?:t|ing) the will to live (?:on hold|in (?:the|this|that|your) (?:queue|waiting|car "
        r"park|phone)|somewhere (?:round|around|between)|trying to (?:park|get through|book|find|fill|log|"
        r"print|download|order)|(?:waiting|queu\w{2,4}) )|"
        r"(?:die|died|dying) (?:of|from|with) (?:embarrassment|laughter|laughing|boredom|shame)|"
        r"(?:kill|killed) (?:myself|meself) laughing|kick(?:ing)? myself|could kill myself for "
        r"(?:forgetting|missing|not)|"
        r"(?:want|wanted|going) to (?:die|live) (?:at home|in (?:her|his|their|my) own (?:home|bed))|"
        r"to die at home|(?:do not|don'?t|didn'?t) want (?:him|her|them) to die|"
        r"(?:don'?t|do not|didn'?t) want to (?:wake up|be here) (?:the|my|all|any longer than|at|on a|"
        r"when)|cut myself (?:shaving|on|while|when|opening|with|gardening|cooking|chopping|badly on)|"
        r"(?:hurt|burn(?:t|ed)?|cut) myself (?:on|at|when|while|playing|falling|slipping|in a|in the|"
        r"running|lifting|cooking))\b"
    ),
)
