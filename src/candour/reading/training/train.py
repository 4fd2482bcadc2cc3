"""The whole training: gather, read in trials, set temperature and limits, fit, write, measure, say so."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from candour.reading.minilm.about import read_about
from candour.reading.training.about import write_about
from candour.reading.training.answers import load_answers, save_answers
from candour.reading.training.card import tell_of_drafts, tell_of_flags, write_card
from candour.reading.training.corpus import Corpus, Row, gather
from candour.reading.training.fit import ELDER_SHARE, Array, fit
from candour.reading.training.kept import kept, mark_of, shown_mark
from candour.reading.training.measured import (
    SHIFT,
    SLOPE,
    Measured,
    measure_alone,
    measure_both,
)
from candour.reading.training.pack import pack
from candour.reading.training.trials import Trial, Trials, answers_of, trials_of
from candour.reading.weights import load

VERSION = "linear-4"


@dataclass(frozen=True)
class Workshop:
    """Where a training works: the data, where models go, where slow things are kept, how many hands."""

    data: Path
    out: Path
    keep: Path
    hands: int
    say: Callable[[str], None]


def train(shop: Workshop, *, with_minilm: bool) -> Measured:
    """This will train the linear reader, and the strong one if wanted, and write models, answers and card."""
    corpus = gather(shop.data)
    trials = trials_of(corpus)
    shop.say(f"{len(corpus.to_learn())} texts to learn from; {corpus.refused} held-out texts left out.")
    if with_minilm:
        corpus = _shown(corpus, trials, shop)
        trials = trials_of(corpus)
    linear = _ask_all(_ask_linear, trials, corpus, shop)
    measured = measure_alone(corpus, trials, answers_of(trials, linear))
    strong: dict[str, Array] = {}
    if with_minilm:
        strong = _ask_all(_ask_minilm, trials, corpus, shop)
        measured = measure_both(
            measured, corpus, trials, answers_of(trials, linear), answers_of(trials, strong)
        )
    _ship_linear(corpus, measured, shop)
    if with_minilm:
        _ship_minilm(corpus, trials, measured, shop)
    save_answers(shop.out / "answers.npz", trials, {"linear": linear, "minilm": strong})
    write_card(shop.out, corpus, measured)
    return measured


def train_flags(shop: Workshop, *, go_on: bool) -> dict[str, object]:
    """This will teach the branch of flags on the graph in the shop's folder, anew or on, and put it in the
    card."""
    from candour.reading.training.minilm.flags import teach_flags  # noqa: PLC0415 - an extra

    corpus = gather(shop.data)
    about = read_about(shop.out)
    figures = teach_flags(shop.out, about.sha256, corpus, shop.say, go_on=go_on)
    tell_of_flags(shop.out)
    return figures


def train_drafts(shop: Workshop, *, go_on: bool) -> dict[str, object]:
    """This will teach the branch that looks at drafts, anew or on, and put it in the card; it needs no data
    but our phrases."""
    from candour.reading.training.minilm.drafts import teach_drafts  # noqa: PLC0415 - an extra

    figures = teach_drafts(shop.out, read_about(shop.out).sha256, shop.say, go_on=go_on)
    tell_of_drafts(shop.out)
    return figures


def set_limits(shop: Workshop) -> Measured:
    """This will find anew how sure both readers must be, from the answers in the shop's folder."""
    corpus = gather(shop.data)
    trials = trials_of(corpus)
    linear, strong = (
        answers_of(trials, load_answers(shop.out / "answers.npz", trials, name))
        for name in ("linear", "minilm")
    )
    measured = measure_both(measure_alone(corpus, trials, linear), corpus, trials, linear, strong)
    if measured.both is None:
        raise ValueError("There are no answers of the strong reader.")
    write_about(shop.out, measured.both, read_about(shop.out).sha256)
    write_card(shop.out, corpus, measured)
    return measured


def _shown(corpus: Corpus, trials: Trials, shop: Workshop) -> Corpus:
    from candour.reading.training.minilm.elder import shown  # noqa: PLC0415 - an extra

    return shown(corpus, trials, shop.data, shop.keep, shop.say)


def _ask_all(
    ask: Callable[[Trial, Corpus, Path], Array], trials: Trials, corpus: Corpus, shop: Workshop
) -> dict[str, Array]:
    """This will run every trial, several at once if there are hands, and give the scores by its name."""
    each = trials.each()
    with ProcessPoolExecutor(shop.hands, mp_context=get_context("spawn")) as pool:
        asked = [pool.submit(ask, trial, corpus, shop.keep) for trial in each]
        scores = {}
        for trial, future in zip(each, asked, strict=True):
            scores[trial.name] = future.result()
            shop.say(f"{trial.name}: {len(trial.asked)} texts asked.")
    return scores


def _ask_linear(trial: Trial, corpus: Corpus, keep: Path) -> Array:
    """This will give the linear reader's raw scores; a seventh column holds criticality."""
    learned = [*trial.nhs, *trial.told, *corpus.unlabelled]
    texts = [row.text for row in trial.asked]

    def ask() -> Array:
        model = fit(learned)
        return np.hstack([model.scores(texts), model.criticality(texts)[:, None]])

    mark = mark_of([*learned, *trial.asked], ELDER_SHARE, shown_mark(learned))
    return kept(keep / f"linear-{mark}.npy", ask)


def _ask_minilm(trial: Trial, corpus: Corpus, keep: Path) -> Array:
    from candour.reading.training.minilm.stages import teacher_of  # noqa: PLC0415 - an extra

    return teacher_of(corpus, keep).answers(trial)


def _ship_linear(corpus: Corpus, measured: Measured, shop: Workshop) -> None:
    shop.say("Fitting the linear reader on everything that may be learned from.")
    about: dict[str, object] = {
        "version": VERSION,
        "temperature": round(measured.linear.temperature, 4),
        "slope": SLOPE,
        "shift": SHIFT,
        "limits": measured.linear.limits,
        "texts": len(corpus.to_learn()),
    }
    path = shop.out / "linear.npz"
    pack(fit([*corpus.to_learn(), *corpus.unlabelled]), about, path)
    load(path)


def _ship_minilm(corpus: Corpus, trials: Trials, measured: Measured, shop: Workshop) -> None:
    from candour.reading.training.minilm.drafts import teach_drafts  # noqa: PLC0415 - an extra
    from candour.reading.training.minilm.flags import teach_flags  # noqa: PLC0415
    from candour.reading.training.minilm.shipping import ship, write_graph  # noqa: PLC0415
    from candour.reading.training.minilm.stages import Teacher  # noqa: PLC0415

    if measured.both is None:
        raise ValueError("The strong reader is shipped only after it was measured.")
    shop.say("Teaching the strong reader everything that may be learned from.")
    told: list[Row] = [*corpus.six, *corpus.challenge, *corpus.phrases, *corpus.examples]
    everything = Trial("everything", corpus.nhs, told, trials.apart.asked)
    network = Teacher(corpus, shop.keep, shop.say).whole(everything)
    sha256 = write_graph(network, shop.out)
    teach_flags(shop.out, sha256, corpus, shop.say)
    teach_drafts(shop.out, sha256, shop.say)
    ship(network, shop.out, measured.both, [row.text for row in corpus.dev[:200]], shop.say)
