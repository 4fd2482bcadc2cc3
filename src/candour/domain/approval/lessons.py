"""Which lesson leads to which right, and how long it takes, with the lesson before it where there is one."""

from dataclasses import dataclass

from candour.domain.roles import Right


@dataclass(frozen=True)
class Lesson:
    """A lesson by its name on screen and its minutes."""

    label: str
    minutes: int


LESSONS: dict[Right, Lesson] = {
    Right.SAY_SORRY: Lesson("Saying sorry", 9),
    Right.SAY_THANKS: Lesson("Reading a post", 8),
    Right.INFORM: Lesson("Rumours and facts", 7),
    Right.ANSWER_COMPLAINTS: Lesson("When someone may have been harmed", 15),
    Right.OWN_IT: Lesson("Owning a mistake", 8),
    Right.CRISIS_VOICE: Lesson("Speaking in a crisis", 15),
    Right.CLINICAL_WORDS: Lesson("Clinical words in public", 10),
    Right.PHOTOS: Lesson("Photos and consent", 8),
}
