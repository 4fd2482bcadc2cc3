"""Teaches the network in two stages: NHS rows as partial labels, then rows whose kind a reader said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch

from candour.reading.training.corpus import Row
from candour.reading.training.fit import ELDER_SHARE, Array
from candour.reading.training.minilm.network import Network, Tensor, quick_sums
from candour.reading.weights import KINDS

TOKENS_AT_ONCE = 1_100
"""Places of one batch, padding included; a batch holds texts of like length."""
TEXTS_AT_ONCE = 32
WARM_UP = 0.08
DECAY = 0.01
HEAD_FASTER = 10.0
FROZEN = frozenset({"embeddings.word_embeddings.weight"})
"""Half of all weights: few of its rows are met in so few texts, and leaving it saves a fifth of the time."""


class HasIds(Protocol):
    """What turns texts into numbers of word pieces."""

    def ids(self, text: str) -> list[int]:
        """This will give the numbers of a text, with the marks of beginning and end."""
        ...


Made = dict[tuple[int, ...], Tensor]
"""What the settled layers of one network make of texts, by their word pieces."""


@dataclass(frozen=True)
class Plan:
    """How to learn: highest rate, how often through all rows, the seed of order and dropout, the first layers
    that stay as they are (what they make of a text is worked out once)."""

    rate: float
    epochs: int
    seed: int
    settled: int = 0


@dataclass
class _Example:
    ids: tuple[int, ...]
    allowed: tuple[float, ...]
    weight: float
    elder: tuple[float, ...]
    made: Tensor = None
    """What the settled layers make of the words, if any are settled: places times width."""


def learn(
    network: Network,
    rows: Sequence[Row],
    tokens: HasIds,
    plan: Plan,
    say: Callable[[str], None],
    *,
    made: Made | None = None,
) -> Network:
    """This will give a network that learned `rows` and leave the given one as it was.

    The loss of a text is -log of the summed chances of the kinds that its label allows, times its weight;
    where a larger model was asked, `ELDER_SHARE` of it is the cross-entropy with what that makes of the text.
    `made` keeps what settled layers make of a text, for whoever teaches the same network several times.
    """
    learner = network.copy()
    examples = [_example(row, tokens) for row in rows]
    if plan.settled:
        _settle(learner, examples, plan.settled, {} if made is None else made)
    for name, each in learner.weights.items():
        each.requires_grad_(not _stays(name, plan.settled))
    torch.manual_seed(plan.seed)
    order = np.random.default_rng(plan.seed)
    epochs = [_batches(examples, order) for _ in range(plan.epochs)]
    steps = sum(map(len, epochs))
    optimiser = _optimiser(learner, plan.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda at: _share_of_rate(at, steps))
    for number, batches in enumerate(epochs, start=1):
        lost = 0.0
        for batch in batches:
            with quick_sums():
                loss = _loss(learner, batch, plan.settled)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(
                [each for each in learner.weights.values() if each.requires_grad], 1.0
            )
            optimiser.step()
            schedule.step()
            lost += float(loss.detach())
        say(f"  round {number} of {plan.epochs}: loss {lost / len(batches):.3f}")
    return learner.copy()


def scores_of(network: Network, texts: Sequence[str], tokens: HasIds) -> Array:
    """This will give raw scores of the six kinds for many texts, in their order."""
    ids = [tokens.ids(text) for text in texts]
    scores = np.zeros((len(texts), len(KINDS)))
    by_length = sorted(range(len(ids)), key=lambda at: len(ids[at]))
    with torch.inference_mode():
        for start in range(0, len(by_length), TEXTS_AT_ONCE):
            some = by_length[start : start + TEXTS_AT_ONCE]
            scores[some] = network.scores(*_padded([ids[at] for at in some])).float().numpy()
    return scores


def _example(row: Row, tokens: HasIds) -> _Example:
    allowed = tuple(row.allowed.get(kind, 0.0) for kind in KINDS)
    return _Example(tuple(tokens.ids(row.text)), allowed, row.weight, row.elder or (0.0,) * len(KINDS))


def _batches(examples: Sequence[_Example], order: np.random.Generator) -> list[list[_Example]]:
    """This will group examples of like length, as many as fit, and shuffle the groups."""
    jitter = order.uniform(0.85, 1.15, len(examples))
    by_length = sorted(range(len(examples)), key=lambda at: len(examples[at].ids) * jitter[at])
    groups: list[list[_Example]] = [[]]
    longest = 0
    for at in by_length:
        longest = max(longest, len(examples[at].ids))
        if len(groups[-1]) >= TEXTS_AT_ONCE or longest * (len(groups[-1]) + 1) > TOKENS_AT_ONCE:
            groups.append([])
            longest = len(examples[at].ids)
        groups[-1].append(examples[at])
    return [groups[at] for at in order.permutation(len(groups)) if groups[at]]


def _padded(ids: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    longest = max(map(len, ids))
    padded = torch.zeros((len(ids), longest), dtype=torch.long)
    mask = torch.zeros((len(ids), longest), dtype=torch.long)
    for at, each in enumerate(ids):
        padded[at, : len(each)] = torch.tensor(each)
        mask[at, : len(each)] = 1
    return padded, mask


def _settle(network: Network, examples: Sequence[_Example], layers: int, made: Made) -> None:
    """This will work out once what layers that stay make of each text."""
    missing = sorted({each.ids for each in examples} - made.keys(), key=len)
    with torch.no_grad():
        for start in range(0, len(missing), TEXTS_AT_ONCE):
            some = missing[start : start + TEXTS_AT_ONCE]
            for ids, one in zip(some, network.lower(*_padded(some), layers), strict=True):
                made[ids] = one[: len(ids)].clone()
    for each in examples:
        each.made = made[each.ids]


def _stays(name: str, settled: int) -> bool:
    """This will say whether a weight stays as it is."""
    below = tuple(f"encoder.layer.{number}." for number in range(settled))
    return name in FROZEN or (settled > 0 and name.startswith(("embeddings.", *below)))


def _loss(network: Network, batch: Sequence[_Example], settled: int) -> Tensor:
    ids, mask = _padded([each.ids for each in batch])
    if settled:
        made = torch.nn.utils.rnn.pad_sequence([each.made for each in batch], batch_first=True)
    else:
        made = network.lower(ids, mask, 0, learning=True)
    chances = network.upper(made, mask, settled, learning=True).log_softmax(1)
    allowed = torch.tensor([each.allowed for each in batch]).clamp_min(1e-9).log()
    shown = ELDER_SHARE * torch.tensor([each.elder for each in batch])
    weight = torch.tensor([each.weight for each in batch])
    good = (1 - shown.sum(1)) * torch.logsumexp(chances + allowed, 1) + (shown * chances).sum(1)
    return -(weight * good).sum() / weight.sum()


def _optimiser(network: Network, rate: float) -> Tensor:
    def is_plain(name: str) -> bool:
        return name.endswith(".bias") or "LayerNorm" in name

    named = [(name, each) for name, each in network.weights.items() if each.requires_grad]
    groups = [
        {
            "params": [w for n, w in named if n.startswith("head.")],
            "lr": rate * HEAD_FASTER,
            "weight_decay": 0.0,
        },
        {"params": [w for n, w in named if is_plain(n) and not n.startswith("head.")], "weight_decay": 0.0},
        {"params": [w for n, w in named if not is_plain(n) and not n.startswith("head.")]},
    ]
    return torch.optim.AdamW(groups, lr=rate, weight_decay=DECAY, fused=True)


def _share_of_rate(at: int, steps: int) -> float:
    """This will give the share of the highest rate: a straight way up, then a straight way down."""
    warm = max(1, round(steps * WARM_UP))
    return (at + 1) / warm if at < warm else max(0.0, (steps - at) / max(1, steps - warm))
