"""How far what a stream usually brings may lean on a reading: a factor of two at most."""

import numpy as np

from candour.reading.weights import Floats

MOST = 2.0
"""Telling a reader that four posts in five are complaints made seven times as many compliments into
complaints as telling it nothing. So the odds between any two kinds may move by this factor and no more."""


def leaned(chances: Floats, usual: Floats, of_training: Floats) -> Floats:
    """This will lean chances towards what a stream usually brings, within the cap.

    All three are shares of the six kinds, in the same order. `usual` are the shares that people saw in this
    stream, `of_training` those that the reader learned from; a kind that nobody saw yet counts as rare, not
    as impossible.
    """
    edge = MOST**0.5
    lean = np.clip((usual + 1e-6) / (of_training + 1e-6), 1 / edge, edge)
    leaning = chances * lean
    total = float(leaning.sum())
    return np.asarray(leaning / total, dtype=np.float32) if total > 0 else chances
