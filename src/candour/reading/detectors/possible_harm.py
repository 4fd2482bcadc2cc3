"""Care may have hurt somebody: the question of the duty of candour (Regulation 20) must be asked by a
person."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_DRUG = (
    r"(?:drugs?|medicines?|medication|meds|tablets?|dose|dosage|doses|injection|insulin|morphine|"
    r"antibiotics?|penicillin|blood thinners?|warfarin|prescription|pills?|painkillers?|chemo|"
    r"infusion|drip|blood)"
)
_CONDITION = (
    r"(?:cancer|sepsis|stroke|fractures?|break|broken \w{2,8}|infection|heart attack|bleed|clot|"
    r"tumou?r|appendicitis|meningitis|pneumonia|lump|diagnosis|dvt|aneurysm|pre-?eclampsia|"
    r"ectopic|jaundice|it|kidney failure)"
)

POSSIBLE_HARM = detector(
    Flag.POSSIBLE_HARM,
    {
        ("wrong treatment"): (
            rf"\bwrong (?:\w{{3,12}} )?(?:{_DRUG}|leg|arm|knee|hip|eye|side|tooth|kidney|breast|foot|"
            r"finger|patient|operation|procedure|diagnosis|treatment|blood|notes used|label|baby|part)\b|"
            r"\b(?:given|gave|giving|took|had) (?:~)?(?:somebody else|someone else|another patient|the "
            rf"next bed|other patient)'?s? {_DRUG}\b|\b(?:operated on|removed|took out|cut) the wrong\b|"
            r"\b(?:double|twice|ten times|too much|too many|overdose of|extra) (?:the |of (?:the|her|his|"
            rf"my) )?(?:\w{{3,10}} )?(?:{_DRUG})\b|\boverdose of\b|\bgiven an overdose\b"
        ),
        ("lost, and worse"): (
            r"\b(?:biops\w{1,3}|samples?|referrals?|results?|scans?|smears?|x-?rays?|letters?|notes|forms?) "
            r"(?:was |were |got |went |had been |had gone |has been )(?:\w{2,10} )?(?:lost|mislaid|"
            r"missing|mixed up|forgotten|misfiled)\b[^!?]{0,80}?\b(?:spread|grown|stage (?:4|four|3|three)|"
            r"terminal|too late|inoperable|incurable|died|dead|palliative)\b"
        ),
        ("into a nerve"): (
            r"\b(?:needle|cannula|injection|drain|line|epidural|drip|scalpel|screw) (?:\w{1,10} "
            r"){0,2}(?:into|in|through|hit|touched|caught|cut|damaged|pierced) (?:a|my|his|her|the) "
            r"(?:\w{3,10} )?(?:nerve|artery|lung|tendon|bladder|bowel|spinal cord)\b"
        ),
        ("mistake"): (
            r"\b(?:medication|drug|prescribing|dosing|surgical|clinical|medical|serious|fatal|terrible|"
            r"dispensing|lab) (?:error|mistake|blunder|mix[ -]?up|negligence|incident)s?\b|\bbotched\b|"
            r"\bnever event\b|\bmedical negligence\b|\bclinical negligence\b|\b(?:mixed|mix) up "
            rf"(?:~)?(?:{_DRUG}|results?|bloods?|patients?|samples?|notes)\b"
        ),
        ("missed"): (
            r"\b(?:miss(?:ed|ing|es)?|overlooked|failed to (?:spot|see|find|notice|diagnose|treat|act|"
            r"pick up|scan)|didn'?t (?:spot|notice|diagnose|pick up|see)|never (?:spotted|noticed|"
            rf"diagnosed|picked up)|not (?:spotted|noticed|diagnosed|picked up)) (?:~)?\b{_CONDITION}\b(?! "
            rf"(?:appointment|clinic))|\bmisdiagnos\w{{1,4}}\b|\bmisread\b|\bwrongly (?:diagnosed|told|"
            r"discharged|prescribed|given)\b|\b(?:late|delayed) diagnosis\b|\b(?:cancer|sepsis|stroke|"
            r"clot|fracture) (?:was |had been |were )?(?:missed|ignored|overlooked)\b"
        ),
        ("found late"): (
            r"\b(?:it was|turned out (?:to be|it was)) (?:a |an )(?:bleed|clot|stroke|break|fracture|"
            r"heart attack)\b"
            r"[^?!]{0,40}\b(?:found|spotted|saw|caught) it (?:the (?:second|third|fourth|next) time|later|"
            r"too late|"
            r"(?:two|three|four|five|six) (?:days|weeks) (?:later|on))\b"
        ),
        ("in pieces"): (
            r"\b(?:cheekbone|jaw|wrist|hip|ankle|elbow|shoulder|collarbone|pelvis|skull|leg|arm) (?:is|"
            r"was) in "
            r"(?:two|three|four|several|bits|pieces)\b"
        ),
        ("allergy"): (
            r"\b(?:allergic|allergy|anaphyla\w{2,6}) (?:~)?(?:gave|given|anyway|still|despite|ignored|"
            r"reaction|knew)\b|\b(?:gave|given|giving) (?:me|him|her|them|mum|dad|my \w{2,8}) "
            r"(?:~)?(?:allergic|allergy)\b|\ballergic reaction to (?:the|what|something) (?:~)?(?:gave|"
            r"given)\b"
        ),
        ("left inside"): (
            r"\b(?:left (?:a |an |the |in )?(?:\w{1,10} )?(?:swab|instrument|needle|cannula|sponge|gauze|"
            r"catheter|stitch|packing|clip)s? (?:~)?(?:in|inside|behind)|(?:swab|instrument|needle|sponge|"
            r"gauze|cannula)s? (?:was |were |had been |been )?left (?:in|inside|behind)|(?:home|"
            r"discharged) with (?:a|the|my|his|her) (?:cannula|needle|catheter)(?: still)? (?:still "
            r")?in)\b"
        ),
        ("fall"): (
            r"\b(?:fell|fallen|fall|falls|dropped) (?:~)?(?:on (?:the |your )?(?:ward|unit|bay)|out of "
            r"(?:the |her |his )?bed|in (?:the |your )?(?:hospital|bathroom|toilet|ward|care)|off (?:the |"
            r"a )?(?:trolley|bed|commode|table)|from (?:the |a )?(?:bed|trolley|hoist)|while (?:in|on|"
            r"under|nobody)|because nobody|twice|under your)\b|\bdropped (?:her|him|mum|dad|the baby|"
            r"our baby|them|my (?:baby|mum|mam|mother|dad|father|nan|gran|husband|wife|son|"
            r"daughter))\b(?! (?:off|a|home))|\b(?:broke|broken|fractured) (?:her|his|my|their|a) "
            r"(?:hip|leg|arm|wrist|skull|nose|pelvis|shoulder) (?:~)?(?:on (?:the|your) ward|in hospital|"
            r"while in|in your care|on the unit|under your)\b"
        ),
        ("hospital infection"): (
            r"\b(?:caught|got|picked up|contracted|developed|ended up with) (?:~)?(?:infection|mrsa|c\.? "
            r"?diff|sepsis|norovirus|covid|pneumonia|clot|dvt|bed ?sores?|pressure (?:sore|ulcer)s?) "
            r"(?:~)?(?:in (?:the |your |this )?hospital|on (?:the |your |this )?(?:ward|unit)|after "
            r"(?:the|my|her|his|your)|from (?:the|your)|because|while)\b|\b(?:wound|stitches|scar|"
            r"incision|line|site|cut) (?:\w{1,10} ){0,3}(?:got |went |became |is |was |has |has gone |"
            r"gone )?(?:infected|septic|burst|opened up|come open|came open)\b|\b(?:bed|pressure) "
            r"?(?:sore|ulcer)s?\b"
        ),
        ("damage"): (
            r"\b(?:permanent(?:ly)?|lasting|irreversible|long[ -]term|nerve|brain|kidney|liver|"
            r"serious(?:ly)?|severe(?:ly)?) (?:damage|damaged|injur\w{1,4}|harm|harmed|scarred|scarring|"
            r"disab\w{2,6}|disfigured)\b|\b(?:perforated|punctured|nicked|tore|torn|severed|cut through|"
            r"damaged|collapsed) (?:my|her|his|the|a|mum's|dad's) (?:\w{3,10} )?(?:bowel|lung|bladder|"
            r"artery|nerve|womb|uterus|kidney|spleen|oesophagus|vein|ureter|eardrum|liver|cornea)\b|"
            r"\b(?:left|leaving) (?:me|him|her|them|my \w{2,8}) (?:\w{1,12} ){0,2}(?:paralysed|disabled|"
            r"brain damaged|blind|deaf|scarred|incontinent|in agony|unable to|with (?:nerve|brain|"
            r"permanent|a scar|burns|no feeling))\b|\bscarred for life\b|\bburn(?:t|ed|s) (?:~)?(?:by|"
            r"from|with|during) (?:the|a) (?:\w{3,10} )?(?:laser|diathermy|hot|heat|tea|radiator|"
            r"treatment|drink|machine)\b|\b(?:lost|losing) (?:her|his|my|their) (?:sight|hearing|leg|foot|"
            r"womb|kidney|finger|arm)\b(?! (?:years|as a child|of))"
        ),
        ("death after care"): (
            r"\b(?:died|dead|death|dying|passed away|lost (?:him|her|them|my \w{2,9}|our \w{2,9}|the "
            r"baby)|killed|stillb\w{3,5}) (?:~)?(?:because|due to|after (?:you|they|being (?:sent|left|"
            r"discharged|told)|waiting|a (?:mistake|fall|delay)|the (?:wrong|operation))|waiting (?:for|"
            r"in|on|hours)|on a trolley|in the corridor|in (?:the |an )?ambulance|could have been|should "
            r"have|shouldn'?t have|preventable|avoidable|needlessly|unnecessar\w{2,4}|if (?:you|they|"
            r"somebody|someone|only)|and (?:nobody|no one|you (?:did|never|lot)|we want answers)|from "
            r"(?:sepsis|neglect|an infection|a fall)|hours (?:after|later))\b|\b(?:you|they|hospital|ward|"
            r"neglect|mistakes?|delays?|that place|staff|doctors?) (?:\w{1,8} )?(?:killed|cost|nearly "
            r"killed|almost killed) (?:him|her|them|me|my|our|mum|dad|nan|gran|someone)\b|\b(?:would|"
            r"might|could|should) (?:still )?(?:be|have been) (?:alive|here) (?:today|now|if|had)\b|"
            r"\bpreventable death\b|\bneedless death\b"
        ),
        ("nearly"): (
            r"\b(?:nearly|almost|could have|could've|might have|i'?d have) (?:died|lost (?:him|her|my|our|"
            r"the)|killed (?:me|him|her|my)|bled to death|been killed|lost (?:my|his|her) (?:leg|life|"
            r"sight|baby)) (?:~)?(?:because|due to|nobody|no one|waiting|if (?:i|we) (?:hadn'?t|had not)|"
            r"when (?:you|they)|after (?:you|they|being)|thanks to you|wrong|ignored|sent home|left|"
            r"delay\w{0,2}|ambulance)\b|\b(?:ambulance|nobody|no one|sent (?:me|him|her) home|ignored|"
            r"delay|left|wrong)~(?:nearly|almost|could have|could've) (?:died|killed|lost)\b"
        ),
        ("delay with harm"): (
            r"\b(?:too late|by the time (?:you|they|he|she|somebody|someone|the|it)) (?:~)?(?:spread|"
            r"burst|ruptured|dead|died|terminal|inoperable|nothing (?:could|to) be done|stage (?:4|four|3|"
            r"three)|septic|lost|stopped breathing|amputat\w{1,4}|gone)\b|\b(?:spread|burst|ruptured|"
            r"terminal|inoperable|septic|worse) (?:~)?(?:because of (?:the |your |a )?(?:wait|delay|"
            r"cancell\w{2,8})|while (?:i|he|she|we) (?:was |were )?wait\w{2,4}|due to (?:the |your |a "
            r")?(?:wait|delay))\b|\b(?:waiting|wait|delay|cancelled|cancellation)\w{0,3} (?:~)?(?:it|"
            r"tumou?r|cancer) (?:has |had )?(?:spread|grown|grew)\b"
        ),
        ("sent home"): (
            r"\b(?:sent|discharged|sending) (?:me |him |her |them |us |mum |dad |my \w{2,9} )?(?:home|"
            r"away|out) (?:~)?(?:broken|fracture|bleeding|internal|heart attack|stroke|sepsis|septic|"
            r"burst|collapsed|rushed back|back in (?:hospital|a&e|resus|intensive)|died|dead|emergency "
            r"surgery|clot|unable to|icu)\b|\b(?:readmitted|rushed back|back in (?:hospital|resus|"
            r"intensive care|icu)) (?:~)?(?:within|days? (?:later|after)|hours? (?:later|after)|because|"
            r"after (?:you|being (?:sent|discharged)|they))\b"
        ),
        ("not given"): (
            r"\b(?:not|never|wasn'?t|weren'?t|without|forgot|forgetting|missed|nobody|refused|stopped|"
            r"haven'?t|hasn'?t) (?:being |been |to )?(?:given|gave|give|giving|had|got|her|his|my|"
            rf"getting) (?:~)?\b{_DRUG}\b|\b(?:diabetic|epilep\w{{2,4}}|parkinson'?s|insulin) (?:~)?(?:not "
            rf"given|never given|without|no insulin|not fed|missed|refused|jelly|forgot\w{{0,3}})\b|"
            rf"\b(?:missed|skipped) (?:her|his|my|several|two|three|all) (?:\w{{3,10}} )?(?:doses?|tablets|"
            r"medication|injections?)\b|\b(?:severely |badly )?(?:dehydrated|malnourished) (?:~)?(?:ward|"
            r"hospital|nobody|no one|care|drink|water|discharged)\b"
        ),
        ("harm said"): (
            r"\b(?:caused|did|done|suffered|came to|resulted in|led to) (?:\w{1,10} ){0,2}(?:serious |"
            r"real |lasting |physical |psychological |avoidable |actual )?(?:harm|injury|injuries|brain "
            r"damage)\b|\b(?:harmed|injured|hurt) (?:by (?:the|your|a) (?:\w{3,12} )?(?:hospital|surgeon|"
            r"doctor|nurse|operation|treatment|procedure|ward|trust|midwife)|in your care|during (?:the|"
            r"my|her|his) (?:operation|procedure|surgery|birth|delivery))\b|\bduty of candour\b|\bstopped "
            r"breathing (?:~)?(?:nobody|no one|alone|left)\b|\b(?:bleeding|bled|haemorrhag\w{2,4}) "
            r"(?:~)?(?:ignored|nobody|no one|sent|told to|left|for hours|get a bus|wait)\b|\b(?:left|"
            r"leave|ignored) (?:me |him |her |them |us )?(?:\w{1,8} )?(?:bleeding|haemorrhaging|to bleed|"
            r"fitting|choking|unconscious)\b"
        ),
    },
    except_for=(
        r"\b(?:wrong (?:side|part|end|half|wing|label) (?:of (?:town|the (?:road|river|city|street|"
        r"building|hospital|corridor|car ?park|county|site|tracks|bridge|desk|counter|rails?|railings?|"
        r"door|fence|bed\b(?!rail))|bed))|on the wrong side[.!,]|wrong patient'?s? (?:on|letter|discharge|"
        r"papers|name|notes)|overdose of (?:custard|christmas|cake|chocolate|glitter|grief|sun|telly|tinsel)|"
        r"(?:training|role play|talk|session) (?:~)?duty of candour|botched my (?:fringe|hair|parking|"
        r"baking)|wrong (?:number|way|door|car park|bus|end of the stick)|infection control|(?:fell|"
        r"falling|fallen) (?:asleep|in love|ill|pregnant|through|short|behind|out with|on deaf)|"
        r"(?:missed|missing) (?:call|calls|my bus|the bus|the boat|it|my name|my slot|my turn|an appointment|"
        r"my appointment|the appointment|the start|the end|out)|no harm (?:done|in)|do no harm|blood (?:test|"
        r"tests|pressure|donor|donation)|wrong time|tea break|lucky break)\b"
    ),
)
