"""Teaches the branch that raises flags by meaning, on what the shipped graph makes of words (`minilm.flags`).

Every eighth of our own posts is kept apart and asked of the very branch that is shipped. How sure is sure
enough is read off the NHS dev rows and everyday posts: nobody learns from them.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.detectors import flags_of
from candour.reading.minilm.about import GRAPH
from candour.reading.minilm.branches import write_branch
from candour.reading.minilm.flags import FLAGS, HEAD, SCORES, Head, read_head
from candour.reading.minilm.model import Graph
from candour.reading.minilm.tokens import shipped_tokens
from candour.reading.training.corpus import Corpus
from candour.reading.training.flagged import Example, School, school_of
from candour.reading.training.minilm.branch import Branch, Lesson, Plan, Shape, settled, wrong
from candour.reading.training.minilm.export import branch_bytes
from candour.reading.training.minilm.network import Tensor
from candour.reading.training.minilm.teaching import taught
from candour.reading.weights import Floats

NAME = "flags"
VERSION = "flags-14"
SHAPE = Shape(range(3, 6), len(FLAGS))
FALSE_NOW, FALSE_LATER, FALSE_HARM = 0.0225, 0.005, 0.002
"""The largest share of NHS dev rows that the branch may flag: for a human now (three flags together), for a
desk (each), for possible harm, which holds replies."""
FALSE_OF_POSTS = 0.056
"""The largest share of everyday posts, never learned, that it may flag for a human now: they are livelier
than survey comments."""
LEAST_LATER, LEAST_HARM = 0.8, 2.0
"""No flag for a desk, and no possible harm, is raised under these scores, whatever the shares say: survey
comments speak of some flags so seldom that their shares alone let other posts through, longer stories above
all, and hold replies."""


def loss_of_flags(scores: Tensor, wanted: Tensor, counts: Tensor, weight: float) -> Tensor:
    """This will say how wrong a branch is about each flag, and about whether a human is needed now at all:
    which of the three flags it is matters less."""
    now = [FLAGS.index(flag) for flag in HUMAN_NOW]
    any_now = wrong(scores[:, now].logsumexp(1), wanted[:, now].amax(1), counts[:, now].amin(1), weight)
    return wrong(scores, wanted, counts, weight) + any_now / len(FLAGS)


PLAN = Plan(rate=1.2e-4, rounds=4, seeds=(1,), weight=3.0, loss=loss_of_flags)


def teach_flags(
    folder: Path, graph: str, corpus: Corpus, say: Callable[[str], None], *, go_on: bool = False
) -> dict[str, object]:
    """This will teach, ask and write the branch of the graph in `folder` (whose SHA-256 is `graph`); to
    `go_on`, it takes the branch that lies there through all lessons once more."""
    school = school_of(corpus)
    piece = read_head(folder, graph).branch if go_on else None
    lessons = lessons_of(school.to_learn, (folder / GRAPH).read_bytes())
    branch = taught(NAME, SHAPE, lessons, PLAN, say=say, piece=piece)
    return ship_flags(folder, graph, corpus, branch, say, school=school)


def ship_flags(
    folder: Path, graph: str, corpus: Corpus, branch: Branch, say: Callable[[str], None], *, school: School
) -> dict[str, object]:
    """This will ask a branch what was kept apart, set its limits by that, and write it."""
    dev, posts = [row.text for row in corpus.dev], [one.text for one in school.everyday_apart]
    piece = branch_bytes(branch, NAME, SCORES)
    unset = Head(piece, np.zeros(len(FLAGS), dtype=np.float32), VERSION, "")
    scores = scores_by((folder / GRAPH).read_bytes() + piece)
    of_dev, of_posts = (np.array([scores(text) for text in some]) for some in (dev, posts))
    head = replace(unset, least=least_of(of_dev, of_posts))

    def flags(text: str) -> frozenset[Flag]:
        return head.flags(scores(text))

    figures = {
        **asked_of(flags, school.own_apart),
        "dev": false_alarms(flags, dev),
        "everyday": false_alarms(flags, posts),
        "share_now": FALSE_NOW,
    }
    say(json.dumps(figures))
    _write(head, folder / HEAD, graph, figures)
    return figures


def lessons_of(examples: Sequence[Example], graph: bytes) -> list[Lesson]:
    """This will make lessons of posts: which flags each needs, and about which it says anything."""
    tokens, below = shipped_tokens(), settled(graph, SHAPE)

    def lesson(one: Example) -> Lesson:
        words = below.answers(tokens.ids(one.text))[0].astype(np.float16)
        wanted, counts = (
            np.array([flag in some for flag in FLAGS], dtype=np.float32) for some in (one.wanted, one.counts)
        )
        return Lesson(words, wanted, counts)

    return [lesson(one) for one in examples]


def scores_by(graph: bytes) -> Callable[[str], Floats]:
    """This will give what asks a graph, its branch behind it, for the scores of a text."""
    asked, tokens = Graph(graph, (SCORES,)), shipped_tokens()
    return lambda text: asked.of_all(tokens.pieces(text))[0]


def asked_of(flags: Callable[[str], frozenset[Flag]], examples: Sequence[Example]) -> dict[str, object]:
    """This will count, flag by flag, how many posts that need it get it: by the rules alone, by both."""
    found = [(flags_of(one.text), flags(one.text)) for one in examples]
    by_flag = {
        str(flag): {
            "posts": len(mine),
            "rules": sum(flag in rules for rules, _ in mine),
            "both": sum(flag in rules | by_meaning for rules, by_meaning in mine),
        }
        for flag in FLAGS
        for mine in [[two for one, two in zip(examples, found, strict=True) if flag in one.wanted]]
    }
    of_now = [(rules & HUMAN_NOW, (rules | by_meaning) & HUMAN_NOW) for rules, by_meaning in found]
    at_risk = [calls for one, calls in zip(examples, of_now, strict=True) if one.wanted & HUMAN_NOW]
    near = [calls for one, calls in zip(examples, of_now, strict=True) if not one.wanted]
    return {"by_flag": by_flag, "human_now": _calls(at_risk), "near_misses": _calls(near)}


def _calls(each: Sequence[tuple[frozenset[Flag], frozenset[Flag]]]) -> dict[str, int]:
    """This will count how many posts call a human now: by the rules alone, by both."""
    return {
        "posts": len(each),
        "rules": sum(bool(rules) for rules, _ in each),
        "both": sum(bool(both) for _, both in each),
    }


def false_alarms(flags: Callable[[str], frozenset[Flag]], texts: Sequence[str]) -> dict[str, int]:
    """This will count how many ordinary posts would call a human now."""
    rules = [flags_of(text) & HUMAN_NOW for text in texts]
    return _calls([(one, one | (flags(text) & HUMAN_NOW)) for one, text in zip(rules, texts, strict=True)])


def least_of(scores: Floats, of_posts: Floats) -> Floats:
    """This will say how sure is sure enough, by the scores of dev rows and of everyday posts, and the share
    of them that may be flagged; the three flags of a human now take the same score (an equal share each lost
    a fifth of self-harm for nothing)."""
    of_now = [FLAGS.index(flag) for flag in HUMAN_NOW]
    least = np.quantile(scores, 1 - FALSE_LATER, axis=0)
    harm = FLAGS.index(Flag.POSSIBLE_HARM)
    least = np.maximum(least, LEAST_LATER)
    least[harm] = max(float(np.quantile(scores[:, harm], 1 - FALSE_HARM)), LEAST_HARM)
    least[of_now] = max(
        np.quantile(scores[:, of_now].max(1), 1 - FALSE_NOW),
        np.quantile(of_posts[:, of_now].max(1), 1 - FALSE_OF_POSTS),
    )
    return np.asarray(least, dtype=np.float32)


def _write(head: Head, path: Path, graph: str, figures: dict[str, object]) -> None:
    about = {"version": head.version, "graph": graph, "flags": list(FLAGS), "figures": figures}
    write_branch(path, about, branch=np.frombuffer(head.branch, dtype=np.uint8), least=head.least)
