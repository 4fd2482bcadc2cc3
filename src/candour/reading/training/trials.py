"""Which texts a reader learns from and which it is then asked about, so that no figure flatters itself."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from candour.reading.training.corpus import Corpus, Row
from candour.reading.training.fit import Array
from candour.reading.training.measure import FOLDS, is_near, near_groups

OUT = "c"
"""The writer whose phrases make the sterner trial."""


@dataclass(frozen=True)
class Trial:
    """One honest run: `nhs` (three kinds) and `told` (six kinds) are learned from, `asked` was never seen."""

    name: str
    nhs: list[Row]
    told: list[Row]
    asked: list[Row]


@dataclass(frozen=True)
class Trials:
    """Every trial: five folds over six kinds, one apart (dev, challenge, third), one writer left out."""

    folds: list[Trial]
    fold: NDArray[np.int64]
    apart: Trial
    third: list[Row]
    writer: Trial

    def each(self) -> list[Trial]:
        """This will list all of them, in their order."""
        return [self.apart, self.writer, *self.folds]


@dataclass(frozen=True)
class Answers:
    """What one reader made of all that was asked: raw scores, a column a kind, rows in corpus order."""

    six: Array
    dev: Array
    challenge: Array
    third: Array
    writer: Array


def trials_of(corpus: Corpus) -> Trials:
    """This will lay out all trials of a corpus; the same corpus gives the same trials."""
    made, fold = folds(corpus)
    trial, third = apart(corpus)
    return Trials(made, fold, trial, third, one_writer_out(corpus, OUT))


def answers_of(trials: Trials, scores: dict[str, Array]) -> Answers:
    """This will put the scores of single trials (by name) in the order of the corpus."""
    six = np.zeros((len(trials.fold), scores[trials.apart.name].shape[1]))
    for number, trial in enumerate(trials.folds):
        six[trials.fold == number] = scores[trial.name]
    one = scores[trials.apart.name]
    dev = sum(row.part == "dev" for row in trials.apart.asked)
    challenge = len(trials.apart.asked) - dev - len(trials.third)
    return Answers(
        six, one[:dev], one[dev : dev + challenge], one[dev + challenge :], scores[trials.writer.name]
    )


def six_and_hard(corpus: Corpus) -> list[Row]:
    """This will list the rows of six kinds that the folds are made of, in their order."""
    return [*corpus.six, *corpus.challenge]


def folds(corpus: Corpus) -> tuple[list[Trial], NDArray[np.int64]]:
    """This will make five trials over the rows of six kinds, near-repeats together, and say each fold."""
    target = six_and_hard(corpus)
    texts = [row.text for row in target]
    group = near_groups(texts)
    numbers = {name: at % FOLDS for at, name in enumerate(_shuffled(sorted(set(group.tolist()))))}
    fold = np.array([numbers[name] for name in group.tolist()])
    trials = []
    for number in range(FOLDS):
        asked = [target[at] for at in np.flatnonzero(fold == number).tolist()]
        others = [target[at] for at in np.flatnonzero(fold != number).tolist()]
        told = [*others, *without_near(corpus.phrases, asked)]
        trials.append(Trial(f"fold {number + 1}", without_near(corpus.nhs, asked), told, asked))
    return trials, fold


def apart(corpus: Corpus) -> tuple[Trial, list[Row]]:
    """This will make the trial of dev rows, challenge-dev and a third of the phrases; and give the third.

    Phrases are split by writer, phenomenon and voice; challenge-dev and the re-read dev rows are left out.
    """
    third, rest = split_by_group(corpus.phrases)
    asked = [*corpus.dev, *corpus.challenge, *third]
    told = [row for row in corpus.six if row.part == "train"]
    return Trial("apart", corpus.nhs, [*told, *without_near(rest, [*corpus.challenge, *third])], asked), third


def one_writer_out(corpus: Corpus, writer: str) -> Trial:
    """This will make the sterner trial: every phrase of one writer is asked, challenge-dev is left out."""
    asked = [row for row in corpus.phrases if row.writer == writer]
    others = [row for row in corpus.phrases if row.writer != writer]
    return Trial(f"writer {writer}", corpus.nhs, [*corpus.six, *without_near(others, asked)], asked)


def without_near(rows: Sequence[Row], asked: Sequence[Row]) -> list[Row]:
    """This will leave out whatever nearly repeats a text that is asked about."""
    if not rows or not asked:
        return list(rows)
    near = is_near([row.text for row in rows], [row.text for row in asked])
    return [row for row, skip in zip(rows, near.tolist(), strict=True) if not skip]


def split_by_group(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """This will split phrases into a third and the rest; a phenomenon in one voice is never cut."""
    groups = sorted({row.group for row in rows})
    third = {
        name for at, name in enumerate(np.random.default_rng(5).permutation(groups).tolist()) if at % 3 == 0
    }
    return [row for row in rows if row.group in third], [row for row in rows if row.group not in third]


def _shuffled(names: list[int]) -> list[int]:
    return [names[at] for at in np.random.default_rng(11).permutation(len(names))]
