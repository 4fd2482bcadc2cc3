"""Kind words of twelve people, and an answer to each in its writer's own words."""

_TOLD = (
    ("the cleaner", "sang while she mopped and made my dad laugh", "Grandad"),
    ("the porter", "told my son about trains all the way to the scan", "Son"),
    ("the receptionist", "found a quiet chair for my sister who hates crowds", "Sister"),
    ("the student", "held my hand through the long blood test", "Hand"),
    ("the cook", "made a birthday jelly for our little girl", "Jelly"),
    ("the night nurse", "brought toast and tea at three in the morning", "Toast"),
    ("the volunteer", "walked me to the right lift with a smile", "Lift"),
    ("the physio", "cheered when I climbed every stair again", "Stair"),
    ("the chaplain", "sat with my aunt and her old photographs", "Photographs"),
    ("the pharmacist", "drew a little chart that I could follow", "Chart"),
    ("the gardener", "left lavender below our window", "Lavender"),
    ("the clerk", "rang back twice to find my lost scarf", "Scarf"),
)
PRAISES = [f"Thank you so much to {who} who {did}. Wonderful, kind people." for who, did, _ in _TOLD]
THANKS = [
    f"Thank you, this made my day. {name}: I told {who} what you said and saw a proud face. Oluwaseun"
    for who, _did, name in _TOLD
]
