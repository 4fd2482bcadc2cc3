"""What a training found out about its readers, on rows that they had not seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from candour.reading.guard import Joining
from candour.reading.training.corpus import Corpus, Row
from candour.reading.training.fit import Array
from candour.reading.training.limits import (
    Kept,
    Said,
    Wish,
    limits_alone,
    limits_of_both,
    said_alone,
    said_by_both,
)
from candour.reading.training.measure import Figures, fit_temperature, spread, tempered
from candour.reading.training.report import PRAISE, Group, at_praise, gathered, groups, interval
from candour.reading.training.trials import Answers, Trials, six_and_hard
from candour.reading.weights import KINDS

ALONE = Joining(0.0, 1.0)
SHARPNESS = 0.5
"""The strong reader's own temperature, under which the guard asks it. It is sharper than calibrated: what is
calibrated are the joined chances, and the guard's limits were searched under this one."""
SHARE = 1.1
"""How much the linear reader weighs beside the strong one; on own splits 0.8 to 1.5 read alike."""
SLOPE, SHIFT = 1.25, 0.0
"""A ridge shrinks criticality towards the middle; this stretches it back, measured on dev rows."""
LINEAR_WISH = Wish(0.009, 0.04)
WISHES = {"dev": Wish(0.009, 0.025), "six": Wish(0.0062, 0.0093), "third": Wish(0.0195, 0.08)}
"""Wishes, not measurements: an apology to a compliment is the error this project is about. Labels are noisy:
of seven dev rows of praise that are said to be criticism, four ask for a change and three complain."""
PLACES = ("dev", "six", "challenge", "third", "writer")


@dataclass(frozen=True)
class OfReader:
    """One reader's figures by place asked (see `PLACES`), and what it was set to."""

    by_place: dict[str, Figures]
    intervals: dict[str, tuple[float, float]]
    at_praise: dict[str, Figures]
    by_kind: list[Group]
    by_phenomenon: list[Group]
    six_spread: float
    temperature: float = 1.0
    joining: Joining = ALONE
    limits: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """Figures of the linear reader, of both together, and the mean error of criticality on dev rows."""

    linear: OfReader
    both: OfReader | None
    criticality_error: float


def rows_of(corpus: Corpus, trials: Trials) -> dict[str, list[Row]]:
    """This will give the rows of each place, in the order of the answers."""
    return {
        "dev": corpus.dev,
        "six": six_and_hard(corpus),
        "challenge": corpus.challenge,
        "third": trials.third,
        "writer": trials.writer.asked,
    }


def truth_of(rows: Sequence[Row]) -> list[str]:
    """This will give what is true of each row: its kind, or how it leans where only that is known."""
    return [row.lean if row.kind is None else str(row.kind) for row in rows]


def scores_at(answers: Answers, place: str) -> Array:
    """This will give the raw scores of one place."""
    scores: Array = getattr(answers, place)[:, : len(KINDS)]
    return scores


def chances_of(answers: Answers, temperature: float) -> dict[str, Array]:
    """This will give the chances of each place."""
    return {place: tempered(scores_at(answers, place), temperature) for place in PLACES}


def measure_alone(corpus: Corpus, trials: Trials, linear: Answers) -> Measured:
    """This will set and measure the linear reader."""
    rows = rows_of(corpus, trials)
    temperature = fit_temperature(
        scores_at(linear, "six"), truth_of(rows["six"]), scores_at(linear, "dev"), truth_of(rows["dev"])
    )
    chances = chances_of(linear, temperature)
    kept = kept_rows(rows, chances, chances, chances)
    limits = limits_alone([replace(kept[place], wish=LINEAR_WISH) for place in ("six", "dev")])
    found = _of_reader(trials, rows, kept, lambda one: said_alone(one.linear, limits))
    error = measured_criticality(linear.dev[:, len(KINDS)], corpus.dev)
    return Measured(replace(found, temperature=temperature, limits=limits), None, error)


def measure_both(
    measured: Measured, corpus: Corpus, trials: Trials, linear: Answers, strong: Answers
) -> Measured:
    """This will set the strong reader, join both and measure them together."""
    rows = rows_of(corpus, trials)
    chances = chances_of(strong, SHARPNESS)
    others = chances_of(linear, measured.linear.temperature)
    sums = joined_at(chances, others, SHARE)
    joining = Joining(SHARE, _temperature(sums, rows))
    both = {place: tempered(sums[place], joining.temperature) for place in PLACES}
    kept = kept_rows(rows, both, chances, others)
    limits = limits_of_both([kept[place] for place in WISHES])
    found = _of_reader(trials, rows, kept, lambda one: said_by_both(one, limits))
    return replace(measured, both=replace(found, temperature=SHARPNESS, joining=joining, limits=limits))


def joined_at(strong: dict[str, Array], linear: dict[str, Array], share: float) -> dict[str, Array]:
    """This will give the sums of log-chances, place by place, before any temperature (see `guard.joined`)."""
    return {place: np.log(strong[place] + 1e-9) + share * np.log(linear[place] + 1e-9) for place in PLACES}


def _temperature(scores: dict[str, Array], rows: dict[str, list[Row]]) -> float:
    """This will fit a temperature on the folds, the third and dev."""
    told = np.vstack([scores["six"], scores["third"]])
    truth = [*truth_of(rows["six"]), *truth_of(rows["third"])]
    return fit_temperature(told, truth, scores["dev"], truth_of(rows["dev"]))


def kept_rows(
    rows: dict[str, list[Row]], both: dict[str, Array], strong: dict[str, Array], linear: dict[str, Array]
) -> dict[str, Kept]:
    """This will put chances beside the truth, place by place."""
    nothing = Wish(1.0, 1.0)
    return {
        place: Kept(
            both[place],
            strong[place],
            linear[place],
            truth_of(rows[place]),
            place == "dev",
            WISHES.get(place, nothing),
        )
        for place in PLACES
    }


def _of_reader(
    trials: Trials, rows: dict[str, list[Row]], kept: dict[str, Kept], said: Callable[[Kept], Said]
) -> OfReader:
    aloud = {place: said(one) for place, one in kept.items()}
    hard = [*rows["third"], *rows["challenge"]]
    return OfReader(
        by_place={place: one.figures(one.both, aloud[place]) for place, one in kept.items()},
        intervals={place: interval(one.both, one.truth, one.names) for place, one in kept.items()},
        at_praise={
            f"{place} at {share:.0%} praise": at_praise(share, one.both, aloud[place], one.truth, one.names)
            for place, one in kept.items()
            for share in PRAISE
            if place in {"dev", "six", "third"}
        },
        by_kind=groups(
            kept["six"].both, aloud["six"], kept["six"].truth, KINDS, [str(row.kind) for row in rows["six"]]
        ),
        by_phenomenon=groups(
            np.vstack([kept["third"].both, kept["challenge"].both]),
            np.concatenate([aloud["third"], aloud["challenge"]]),
            truth_of(hard),
            KINDS,
            gathered([row.phenomenon.replace("-", " ") for row in hard]),
        ),
        six_spread=spread(kept["six"].both, trials.fold, truth_of(rows["six"])),
    )


def measured_criticality(raw: Array, rows: Sequence[Row]) -> float:
    """This will give the mean error in points where NHS staff said how critical a text is."""
    pairs = [
        (value, row.criticality)
        for value, row in zip(raw.tolist(), rows, strict=True)
        if row.criticality is not None
    ]
    return float(
        np.mean([abs(max(-5, min(5, round(value * SLOPE + SHIFT))) - true) for value, true in pairs])
    )
