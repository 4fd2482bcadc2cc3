"""Writes the model's card: what it learned from, under which licences, how good it is, and where it fails."""

from dataclasses import dataclass
from pathlib import Path

from candour.reading.training.corpus import Corpus
from candour.reading.training.measure import Figures
from candour.reading.weights import Weights


@dataclass(frozen=True)
class Measured:
    """What a training found out about itself; on which rows is said in the card."""

    dev: Figures
    six: Figures
    six_spread: float
    challenge: Figures
    phrases: Figures
    criticality_error: float
    temperature: float
    limits: dict[str, float]


_ROWS = (
    ("NHS comments, three kinds (dev rows, never learned from)", "dev"),
    ("six kinds, five folds, near-repeats together", "six"),
    ("challenge-dev, left out of that run", "challenge"),
    ("a third of our own phrases, left out with challenge-dev", "phrases"),
)


def write_card(path: Path, corpus: Corpus, measured: Measured, weights: Weights, size: int) -> None:
    """This will write the card beside the model."""
    text = _CARD.format(
        version=weights.version,
        hash=weights.hash,
        kib=round(size / 1024),
        features=len(weights.words) + len(weights.letters),
        nhs=len(corpus.nhs),
        six=len(corpus.six),
        challenge=len(corpus.challenge),
        phrases=len(corpus.phrases),
        table="\n".join(_line(title, getattr(measured, name)) for title, name in _ROWS),
        spread=f"{measured.six_spread:.3f}",
        error=f"{measured.criticality_error:.2f}",
        temperature=f"{measured.temperature:.2f}",
        least=measured.limits["least"],
        praise=measured.limits["opposite_compliment"],
        blame=measured.limits["opposite_complaint"],
    )
    path.write_text(text, encoding="utf-8")


def _line(title: str, got: Figures) -> str:
    half = 1.96 * (got.accuracy * (1 - got.accuracy) / max(1, got.rows)) ** 0.5
    cells = [
        title,
        str(got.rows),
        f"{got.macro_f1:.3f}",
        f"{got.accuracy:.3f} ± {half:.3f}",
        f"{got.praise_as_blame:.1%} / {got.said_praise_as_blame:.1%}",
        f"{got.blame_as_praise:.1%} / {got.said_blame_as_praise:.1%}",
        f"{got.coverage:.2f}",
        f"{got.said_right:.3f}",
        f"{got.ece:.3f}",
    ]
    return f"| {' | '.join(cells)} |"


_CARD = """# Model card: the linear reader

Version {version}, {kib} KiB, {features:,} features, needs numpy and nothing else.
SHA-256 of `linear.npz`: `{hash}`

## What it is for
It reads a public post in English and guesses its kind (compliment, complaint, question, suggestion, mixed, other),
the criticality of its worst sentence (-5 very critical to 5 very positive) and marks the words that spoke most for
the kind. It helps a person to look in the right place; it never answers, and it decides nothing about safeguarding,
self-harm, danger, abuse, possible harm, FOI or identity: detectors of their own do that, with rules anybody can read.

## How it works
Words, pairs of words and words after a negator, runs of three to five letters inside words, and counts of
hand-written turns of phrase. A first stage says how the whole text and each clause lean (the NHS coders' three
kinds); a second stage, which hears the first, says which of six kinds. Labels of three kinds are partial labels:
the loss is -log of the summed chance of the kinds that they allow. Temperature {temperature}, fitted on kept rows.

It says a kind aloud only if its chance is at least {least}; a compliment only if the chance of a complaint is at
most {praise}, a complaint only if the chance of a compliment is at most {blame}. Otherwise: "read it yourself".

## Data and licences
| what | texts | licence |
| --- | --- | --- |
| NHS Friends and Family Test comments, coded by NHS staff (phases 1 and 2 of pxtextmining) | {nhs:,} | MIT, (c) 2021 NHS England: see NHS-LICENCE.txt |
| the same, read again into six kinds (weighted four times) | {six:,} | texts MIT as above, labels CC0-1.0 |
| challenge-dev, hard sentences | {challenge:,} | CC0-1.0 |
| our own phrases (`../phrases`) | {phrases:,} | CC0-1.0 |

Texts on the list of held-out hashes are refused, whatever file they stand in. A trap in phase 1: a criticality of 0
at one trust means "no criticism" and is nearly always praise; such rows are weak compliments (half weight) here and
teach nothing about criticality.

No patient's words are shipped: a feature is kept only if it stands in at least five texts from at least two
sources, holds no digit, no name from a list and no word that mostly stands with a capital. The counts lie in the
file beside each feature, and a test checks them.

## Figures
Shares are of the true class: every best guess / only what was said aloud. Intervals are 95 %.

| on | rows | macro-F1 | accuracy | praise read as complaint | complaint read as praise | said | right when said | ECE |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
{table}

Spread (standard deviation) of the six-kind macro-F1 over the folds: {spread}. Mean error of criticality on dev rows:
{error} points. Three kinds are measured by folding: suggestions count as complaints, questions, mixed and other as
"mixed or neutral". Limits were set on the six-kind folds, the temperature on them and on dev, so coverage and ECE
there are a little kind. The cue lists and phrases were written by a hand that had read challenge-dev: that row shows
what such work brings, not what a stranger's hard sentences would meet. The phrases' row, split by phenomenon and
voice, is the sterner one.

## Limits
Survey comments are not posts: few questions, no hashtags, few emoji. Sarcasm without a marked word, dark words
inside praise and complaints told as plain facts are where it fails; that is why it abstains. One reader labelled the
six kinds. English only, with some Welsh, Scots and Irish turns of phrase. Do not use it to judge people, to sort
clinical urgency or to decide anything without a person.
"""
