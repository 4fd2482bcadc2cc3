"""Teaches the branch that raises flags by meaning, on what the shipped graph makes of words (`minilm.flags`).

Learned from: our own posts that need a flag and near misses (`phrases/flags`), some of them also inside an
ordinary post; the other phrases and NHS rows as ordinary posts. Every eighth of our own posts is kept apart
and asked of the very branch that is shipped. How sure is sure enough is read off the NHS dev rows: nobody
learns from them.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.detectors import flags_of
from candour.reading.minilm.about import GRAPH
from candour.reading.minilm.flags import FLAGS, HEAD, LAYER, SCORES, Head, with_layer
from candour.reading.minilm.model import Graph
from candour.reading.minilm.tokens import shipped_tokens
from candour.reading.training.corpus import PHRASES, Corpus, Row
from candour.reading.training.minilm.bases import base_path
from candour.reading.training.minilm.branch import FIRST, LAYERS, Lesson, Plan, learn_flags
from candour.reading.training.minilm.export import branch_bytes
from candour.reading.weights import Floats

VERSION = "flags-7"
PLAN = Plan(rate=1.5e-4, rounds=8, seed=1, weight=3.0)
FALSE_NOW, FALSE_LATER, FALSE_HARM = 0.0175, 0.005, 0.002
"""The largest share of NHS dev rows that the branch may flag: for a human now (three flags together), for a
desk (each), for possible harm, which holds replies."""
FALSE_OF_POSTS = 0.05
"""The largest share of everyday posts, never learned, that it may flag for a human now: they are livelier
than survey comments."""
LEAST_LATER, LEAST_HARM = 0.8, 1.6
"""No flag for a desk, and no possible harm, is raised under these scores, whatever the shares say: survey
comments speak of some flags so seldom that their shares alone let other posts through, longer stories above
all, and hold replies."""
ORDINARY_EACH = 4
"""One NHS row in so many is gone over as an ordinary post."""
LATER = PHRASES / "later"
"""Posts that no reader of kinds has learned."""
OF_EVERY_FLAG = frozenset({"needs-a-flag", "near-misses", "near-harm"})
"""The files whose writers thought of every flag."""
OF_HARM = frozenset({"harm-u", "harm-v", "good_posts"})
"""The files whose writers thought of possible harm, and of nobody at risk now."""
HOST_MOST = 400
"""Code points of the longest ordinary post that takes another one in."""
APART_EACH = 8
"""One of our own posts in so many is never learned."""
INSIDE_EACH = 6
"""One of our own posts in so many is learned a second time, inside an ordinary one."""


@dataclass(frozen=True)
class Example:
    """A text, the flags that it needs, and those about which it says anything."""

    text: str
    wanted: frozenset[Flag]
    counts: frozenset[Flag]


def own_examples() -> list[Example]:
    """This will read our own posts that need a flag, and near misses.

    Those of the first two hands speak of every flag; later ones of those alone that call a human now.
    """
    return [
        Example(
            row["text"],
            frozenset(map(Flag, row["flags"])),
            _thought_of(name),
        )
        for name, row in _lines(PHRASES / "flags")
    ]


def _thought_of(file: str) -> frozenset[Flag]:
    """This will say about which flags the posts of a file say anything."""
    if file in OF_EVERY_FLAG:
        return frozenset(FLAGS)
    return HUMAN_NOW | {Flag.POSSIBLE_HARM} if file in OF_HARM else HUMAN_NOW


def everyday() -> list[Example]:
    """This will read our own everyday posts, whose writers thought of every flag and put nobody at risk."""
    return [
        Example(row["text"], frozenset(map(Flag, row["flags"])), frozenset(FLAGS))
        for folder in (PHRASES, LATER)
        for _, row in _lines(folder)
        if "flags" in row
    ]


def asked_before() -> Iterator[Example]:
    """This will read the posts of strangers that were asked once, and reported, before they were learned."""
    for path in sorted((PHRASES / "flags" / "asked").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("# "):
                label, text = line.split("\t", 1)
                yield Example(text, frozenset(map(Flag, {label} - {"none"})), _thought_of(path.stem))


def _lines(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """This will read the lines of all files of a folder, each with the name of its file."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, json.loads(line)


def ordinary(rows: Sequence[Row]) -> list[Example]:
    """This will take posts as ordinary; where a rule speaks of a flag, they say nothing about it."""
    return [Example(row.text, frozenset(), frozenset(FLAGS) - flags_of(row.text)) for row in rows]


