"""A larger model that learns first, and then shows both readers what it makes of each text; it never ships.

    all-mpnet-base-v2 (twelve layers of 768) > learns rows that no trial asks about > chances of the six kinds
    for every row that is learned from, and for texts without a label

A small model learns more from a larger one's doubts than from labels alone (Hinton, Vinyals and Dean 2015,
"Distilling the knowledge in a neural network").
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import torch
from safetensors.torch import load
from tokenizers import Tokenizer

from candour.reading.minilm.plain import plain
from candour.reading.training.corpus import Corpus, Row
from candour.reading.training.fit import Array
from candour.reading.training.kept import kept, mark_of
from candour.reading.training.measure import tempered
from candour.reading.training.minilm.bases import elder_archive
from candour.reading.training.minilm.learning import Plan, learn, scores_of
from candour.reading.training.minilm.network import Network, Tensor, quick_sums, with_head
from candour.reading.training.trials import Trials, without_near
from candour.reading.training.unlabelled import unlabelled

PLAN = Plan(rate=4e-5, epochs=3, seed=1)
BUCKETS, FARTHEST = 32, 128
"""How many sorts of distance between two words it tells apart, and from where on all are far."""
LONGEST = 112
INSIDE = "all-mpnet-base-v2/"


class Elder(Network):
    """The network in torch: an MPNet encoder (Song and others 2020), the mean of its words, one head."""

    layers, heads, width, epsilon = 12, 12, 768, 1e-5
    names = (
        "attention.attn.q",
        "attention.attn.k",
        "attention.attn.v",
        "attention.attn.o",
        "attention.LayerNorm",
    )

    def placed(self, x: Tensor) -> Tensor:
        """This will tell words where they stand; its table begins with two places that nothing stands at."""
        return x + self.weights["embeddings.position_embeddings.weight"][2 : 2 + x.shape[1]]

    def seen(self, mask: Tensor) -> Tensor:
        """This will say how far each word hears each other one, by how far apart they stand."""
        apart = self.weights["encoder.relative_attention_bias.weight"][distances(mask.shape[1])]
        return apart.permute(2, 0, 1)[None] + (mask[:, None, None, :] - 1) * 1e4


def distances(places: int) -> Tensor:
    """This will give the sort of distance between every two places: near ones each their own, far ones in
    groups, those before and after apart (Raffel and others 2020, section 2.1)."""
    at = torch.arange(places)
    apart = at[:, None] - at[None, :]
    half = BUCKETS // 2
    near = half // 2
    far = (
        near + (torch.log(apart.abs().clamp_min(1) / near) / math.log(FARTHEST / near) * (half - near)).long()
    )
    return (apart < 0) * half + torch.where(apart.abs() < near, apart.abs(), far.clamp_max(half - 1))


class ElderTokens:
    """Turns texts into numbers of the elder's own word pieces, the first `LONGEST` of a text."""

    def __init__(self, table: bytes) -> None:
        self._cutter = Tokenizer.from_str(table.decode())
        self._cutter.no_padding()
        self._cutter.enable_truncation(LONGEST)

    def ids(self, text: str) -> list[int]:
        """This will give the numbers of a text, with the marks of beginning and end."""
        numbers: list[int] = self._cutter.encode(plain(text)).ids
        return numbers


def base_elder(seed: int) -> tuple[Elder, ElderTokens]:
    """This will join and read the packages; raises `ModelUnreadable` where one of them is missing."""
    with ZipFile(BytesIO(elder_archive())) as archive:
        read = load(archive.read(f"{INSIDE}model.safetensors"))
        table = archive.read(f"{INSIDE}tokenizer.json")
    made = {name: each.float() for name, each in read.items() if name.startswith(("embeddings.", "encoder."))}
    return Elder(with_head(made, Elder.width, seed)), ElderTokens(table)


def shown(corpus: Corpus, trials: Trials, folder: Path, keep: Path, say: Callable[[str], None]) -> Corpus:
    """This will give a corpus whose rows hold what the larger model makes of them; dev and examples do not.

    It learned none of the rows that any trial asks about, nor what nearly repeats them: so what it shows of
    the others tells nothing of those. Its chances are kept in a file, under a name made of what it learned.
    """
    asked = [row for trial in trials.each() for row in trial.asked]
    nhs = without_near(corpus.nhs, asked)
    learned = [*nhs, *without_near(corpus.phrases, asked)]
    more = unlabelled(folder, nhs, asked)
    every = [*corpus.nhs, *corpus.six, *corpus.challenge, *corpus.phrases, *more]
    mark = mark_of([*learned, *every], PLAN)

    def ask() -> Array:
        say(f"The larger model learns {len(learned)} rows that no trial asks about.")
        base, tokens = base_elder(PLAN.seed)
        elder = learn(base, learned, tokens, PLAN, say)
        with quick_sums():
            return tempered(scores_of(elder, [row.text for row in every], tokens), 1.0)

    chances = iter(kept(keep / f"elder-{mark}.npy", ask).round(4).tolist())

    def told(rows: Sequence[Row]) -> list[Row]:
        return [replace(row, elder=tuple(next(chances))) for row in rows]

    return replace(
        corpus,
        nhs=told(corpus.nhs),
        six=told(corpus.six),
        challenge=told(corpus.challenge),
        phrases=told(corpus.phrases),
        unlabelled=told(more),
    )
