"""The network in torch: a BERT encoder of six layers, the mean of its words, one head for the six kinds."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Self

import torch
from safetensors.torch import load_file
from torch.nn import functional

from candour.reading.weights import KINDS

LAYERS, HEADS, WIDTH = 6, 12, 384
DROPOUT = 0.1
EPSILON = 1e-12

Tensor = Any
"""A torch tensor; torch ships no types that hold under strict checking."""


def quick_sums() -> AbstractContextManager[object]:
    """This will let sums be made in sixteen bits where that is two and a half times as quick (AVX-512).

    With AVX2 alone they are five times as slow. The two kinds of processor give other weights.
    """
    is_quick = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    sums: AbstractContextManager[object] = torch.autocast("cpu", dtype=torch.bfloat16, enabled=is_quick)
    return sums


@dataclass(frozen=True)
class Network:
    """Every weight by its name: those of the encoder as in the base file, `head.weight` and `head.bias`."""

    weights: dict[str, Tensor]
    layers: ClassVar[int] = LAYERS
    heads: ClassVar[int] = HEADS
    width: ClassVar[int] = WIDTH
    epsilon: ClassVar[float] = EPSILON
    names: ClassVar[tuple[str, ...]] = (
        "attention.self.query",
        "attention.self.key",
        "attention.self.value",
        "attention.output.dense",
        "attention.output.LayerNorm",
    )
    """Parts of a layer as the base file names them: what asks, what answers, what is heard, sum, norm."""

    def copy(self) -> Self:
        """This will give the same network with weights of its own."""
        return replace(self, weights={name: each.detach().clone() for name, each in self.weights.items()})

    def scores(self, ids: Tensor, mask: Tensor) -> Tensor:
        """This will give raw scores of the six kinds; `ids` and `mask` are texts times places."""
        return self.upper(self.lower(ids, mask, self.layers), mask, self.layers)

    def lower(self, ids: Tensor, mask: Tensor, layers: int, *, learning: bool = False) -> Tensor:
        """This will give what the first `layers` make of the words: texts times places times width."""
        x = self.placed(self.weights["embeddings.word_embeddings.weight"][ids])
        x = self._drop(self._norm(x, "embeddings.LayerNorm"), learning)
        return self.through(x, mask, range(layers), learning=learning)

    def placed(self, x: Tensor) -> Tensor:
        """This will tell words where they stand."""
        x = x + self.weights["embeddings.position_embeddings.weight"][: x.shape[1]]
        return x + self.weights["embeddings.token_type_embeddings.weight"][0]

    def seen(self, mask: Tensor) -> Tensor:
        """This will say which words hear which: all hear those that are there."""
        return mask.bool()[:, None, None, :]

    def upper(self, x: Tensor, mask: Tensor, layers: int, *, learning: bool = False) -> Tensor:
        """This will give the scores from what the first `layers` made."""
        x = self.through(x, mask, range(layers, self.layers), learning=learning)
        many = mask.to(x.dtype)
        mean = (x * many[:, :, None]).sum(1) / many.sum(1, keepdim=True)
        return self._linear(self._drop(mean, learning), "head")

    def through(self, x: Tensor, mask: Tensor, layers: range, *, learning: bool) -> Tensor:
        """This will send what one layer made through those that follow."""
        seen = self.seen(mask)
        for number in layers:
            x = self._layer(x, seen, f"encoder.layer.{number}.", learning)
        return x

    def _layer(self, x: Tensor, seen: Tensor, name: str, learning: bool) -> Tensor:
        texts, places, _ = x.shape
        asks, answers, value, total, norm = self.names

        def split(part: str) -> Tensor:
            made = self._linear(x, f"{name}{part}")
            return made.view(texts, places, self.heads, self.width // self.heads).transpose(1, 2)

        heard = functional.scaled_dot_product_attention(
            split(asks),
            split(answers),
            split(value),
            attn_mask=seen,
            dropout_p=DROPOUT if learning else 0.0,
        )
        heard = heard.transpose(1, 2).reshape(texts, places, self.width)
        heard = self._drop(self._linear(heard, f"{name}{total}"), learning)
        x = self._norm(x + heard, f"{name}{norm}")
        wide = functional.gelu(self._linear(x, f"{name}intermediate.dense"))
        thought = self._drop(self._linear(wide, f"{name}output.dense"), learning)
        return self._norm(x + thought, f"{name}output.LayerNorm")

    def _linear(self, x: Tensor, name: str) -> Tensor:
        return functional.linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _norm(self, x: Tensor, name: str) -> Tensor:
        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        return functional.layer_norm(x, (self.width,), weight, bias, self.epsilon)

    @staticmethod
    def _drop(x: Tensor, learning: bool) -> Tensor:
        return functional.dropout(x, DROPOUT, training=learning)


def base_network(path: Path, seed: int) -> Network:
    """This will load the base weights and put a fresh head on them."""
    made = {
        name: each.float()
        for name, each in load_file(str(path)).items()
        if name.startswith(("embeddings.", "encoder.")) and not name.endswith("position_ids")
    }
    return Network(with_head(made, WIDTH, seed))


def with_head(made: dict[str, Tensor], width: int, seed: int) -> dict[str, Tensor]:
    """This will put a fresh head on base weights."""
    torch.manual_seed(seed)
    head = {"head.weight": torch.randn(len(KINDS), width) * 0.02, "head.bias": torch.zeros(len(KINDS))}
    return {**made, **head}
