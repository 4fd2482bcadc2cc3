"""Drafts by meaning: a second branch of the language model, which reads a draft beside the post it answers.

    draft, then post > words in their places > six layers of its own > tells what the post did not
                                                                     \\> a score a check of the voice

It reads the two as one text. What it finds is no more than a look (`checks.draft.Look`): the rules stand
beside it, and numbers, birth dates, postcodes and names that the trust knows are theirs alone to judge.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from candour.domain.checks.codes import Code
from candour.reading.base import Span
from candour.reading.minilm.branches import About, Parts, read_branch
from candour.reading.minilm.tokens import END, START
from candour.reading.weights import Floats
from candour.reading.words import cut

ASKED = (
    Code.CLINICAL_ADVICE,
    Code.CONTRADICTION,
    Code.UNANSWERED_QUESTION,
    Code.NONAPOLOGY,
    Code.BLAME,
    Code.NOTHING_SPECIFIC,
    Code.NO_NEXT_STEP,
    Code.OFFLINE_ONLY,
    Code.SCRIPTED,
    Code.EXCUSE_FIRST,
    Code.PASSIVE,
    Code.HARD_TO_READ,
    Code.OVERPROMISE,
    Code.PROMISE_WITHOUT_DATE,
)
"""The checks that the branch scores besides, in the order of its columns after the first."""
OF_ALL = (
    Code.UNANSWERED_QUESTION,
    Code.NOTHING_SPECIFIC,
    Code.NO_NEXT_STEP,
    Code.OFFLINE_ONLY,
    Code.SCRIPTED,
)
MARKED = frozenset(ASKED) - {*OF_ALL, Code.CONTRADICTION}
"""Of these, one sentence deserves the check more than the others do."""
_IS_OF_ALL = np.array([False, *(code in OF_ALL for code in ASKED)])
"""What is missing in a reply, or is true of all of it: a long one deserves it only if each part does. Only of
these may the branch spare a reply what a rule found."""
HEAD = "drafts.npz"
SCORE, SHARES = "draft_score", "draft_shares"
"""The names in the graph of what the branch gives out: the scores, and what each word adds to each."""
WINDOW, AROUND = 160, 40
"""Word pieces of a draft that are read at a time, and how many are read again with the next."""
POST_FIRST, POST_LAST = 150, 50
WORDS_LEAST = 3
"""More words than these make a sentence: a name below a letter is none."""


@dataclass(frozen=True)
class DraftHead:
    """The branch as a piece of a graph; the score from which a draft tells, the one from which it may, the
    one under which it is calm; over which it asks for each check and under which it spares it; its version
    and its SHA-256."""

    branch: bytes
    tells: float
    may_tell: float
    calm: float
    asks: Mapping[Code, float]
    spares: Mapping[Code, float]
    version: str
    hash: str

    def asked(self, scores: Floats) -> frozenset[Code]:
        """This will give the checks that a draft with these scores deserves by its meaning."""
        each = zip(ASKED, scores[1:].tolist(), strict=True)
        return frozenset(code for code, score in each if score > self.asks.get(code, np.inf))

    def spared(self, scores: Floats) -> frozenset[Code]:
        """This will give the checks that a draft with these scores plainly does not deserve."""
        each = zip(ASKED, scores[1:].tolist(), strict=True)
        return frozenset(code for code, score in each if score < self.spares.get(code, -np.inf))


def read_draft_head(folder: Path, graph: str) -> DraftHead:
    """This will read the branch that belongs to a graph, by its SHA-256; raises `ModelUnreadable` where it is
    missing, broken or belongs to another."""
    return read_branch(folder / HEAD, "drafts", _made, lambda about: bool(about["graph"] == graph))


def _made(about: About, parts: Parts, sha256: str) -> DraftHead:
    tells, may_tell, calm = (float(about[name]) for name in ("tells", "may_tell", "calm"))
    asks, spares = (
        {Code(code): float(least) for code, least in about[name].items()} for name in ("asks", "spares")
    )
    branch = parts["branch"].tobytes()
    return DraftHead(branch, tells, may_tell, calm, asks, spares, str(about["version"]), sha256)


def pairs(draft: Sequence[int], post: Sequence[int]) -> Iterator[list[int]]:
    """This will lay the word pieces of a draft before those of its post, part by part where it is long."""
    if len(post) > POST_FIRST + POST_LAST:
        post = [*post[:POST_FIRST], *post[-POST_LAST:]]
    behind = [*post, END] if post else []
    for start in range(0, max(1, len(draft) - AROUND), WINDOW - AROUND):
        yield [START, *draft[start : start + WINDOW], END, *behind]


def scores_of(
    answers: Callable[[list[int]], Sequence[Floats]], draft: Sequence[int], post: Sequence[int]
) -> Floats:
    """This will score the word pieces of a draft, of any length, beside those of its post; `answers` asks the
    graph for `SCORE`."""
    return joined([answers(ids)[0] for ids in pairs(draft, post)])


def joined(parts: Sequence[Floats]) -> Floats:
    """This will make one score of those of the parts of a draft: the highest, and the lowest where all of it
    must be so."""
    each = np.array(parts, dtype=np.float32)
    return np.asarray(np.where(_IS_OF_ALL, each.min(0), each.max(0)), dtype=np.float32)


def shares_of(parts: Sequence[tuple[Floats, Floats]], pieces: int, column: int) -> Floats:
    """This will give what each piece of a draft adds to one of its scores, in the part that has most of it;
    `parts` are the scores and the shares of each."""
    most = int(np.argmax([scores[column] for scores, _ in parts]))
    start = most * (WINDOW - AROUND)
    here = parts[most][1][1 : 1 + min(WINDOW, pieces - start), column]
    return np.pad(here, (start, pieces - start - len(here)))


def sentences_of(text: str) -> list[Span]:
    """This will give the places of the sentences of a draft; at least one, if it has a word. The point in a
    time ends none: "See you at 9.50."."""
    words = cut(text)
    each: list[tuple[int, int]] = []
    for start, end in words.sentences:
        if each and words.spans[each[-1][1] - 1][1] == words.spans[start][0]:
            each[-1] = each[-1][0], end
        else:
            each.append((start, end))
    each = [one for one in each if one[1] - one[0] > WORDS_LEAST] or each
    return [(words.spans[start][0], words.spans[end - 1][1]) for start, end in each]
