"""Teaches a branch: from the start, as its base model has it, or on, if it was taught before."""

from collections.abc import Callable, Sequence

from candour.reading.training.minilm.bases import base_path
from candour.reading.training.minilm.branch import Branch, Lesson, Plan, Shape, fresh, learn_branch
from candour.reading.training.minilm.export import branch_of


def taught(
    name: str,
    shape: Shape,
    lessons: Sequence[Lesson],
    plan: Plan,
    *,
    say: Callable[[str], None],
    piece: bytes | None = None,
) -> Branch:
    """This will teach a branch all lessons: a fresh one, or on, the one that was written as `piece` under
    `name`."""
    say(f"Teaching {len(lessons)} lessons.")
    if piece is None:
        return learn_branch(lambda: fresh(base_path(), shape), lessons, plan, say)
    return learn_branch(lambda: branch_of(piece, name, shape), lessons, plan.going_on(), say)