def inside(own: Sequence[Example], rows: Sequence[Row]) -> list[Example]:
    """This will put posts into ordinary ones, in the middle, before or after: who needs help seldom begins
    with it."""
    found = []
    for at, (one, row) in enumerate(zip(own, cycle(rows), strict=False)):
        first, _, second = row.text.partition(". ")
        parts = [[one.text, row.text], [row.text, one.text], [first + ".", one.text, second]][at % 3]
        found.append(replace(one, text=" ".join(parts)))
    return found


def teach_flags(folder: Path, graph: str, corpus: Corpus, say: Callable[[str], None]) -> dict[str, object]:
    """This will teach, ask and write the branch of the graph in `folder` (whose SHA-256 is `graph`)."""
    of_a_day = everyday()
    posts = [one.text for one in of_a_day[::APART_EACH]]
    school = School((folder / GRAPH).read_bytes(), [row.text for row in corpus.dev], posts, say)
    own = own_examples()
    hosts = [row for row in corpus.nhs[1::ORDINARY_EACH] if 40 < len(row.text) < HOST_MOST]
    later = (str(row["text"]) for _, row in _lines(LATER) if "flags" not in row)
    known = {one.text for one in of_a_day}
    sentences = [*(row.text for row in corpus.phrases if row.text not in known), *later]
    rest = [
        *ordinary(corpus.nhs[::ORDINARY_EACH]),
        *(one for at, one in enumerate(of_a_day) if at % APART_EACH),
        *(Example(text, frozenset(), HUMAN_NOW) for text in sentences),
    ]
    learned = [*(one for at, one in enumerate(own) if at % APART_EACH), *asked_before()]
    head = school.teach([*learned, *inside(learned[::INSIDE_EACH], hosts), *rest])
    flags = school.flags_by(head)
    figures = {
        **asked_of(flags, own[::APART_EACH]),
        "dev": false_alarms(flags, school.dev),
        "everyday": false_alarms(flags, posts),
        "share_now": FALSE_NOW,
    }
    say(json.dumps(figures))
    _write(head, folder / HEAD, graph, figures)
    return figures


class School:
    """Teaches branches on one graph, and asks them."""

    def __init__(self, graph: bytes, dev: list[str], posts: list[str], say: Callable[[str], None]) -> None:
        self.dev, self._posts = dev, posts
        self._graph, self._say, self._tokens = graph, say, shipped_tokens()
        self._settled = Graph(with_layer(graph), (LAYER,))
        self._made: dict[str, Floats] = {}

    def teach(self, examples: Sequence[Example]) -> Head:
        """This will teach a branch and set how sure is sure enough."""
        self._say(f"Teaching {len(examples)} posts.")
        branch = learn_flags(base_path(), [self._lesson(one) for one in examples], PLAN, self._say)
        weights = {name: each.numpy() for name, each in branch.weights.items()}
        with TemporaryDirectory() as scratch:
            piece = branch_bytes(weights, range(FIRST, FIRST + LAYERS), Path(scratch))
        head = Head(piece, np.zeros(len(FLAGS), dtype=np.float32), VERSION, "")
        scores = self._scores_by(head)
        dev, posts = (np.array([scores(text) for text in some]) for some in (self.dev, self._posts))
        return replace(head, least=least_of(dev, posts))

    def flags_by(self, head: Head) -> Callable[[str], frozenset[Flag]]:
        """This will give what asks a branch about a text."""
        scores = self._scores_by(head)
        return lambda text: head.flags(scores(text))

    def _scores_by(self, head: Head) -> Callable[[str], Floats]:
        graph = Graph(self._graph + head.branch, (SCORES,))
        return lambda text: graph.of_all(self._tokens.pieces(text))[0]

    def _lesson(self, one: Example) -> Lesson:
        if one.text not in self._made:
            self._made[one.text] = self._settled.answers(self._tokens.ids(one.text))[0].astype(np.float16)
        wanted, counts = (
            np.array([flag in some for flag in FLAGS], dtype=np.float32) for some in (one.wanted, one.counts)
        )
        return Lesson(self._made[one.text], wanted, counts)


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
    about = json.dumps({"version": head.version, "graph": graph, "flags": list(FLAGS), "figures": figures})
    parts: dict[str, NDArray[np.generic]] = {
        "branch": np.frombuffer(head.branch, dtype=np.uint8),
        "least": head.least,
        "about": np.frombuffer(about.encode(), dtype=np.uint8),
    }
    np.savez_compressed(path, allow_pickle=False, **parts)
