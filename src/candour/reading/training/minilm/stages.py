"""The two stages of the strong reader, kept on disk where they are slow to make.

    base weights > stage one: NHS rows, partial labels > stage two: six kinds, phrases, some NHS rows again

Only stage two is repeated in trials. That is honest because stage one leaves out whatever a trial asks about:
dev rows, rows that were read again into six kinds, and everything that nearly repeats one of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from candour.reading.minilm.tokens import shipped_tokens
from candour.reading.training.corpus import Corpus, Row
from candour.reading.training.fit import ELDER_SHARE, Array
from candour.reading.training.kept import kept, mark_of, shown_mark
from candour.reading.training.minilm.bases import base_path
from candour.reading.training.minilm.learning import Made, Plan, learn, scores_of
from candour.reading.training.minilm.network import Network, base_network
from candour.reading.training.trials import Trial, without_near

FIRST = Plan(rate=6e-5, epochs=2, seed=1)
SECOND = Plan(rate=8e-5, epochs=3, seed=1, settled=3)
AGAIN = 1_000
"""NHS rows that are gone over again in stage two, so that survey comments are not forgotten."""
PHRASE_WEIGHT, AGAIN_WEIGHT = 3.0, 3.0
"""What a phrase of our own counts, and an NHS row that a reader of six kinds saw."""


@dataclass
class Teacher:
    """Trains the strong reader: knows the corpus, and the folder where slow things are kept."""

    corpus: Corpus
    keep: Path
    say: Callable[[str], None]
    made: Made = field(default_factory=dict)

    @cached_property
    def first_stage(self) -> Network:
        """This will give the network of stage one, from the folder if these very rows were learned before."""
        coded = without_near(self.corpus.nhs, [*self.corpus.six, *self.corpus.dev, *self.corpus.challenge])
        rows = [*coded, *self.corpus.unlabelled]

        def teach() -> Network:
            self.say(f"Stage one: {len(coded)} NHS rows, {len(self.corpus.unlabelled)} without a label.")
            return learn(base_network(base_path(), FIRST.seed), rows, shipped_tokens(), FIRST, self.say)

        return _taught(self.keep / f"first-{self._mark(rows)}.safetensors", teach)

    def whole(self, trial: Trial) -> Network:
        """This will give the network to ship, from the folder if these very rows were learned before."""
        mark = self._mark(to_go_over(trial))
        return _taught(self.keep / f"whole-{mark}.safetensors", lambda: self.second_stage(trial))

    def second_stage(self, trial: Trial) -> Network:
        """This will give the network that learned what one trial allows."""
        rows = to_go_over(trial)
        self.say(f"Stage two, {trial.name}: {len(rows)} rows.")
        return learn(self.first_stage, rows, shipped_tokens(), SECOND, self.say, made=self.made)

    def answers(self, trial: Trial) -> Array:
        """This will give the raw scores of what a trial asks, from the folder if it was asked before."""
        asked = [row.text for row in trial.asked]
        mark = self._mark(to_go_over(trial), trial.asked)

        def ask() -> Array:
            return scores_of(self.second_stage(trial), asked, shipped_tokens())

        return kept(self.keep / f"minilm-{mark}.npy", ask)

    def _mark(self, learned: Sequence[Row], asked: Sequence[Row] = ()) -> str:
        """This will name what is learned with all that was shown of it, and what is asked."""
        shown = shown_mark([*learned, *self.corpus.unlabelled])
        return mark_of([*learned, *asked], FIRST, SECOND, ELDER_SHARE, shown)


_TEACHERS: list[Teacher] = []


def teacher_of(corpus: Corpus, keep: Path) -> Teacher:
    """This will give the one teacher of this process, who works on one core and remembers the first stage."""
    if not _TEACHERS:
        torch.set_num_threads(1)
        _TEACHERS.append(Teacher(corpus, keep, _silent))
    return _TEACHERS[0]


def _silent(line: str) -> None:
    """This will say nothing: a hand that works beside others would only talk across them."""


def to_go_over(trial: Trial) -> list[Row]:
    """This will list the rows of stage two: all whose kind was told, and a draw of the other NHS rows."""
    told = [replace(row, weight=PHRASE_WEIGHT) if row.source == "phrases" else row for row in trial.told]
    again = [replace(row, weight=AGAIN_WEIGHT) for row in trial.nhs if row.kind is not None]
    coded = [row for row in trial.nhs if row.kind is None]
    drawn = np.random.default_rng(SECOND.seed).permutation(len(coded))[:AGAIN]
    return [*told, *again, *(coded[at] for at in sorted(drawn.tolist()))]


def _taught(path: Path, teach: Callable[[], Network]) -> Network:
    """This will give a network from its file, or teach it and write the file."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        save_file({name: each.contiguous() for name, each in teach().weights.items()}, str(unfinished))
        unfinished.replace(path)
    return Network(load_file(str(path)))
