"""Writes the network as an ONNX graph of eight-bit weights: the sums of `network`, a quarter of its size.

    ids > words + places > six layers > mean of the words > head > scores

The graph is made by hand, node by node, so that the same weights give the same bytes. It reads one text at a
time: eight-bit sums differ a little by what is read beside them, and a stored reading must be repeatable.
"""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from candour.reading.training.minilm.branch import LOOKS, Branch, Shape
from candour.reading.training.minilm.network import EPSILON, HEADS, LAYERS, WIDTH, Network
from candour.reading.weights import KINDS

OPSET, IR = 17, 8


class _Graph:
    """Gathers nodes and constants; every method gives the name of what it made, `prefix` before it."""

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: NDArray[np.generic] | np.generic) -> str:
        name = f"{self.prefix}{name}"
        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def make(self, kind: str, *given: str, **settings: object) -> str:
        name = f"{self.prefix}{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(given), [name], name=name, **settings))
        return name


def write_onnx(network: Network, path: Path) -> None:
    """This will write the network to `path`, weights in eight bits: a scale a column, for words a row."""
    weights = {name: each.detach().numpy() for name, each in network.weights.items()}
    graph = _Graph()
    scores = _body(graph, weights)
    graph.nodes.append(helper.make_node("Identity", [scores], ["scores"], name="scores"))
    made = helper.make_graph(
        graph.nodes,
        "minilm",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "places"])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, len(KINDS)])],
        graph.constants,
    )
    _write_small(made, path)


def branch_bytes(branch: Branch, name: str, gives: str, shares: str = "") -> bytes:
    """This will write a branch as a piece that belongs behind a written graph (`branches.giving`): its nodes,
    their names after its own, its weights in eight bits, and the name of what it gives out.

    Under the name `shares`, if it is given, stands what each word adds to each score. The head is a plain sum
    of the mean of the words and of looks at them, so the shares of a text's words and the head's bias make
    its score, but for the coarseness of eight bits.
    """
    weights = {part: each.numpy() for part, each in branch.weights.items()}
    graph = _Graph(f"{name}.")
    grows_on = branch.shape.grows_on
    x = graph.make("Identity", grows_on)
    for number in branch.shape.layers:
        x = _layer(graph, weights, x, f"encoder.layer.{number}.")
    wanted = graph.make("Softmax", _linear(graph, _with_mean(weights), x, "look"), axis=1)
    seen = graph.make("MatMul", graph.make("Transpose", wanted, perm=[0, 2, 1]), x)
    flat = graph.make("Reshape", seen, graph.constant("flat", np.array([0, -1])))
    scores = _linear(graph, weights, flat, "head")
    graph.nodes.append(helper.make_node("Identity", [scores], [gives], name=gives))
    given_out: dict[str, list[str | int]] = {gives: [1, branch.shape.scores]}
    if shares:
        each = _shares(graph, weights, x, wanted)
        graph.nodes.append(helper.make_node("Identity", [each], [shares], name=shares))
        given_out[shares] = [1, "places", branch.shape.scores]
    made = helper.make_graph(
        graph.nodes,
        name,
        [helper.make_tensor_value_info(grows_on, TensorProto.FLOAT, [1, "places", WIDTH])],
        [helper.make_tensor_value_info(one, TensorProto.FLOAT, size) for one, size in given_out.items()],
        graph.constants,
    )
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "branch.onnx"
        _write_small(made, path)
        small = onnx.load(str(path)).graph
    piece = onnx.ModelProto(graph=onnx.GraphProto(output=small.output))
    piece.graph.node.extend(small.node)
    piece.graph.initializer.extend(small.initializer)
    return bytes(piece.SerializeToString(deterministic=True))


def branch_of(piece: bytes, name: str, shape: Shape) -> Branch:
    """This will read a branch back from what `branch_bytes` wrote under a name: written again unchanged, each
    weight is the same. What words add is made of the head as it was read, in eight bits."""
    kept = onnx.ModelProto.FromString(piece).graph.initializer
    parts = {one.name.removeprefix(f"{name}."): numpy_helper.to_array(one) for one in kept}
    weights = {part: each for part, each in parts.items() if part.endswith((".weight", ".bias"))}
    for part, scale in parts.items():
        if part.endswith("_scale"):
            matrix = part.removesuffix("_scale")
            weights[matrix] = (parts[f"{matrix}_quantized"].astype(np.float32) * scale).T
    weights.pop("shares.weight", None)
    if len(weights["look.bias"]) > LOOKS:
        for part in ("look.weight", "look.bias"):
            weights[part] = weights[part][1:]
    return Branch({part: torch.from_numpy(np.array(each)) for part, each in weights.items()}, shape)


