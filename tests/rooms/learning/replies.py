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
