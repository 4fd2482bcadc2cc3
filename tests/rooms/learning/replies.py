"""Replies that people write in this room's tests: good ones, and one for each way of not passing."""

GOOD = (
    "Ash, I am sorry that the phone rings out and that you had to worry alone about your dad. "
    "I will tell our clinic manager this afternoon that nobody picks up. "
    "Ask for me at the front desk any morning and I will listen. Maya"
)
SCENARIO = "phone-rings-out"
BAD = {
    "sorry you feel": GOOD.replace(
        "sorry that the phone rings out", "sorry you feel that the phone rings out"
    ),
    "no sorry": GOOD.replace("I am sorry that the", "the").replace(
        " and that you were left", " and you were left"
    ),
    "they were here": f"{GOOD} I have looked at your notes from when you were in bay 3.",
    "blame": GOOD.replace("I will tell", "The receptionist was negligent. I will tell"),
    "reasons first": f"We are very busy and short staffed. {GOOD}",
    "never again": GOOD.replace("Maya", "This will never happen again. Maya"),
    "not theirs": "I am sorry for what happened. I will tell my manager today. Ask for me at the desk. Maya",
    "the lesson's words": (
        "I am sorry that you sat there for five hours, and that we left you guessing. Ring the ward any "
        "afternoon and ask for me. I would like to hear the rest. Maya"
    ),
    "elsewhere": "I am sorry. Please contact PALS.",
}
PASSES = {
    ("saying-sorry", "phone-rings-out"): GOOD,
    ("reading-a-post", "front-door"): (
        "Tegan, thank you. I will tell her today that she found the right lift for your aunt, and with "
        "a smile. Maya"
    ),
    ("photos-and-consent", "dressing-gown"): (
        "Nan, I am sorry that nobody asked you before your dressing gown was on our page. I am taking the "
        "picture down now. Ring and ask for me any day. Maya"
    ),
    ("patients-privacy", "three-letters"): (
        "Morwenna, I am sorry about three letters with three dates, and the week of worry that they made. I "
        "will look for the right one this afternoon. Ring and ask for me before five. Maya"
    ),
    ("when-somebody-was-harmed", "tea-trolley"): (
        "Perran, I am sorry that the tea trolley never came and that your nan was thirsty all afternoon. I "
        "will ask our kitchen lead today why. Ring me after two and I will tell you what she said. Maya"
    ),
    ("rumours", "ward-closing"): (
        "Kit, the children's ward is open on Friday, as on each day. It is on our page for visitors and I "
        "looked just now. Ask me if you hear more at the school gate. Maya"
    ),
    ("own-accounts", "the-bus"): (
        "Gawain, I am sorry that no bus came and that you got so wet in the rain. I will tell our travel "
        "team this morning. Ask for me at the front desk. Maya"
    ),
    ("in-a-crisis", "flood-door"): (
        "Petroc, the main entrance is still shut and full of water. Come in by the east side today: a sign "
        "shows the way. When it opens I do not know yet; I will tell you here at six. Maya"
    ),
    ("owning-a-mistake", "wrong-day"): (
        "Elowen, I am sorry: I gave you the wrong day. It was Monday, and you lost a day of work. I will "
        "find you a new place at the clinic this morning. Ring and ask for me. Maya"
    ),
}
"""One reply for each lesson in which the checks find nothing: by lesson and made-up post."""
