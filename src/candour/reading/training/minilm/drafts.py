"""Teaches the branch that looks at drafts, on what the shipped graph makes of a draft and its post.

The drafts of every twelfth post are kept apart and asked of the very branch that is shipped. From which score
a draft tells, and under which it is calm, is read off them: nobody learns from them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from candour.domain.checks.draft import Look
from candour.domain.checks.identity import exposed
from candour.reading.minilm.about import GRAPH
from candour.reading.minilm.branches import write_branch
from candour.reading.minilm.drafts import HEAD, SCORE, pairs, score_of
from candour.reading.minilm.model import Graph
from candour.reading.minilm.tokens import shipped_tokens
from candour.reading.training.drafted import FALSE, HINTED, LET_GO, DraftExample, draft_school
from candour.reading.training.minilm.bases import base_path
from candour.reading.training.minilm.branch import Lesson, Plan, Shape, learn_branch, settled, wrong
from candour.reading.training.minilm.export import branch_bytes
from candour.reading.weights import Floats

VERSION = "drafts-2"
SHAPE = Shape(range(6), 1)
WHAT = ("rules", "model", "both", "hinted")
PLAN = Plan(rate=6e-5, rounds=4, seed=1, weight=1.0, loss=wrong)


def teach_drafts(folder: Path, graph: str, say: Callable[[str], None]) -> dict[str, object]:
    """This will teach, ask and write the branch of the graph in `folder` (whose SHA-256 is `graph`)."""
    school = draft_school()
    whole, tokens = (folder / GRAPH).read_bytes(), shipped_tokens()
    below = settled(whole, SHAPE)

    def lesson(one: DraftExample) -> Lesson:
        ids = next(pairs(tokens.pieces(one.draft), tokens.pieces(one.post)))
        words = below.answers(ids)[0].astype(np.float16)
        return Lesson(words, np.array([one.tells], dtype=np.float32), np.ones(1, dtype=np.float32))

    say(f"Teaching {len(school.to_learn)} drafts.")
    branch = learn_branch(base_path(), SHAPE, [lesson(one) for one in school.to_learn], PLAN, say)
    piece = branch_bytes(branch, "drafts", SCORE)
    asked = Graph(whole + piece, (SCORE,))
    scores = np.array(
        [score_of(asked.answers, tokens.pieces(one.draft), tokens.pieces(one.post)) for one in school.apart],
        dtype=np.float32,
    )
    least = least_of(scores, np.array([one.tells for one in school.apart]))
    figures = {"learned": len(school.to_learn), **figures_of(school.apart, looks_of(scores, least))}
    say(json.dumps(figures))
    about = {"version": VERSION, "graph": graph, **least, "figures": figures}
    write_branch(folder / HEAD, about, branch=np.frombuffer(piece, dtype=np.uint8))
    return figures


def least_of(scores: Floats, tells: NDArray[np.bool_]) -> dict[str, float]:
    """This will say from which score a draft tells, from which it may, and under which it is calm."""
    may = float(np.quantile(scores[~tells], 1 - HINTED))
    return {
        "tells": float(np.quantile(scores[~tells], 1 - FALSE)),
        "may_tell": may,
        "calm": min(may, float(np.quantile(scores[tells], LET_GO))),
    }


def looks_of(scores: Floats, least: Mapping[str, float]) -> list[Look]:
    """This will give what is made of drafts with these scores, whatever sentence it is that tells."""
    return [
        Look(
            tells=bool(one >= least["tells"]),
            may_tell=bool(one >= least["may_tell"]),
            is_calm=bool(one < least["calm"]),
            spans=((0, 1),),
        )
        for one in scores
    ]


def figures_of(examples: Sequence[DraftExample], looks: Sequence[Look]) -> dict[str, dict[str, int]]:
    """This will count how many drafts are held that tell, and how many that do not: by the rules alone, by
    the model alone, by both; and how many more get a hint."""
    held = {True: list[tuple[bool, ...]](), False: list[tuple[bool, ...]]()}
    for one, look in zip(examples, looks, strict=True):
        by_rules, by_both = (bool(exposed(one.draft, one.post, each)) for each in (None, look))
        held[one.tells].append((by_rules, look.tells, by_both, look.may_tell and not by_both))
    return {
        name: {"drafts": len(mine), **dict(zip(WHAT, map(sum, zip(*mine, strict=True)), strict=True))}
        for name, mine in (("tell", held[True]), ("blameless", held[False]))
    }
