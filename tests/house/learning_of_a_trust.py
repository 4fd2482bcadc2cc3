"""What each of the two trusts has of lessons: practice that waits for a matron, a lesson of its own."""

from candour.demo.lesson import Told, take
from candour.learning.actions.taking import keep_practice
from candour.learning.actions.writing import put_lesson
from candour.learning.catalogue import lessons
from candour.learning.models import Look
from tests.rooms.learning.own_lesson import OURS
from tests.rooms.learning.replies import GOOD, SCENARIO
from tests.world import World

PRACTICE = Told("nurse", "saying-sorry", SCENARIO, (GOOD,), ())


def learning_of(world: World, mark: str) -> dict[str, str]:
    """This will have the nurse practise and communications write a lesson, and name the matron's look."""
    take(world["nurse"], PRACTICE, world.now)
    lesson = lessons()["saying-sorry"]
    on = lesson.scenario("cold-food")
    keep_practice(by=world["nurse"], lesson=lesson, scenario=on, text=mark, now=world.now)
    look = Look.objects.get(practice__taking__person=world["nurse"], person=world["matron"])
    own = OURS.replace("Words.", f"Words of {mark}.")
    put_lesson(by=world["communications"], name="ours.md", content=own.encode(), now=world.now)
    return {"look": str(look.pk)}