def _with_mean(weights: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    """This will give the looks of a branch, and before them one that wants all words alike: their mean."""
    return {
        "look.weight": np.vstack([np.zeros((1, WIDTH), dtype=np.float32), weights["look.weight"]]),
        "look.bias": np.append(np.float32(0), weights["look.bias"]),
    }


def _shares(graph: _Graph, weights: Mapping[str, NDArray[np.float32]], x: str, wanted: str) -> str:
    """This will lay out what each word adds to each score: by each look, as much as that wants the word."""
    head = weights["head.weight"]
    by_look = head.reshape(len(head), -1, WIDTH).transpose(2, 1, 0).reshape(WIDTH, -1)
    added = graph.make("MatMul", x, graph.constant("shares.weight", by_look))
    added = graph.make("Reshape", added, graph.constant("shares.apart", np.array([0, 0, -1, len(head)])))
    wanted = graph.make("Unsqueeze", wanted, graph.constant("shares.each", np.array([3])))
    return graph.make(
        "ReduceSum",
        graph.make("Mul", added, wanted),
        graph.constant("shares.looks", np.array([2])),
        keepdims=0,
    )


def _write_small(made: Any, path: Path) -> None:
    """This will write a graph with weights in eight bits, a scale a column."""
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    onnx.checker.check_model(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = path.with_suffix(".whole.onnx")
    onnx.save(model, str(whole))
    try:
        quantize_dynamic(
            str(whole),
            str(path),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
        )
    finally:
        whole.unlink()


def _body(graph: _Graph, weights: dict[str, NDArray[np.float32]]) -> str:
    """This will lay out everything between the numbers of the words and the scores."""
    x = graph.make("Add", _words(graph, weights), _places(graph, weights))
    x = _norm(graph, weights, x, "embeddings.LayerNorm")
    for number in range(LAYERS):
        x = _layer(graph, weights, x, f"encoder.layer.{number}.")
    mean = graph.make("ReduceMean", x, axes=[1], keepdims=0)
    return _linear(graph, weights, mean, "head")


def _words(graph: _Graph, weights: dict[str, NDArray[np.float32]]) -> str:
    """This will look the words up in eight bits and bring each row back to its size."""
    table = weights["embeddings.word_embeddings.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
    rows = graph.constant("words", np.round(table / scale).astype(np.int8))
    found = graph.make("Cast", graph.make("Gather", rows, "ids"), to=TensorProto.FLOAT)
    return graph.make(
        "Mul", found, graph.make("Gather", graph.constant("sizes", scale.astype(np.float32)), "ids")
    )


def _places(graph: _Graph, weights: dict[str, NDArray[np.float32]]) -> str:
    table = (
        weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    length = graph.make("Gather", graph.make("Shape", "ids"), graph.constant("second", np.array([1])))
    return graph.make(
        "Slice",
        graph.constant("places_table", table.astype(np.float32)),
        graph.constant("from_start", np.array([0])),
        length,
        graph.constant("along_rows", np.array([0])),
    )


def _layer(graph: _Graph, weights: Mapping[str, NDArray[np.float32]], x: str, name: str) -> str:
    apart = graph.constant(f"{name}apart", np.array([0, 0, HEADS, WIDTH // HEADS]))

    def split(part: str, order: list[int]) -> str:
        made = graph.make("Reshape", _linear(graph, weights, x, f"{name}attention.self.{part}"), apart)
        return graph.make("Transpose", made, perm=order)

    query, key = split("query", [0, 2, 1, 3]), split("key", [0, 2, 3, 1])
    size = graph.constant(f"{name}size", np.float32((WIDTH // HEADS) ** -0.5))
    wanted = graph.make("Mul", graph.make("MatMul", query, key), size)
    heard = graph.make("MatMul", graph.make("Softmax", wanted, axis=-1), split("value", [0, 2, 1, 3]))
    joined = graph.constant(f"{name}joined", np.array([0, 0, WIDTH]))
    heard = graph.make("Reshape", graph.make("Transpose", heard, perm=[0, 2, 1, 3]), joined)
    heard = _linear(graph, weights, heard, f"{name}attention.output.dense")
    x = _norm(graph, weights, graph.make("Add", x, heard), f"{name}attention.output.LayerNorm")
    wide = _gelu(graph, _linear(graph, weights, x, f"{name}intermediate.dense"), name)
    thought = _linear(graph, weights, wide, f"{name}output.dense")
    return _norm(graph, weights, graph.make("Add", x, thought), f"{name}output.LayerNorm")


def _linear(graph: _Graph, weights: Mapping[str, NDArray[np.float32]], x: str, name: str) -> str:
    weight = graph.constant(f"{name}.weight", weights[f"{name}.weight"].T)
    bias = graph.constant(f"{name}.bias", weights[f"{name}.bias"])
    return graph.make("Add", graph.make("MatMul", x, weight), bias)


def _norm(graph: _Graph, weights: Mapping[str, NDArray[np.float32]], x: str, name: str) -> str:
    weight = graph.constant(f"{name}.weight", weights[f"{name}.weight"])
    bias = graph.constant(f"{name}.bias", weights[f"{name}.bias"])
    return graph.make("LayerNormalization", x, weight, bias, axis=-1, epsilon=EPSILON)


def _gelu(graph: _Graph, x: str, name: str) -> str:
    """This will give x * (1 + erf(x / sqrt(2))) / 2."""
    root = graph.constant(f"{name}root", np.float32(2**0.5))
    one = graph.constant(f"{name}one", np.float32(1))
    half = graph.constant(f"{name}half", np.float32(0.5))
    raised = graph.make("Add", graph.make("Erf", graph.make("Div", x, root)), one)
    return graph.make("Mul", graph.make("Mul", x, raised), half)
