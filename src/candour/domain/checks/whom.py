"""Whom a draft speaks of: pieces of patterns that several tables share, all on folded small letters."""

RELATIVE = (
    r"(?:mum|mam|mummy|mother|dad|daddy|father|gran|nan|nana|granny|grandad|grandma|grandmother|grandfather|"
    r"husband|wife|partner|son|daughter|baby|brother|sister|aunt|auntie|uncle|niece|nephew|cousin|friend|"
    r"neighbour|child|little (?:boy|girl|one)|boy|girl|lad|twins|family|fianc[eé]e?|girlfriend|boyfriend)"
)
YOUR = r"(?:your|ur)"
YOU = r"(?:you|u|ya)"
THEM = rf"(?:{YOU}|him|her|them|{YOUR} {RELATIVE})"
"""Whom something was done to: the teller or theirs."""

ONE_OF_THEM = rf"(?:you|him|her|your (?:\w+ )?{RELATIVE})"
"""The same one by one, a word such as "late" or "dear" before the relative."""

THEY = rf"(?:{YOU}|he|she|they|{YOUR} (?:late )?{RELATIVE})"
"""Who did or suffered something: the teller or theirs."""

THEIR = r"(?:your|ur|his|her|their)"

STRANGER = (
    r"(?:gentleman|lady|man|woman|girl|boy|child|toddler|family|person|patient|couple|chap|bloke|lad|lass|"
    r"footballer|prisoner|baby|somebody|someone)"
)
"""Somebody else who was there."""

CARER = (
    r"(?:nurse|doctor|consultant|surgeon|midwife|porter|physio|physiotherapist|registrar|sister|matron|"
    r"radiographer|anaesthetist|paramedic|healthcare assistant|hca|therapist|team|student nurse)"
)

ILLNESS = (
    r"(?:cystic fibrosis|recovered from \w+|dementia|alzheimer'?s|diabet(?:es|ic)|epilep(?:sy|tic)|"
    r"autis(?:m|tic)|adhd|hiv|aids|hepatitis|"
    r"cancer|chemo(?:therapy)?|radiotherapy|leukaemia|lymphoma|tumour|miscarriage|stillbirth|"
    r"termination|abortion|ivf|depression|anxiety|bipolar|schizophrenia|psychosis|psychiatric|"
    r"mental health|self-harm|overdose|methadone|addiction|alcohol(?:ic|ism)?|detox|asthma|copd|"
    r"heart (?:attack|failure|condition)|stroke|pneumonia|sepsis|kidney|dialysis|transplant|"
    r"crohn'?s|colitis|ibs|stoma|catheter|parkinson'?s|multiple sclerosis|motor neurone|"
    r"appendix|appendicitis|hernia|gallstones?|anorexia|eating disorder|sti|chlamydia|syphilis|"
    r"broken (?:wrist|hip|leg|arm|ankle|nose|rib)|fracture|seizures?|arthritis|lupus|endometriosis)"
)
"""Conditions and treatments: what nobody may say of anybody in public unless they said it themselves."""

BODY = (
    r"(?:hip|knee|ankle|wrist|shoulder|elbow|back|neck|(?<!to )heart|lung|breast|bowel|prostate|cataract|"
    r"gall ?bladder|"
    r"thyroid|womb|ovary|ear|eye|foot|hand|leg|arm)"
)
