"""Teaches the branch that looks at drafts, on what the shipped graph makes of a draft and its post.

The drafts of every twelfth post are kept apart and asked of the very branch that is shipped, and so are
replies that strangers judged. From which score a draft tells, and from which it deserves a check, is read off
them: nobody learns from them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from candour.domain.checks.codes import ALWAYS_HELD, Code
from candour.domain.checks.draft import Look
from candour.domain.checks.identity import exposed
from candour.reading.minilm.about import GRAPH
from candour.reading.minilm.branches import write_branch
from candour.reading.minilm.drafts import (
    ASKED,
    HEAD,
    OF_ALL,
    SCORE,
    SHARES,
    pairs,
    read_draft_head,
    scores_of,
)
from candour.reading.minilm.model import Graph
from candour.reading.minilm.tokens import shipped_tokens
from candour.reading.training.drafted import FALSE, HINTED, LET_GO, DraftExample, DraftSchool, draft_school
from candour.reading.training.minilm.branch import Branch, Lesson, Plan, Shape, settled, wrong
from candour.reading.training.minilm.export import branch_bytes
from candour.reading.training.minilm.network import Tensor
from candour.reading.training.minilm.teaching import taught
from candour.reading.weights import Floats

NAME = "drafts"
VERSION = "drafts-5"
SHAPE = Shape(range(6), 1 + len(ASKED))
WHAT = ("rules", "model", "both", "hinted")
CODES_COUNT = 5.0
"""How much the checks of a reply's voice weigh beside whether a draft tells."""
ASKED_FALSELY, HELD_FALSELY = 0.01, 0.0015
"""The largest shares of replies kept apart that may be asked about, and held, for nothing, each check by
itself: half of them stand beside a sister that deserves it."""
SURE, SURE_TO_HOLD, SURELY_NOT = 2.0, 5.5, -6.5
"""No check is asked for under the first of these scores, none is held for under the second and none spared
above the third, whatever the replies kept apart say: of some checks there are few."""
RULES_KNOW = frozenset({Code.CONTRADICTION})
"""What the rules judge alone, who are told how a post was read: the branch finds no more and errs oftener."""


def loss_of_drafts(scores: Tensor, wanted: Tensor, counts: Tensor, weight: float) -> Tensor:
    """This will say how wrong a branch is about whether drafts tell, and which checks they deserve."""
    tells = wrong(scores[:, :1], wanted[:, :1], counts[:, :1], 1.0)
    return tells + CODES_COUNT * wrong(scores[:, 1:], wanted[:, 1:], counts[:, 1:], weight)


PLAN = Plan(rate=6e-5, rounds=2, seeds=(1,), weight=2.0, loss=loss_of_drafts)


def teach_drafts(
    folder: Path, graph: str, say: Callable[[str], None], *, go_on: bool = False
) -> dict[str, object]:
    """This will teach, ask and write the branch of the graph in `folder` (whose SHA-256 is `graph`); to
    `go_on`, it takes the branch that lies there through all lessons once more."""
    school = draft_school()
    piece = read_draft_head(folder, graph).branch if go_on else None
    lessons = lessons_of(school.to_learn, (folder / GRAPH).read_bytes())
    branch = taught(NAME, SHAPE, lessons, PLAN, say=say, piece=piece)
    return ship_drafts(folder, graph, school, branch, say)


def lessons_of(examples: Sequence[DraftExample], graph: bytes) -> list[Lesson]:
    """This will make lessons of drafts: each beside its post, and what is wanted of it."""
    tokens, below = shipped_tokens(), settled(graph, SHAPE)

    def lesson(one: DraftExample) -> Lesson:
        ids = next(pairs(tokens.pieces(one.draft), tokens.pieces(one.post)))
        words = below.answers(ids)[0].astype(np.float16)
        wanted = [one.tells or False, *(code in one.asks for code in ASKED)]
        counts = [one.tells is not None, *(code in one.thought_of for code in ASKED)]
        return Lesson(words, np.array(wanted, dtype=np.float32), np.array(counts, dtype=np.float32))

    return [lesson(one) for one in examples]


def ship_drafts(
    folder: Path, graph: str, school: DraftSchool, branch: Branch, say: Callable[[str], None]
) -> dict[str, object]:
    """This will ask a branch what was kept apart, set its limits by that, and write it."""
    piece = branch_bytes(branch, NAME, SCORE, SHARES)
    asked, tokens = Graph((folder / GRAPH).read_bytes() + piece, (SCORE,)), shipped_tokens()

    def scored(examples: Sequence[DraftExample]) -> Floats:
        return np.array(
            [scores_of(asked.answers, tokens.pieces(one.draft), tokens.pieces(one.post)) for one in examples],
            dtype=np.float32,
        )

    scores, of_replies = scored(school.apart)[:, 0], scored(school.replies_apart)
    least = least_of(scores, np.array([bool(one.tells) for one in school.apart]))
    limits = limits_of(school.replies_apart, of_replies)
    figures = {
        "learned": len(school.to_learn),
        **figures_of(school.apart, looks_of(scores, least)),
        "replies": len(school.replies_apart),
    }
    say(json.dumps(figures))
    about = {"version": VERSION, "graph": graph, **least, **limits, "figures": figures}
    write_branch(folder / HEAD, about, branch=np.frombuffer(piece, dtype=np.uint8))
    return figures


def limits_of(replies: Sequence[DraftExample], scores: Floats) -> dict[str, dict[str, float]]:
    """This will say over which score each check is asked for, and under which a reply is spared what a rule
    found."""
    asks, spares = dict[str, float](), dict[str, float]()
    for at, code in enumerate(ASKED, start=1):
        if code in RULES_KNOW:
            continue
        deserve = np.array([code in one.asks for one in replies])
        do_not = np.array([code in one.thought_of and code not in one.asks for one in replies])
        falsely, sure = (HELD_FALSELY, SURE_TO_HOLD) if code in ALWAYS_HELD else (ASKED_FALSELY, SURE)
        asks[code] = max(sure, float(np.quantile(scores[do_not, at], 1 - falsely, method="higher")))
        if code in OF_ALL:
            spares[code] = min(SURELY_NOT, float(scores[deserve, at].min(initial=np.inf)))
    return {"asks": asks, "spares": spares}


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
        held[bool(one.tells)].append((by_rules, look.tells, by_both, look.may_tell and not by_both))
    return {
        name: {"drafts": len(mine), **dict(zip(WHAT, map(sum, zip(*mine, strict=True)), strict=True))}
        for name, mine in (("tell", held[True]), ("blameless", held[False]))
    }
