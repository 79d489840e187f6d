"""Export: the trained reader as one ONNX file, int8, with the card that says what it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AttentionInterface, PretrainedConfig

from sayso.reader.model import CARD_VERSION
from sayso.reader.tags import HEADS, TAGS
from train.loop import Trainee

OPSET = 20
"""The first with GELU as one operation."""


class _Graph(nn.Module):
    """What the ONNX file computes: `sayso.reader.encoder.Model.run` as one graph."""

    def __init__(self, trainee: Trainee) -> None:
        super().__init__()
        self.reader = trainee.reader

    def forward(
        self, ids: Tensor, attention: Tensor, marks: Tensor, pool: Tensor, noticed: Tensor
    ) -> tuple[Tensor, ...]:
        with _one_operation(self.reader.encoder.config, attention):
            states = self.reader.words(ids, attention, marks, pool)
        cues = self.reader.cues(states)
        # A word without pieces is padding, never a cue.
        real = pool.amax(2) > 0
        seen = (cues.amax(2) > noticed) & real
        # The runtime divides by the number of cues, so there is always one: the first word of all.
        count, width = seen.shape
        first = torch.arange(count)[:, None] + torch.arange(width)[None] == 0
        at = (seen | first).nonzero()
        return cues, self.reader.heads(states), at, self.reader.roles(states, at[:, 0], at[:, 1])


@contextmanager
def _one_operation(config: PretrainedConfig, attention: Tensor) -> Iterator[None]:
    """Attention as the runtime's own operation.

    Spelt out, with the exporter's guards against rows that are masked whole, it is two dozen operations that the
    runtime does not recognise, and more time goes into copying and comparing than into the two products.
    """
    mask = attention.to(torch.int32)

    def fused(
        _: nn.Module, query: Tensor, key: Tensor, value: Tensor, *__: object, **___: object
    ) -> tuple[Tensor, None]:
        heads = query.shape[1]
        flat = [part.transpose(1, 2).flatten(2) for part in (query, key, value)]
        mixed = torch.onnx.ops.symbolic(
            "com.microsoft::MultiHeadAttention", (*flat, None, mask), {"num_heads": heads},
            dtype=query.dtype, shape=flat[0].shape, version=1,
        )  # fmt: skip
        return mixed.unflatten(2, (heads, -1)), None  # type: ignore[no-untyped-call]

    before = config._attn_implementation
    AttentionInterface.register("one operation", fused)
    config._attn_implementation = "one operation"
    try:
        yield
    finally:
        config._attn_implementation = before


def to_onnx(trainee: Trainee, path: Path) -> None:
    """Write the reader in single precision."""
    size = (2, 24)
    example = (
        torch.randint(1000, 2000, size), torch.ones(size, dtype=torch.long), torch.zeros(size, dtype=torch.long),
        torch.eye(24)[1:21].repeat(2, 1, 1), torch.tensor(-100.0),
    )  # fmt: skip
    batch, pieces, words = (torch.export.Dim(name, min=1, max=4096) for name in ("batch", "pieces", "words"))
    line = {0: batch, 1: pieces}
    program = torch.onnx.export(
        _Graph(trainee).eval(), example, dynamo=True, opset_version=OPSET,
        input_names=["ids", "attention", "marks", "pool", "noticed"], output_names=["cues", "heads", "at", "tags"],
        dynamic_shapes=(line, line, line, {0: batch, 1: words, 2: pieces}, {}), verbose=False,
    )  # fmt: skip
    assert program is not None
    model = program.model_proto
    # The exporter's own notes on shapes contradict what the quantizer infers; it needs none of them.
    del model.graph.value_info[:]
    # It also notes on every node where in whose folders the code lay.
    for part in (
        model,
        model.graph,
        *model.graph.node,
        *model.graph.initializer,
        *model.graph.input,
        *model.graph.output,
    ):
        part.ClearField("metadata_props")
    onnx.save(model, str(path))


def quantize(single: Path, path: Path) -> None:
    """Write the int8 model.

    The second product of each feed-forward layer stays in single precision: its inputs have outliers, for which one
    scale for all is too coarse. With all in int8, exact contents lost 0.7 points of F1 and more on PolNeAR's dev split.

    Weights are unsigned, because processors without VNNI add two products of a signed and an unsigned byte in 16 bits
    and would overflow: the same file must read the same on every machine. Heads stay in single precision: they are
    small, and what they compare is what is decided.
    """
    graph = onnx.load(str(single)).graph
    nodes = list(graph.node)
    pooling = next(i for i, node in enumerate(nodes) if "pool" in node.input and node.op_type == "MatMul")
    shapes = {weight.name: tuple(weight.dims) for weight in graph.initializer}
    products = [node for node in nodes[:pooling] if node.op_type == "MatMul" and node.input[1] in shapes]
    narrowing = [node for node in products if shapes[node.input[1]][0] > shapes[node.input[1]][1]]
    quantize_dynamic(
        str(single), str(path), weight_type=QuantType.QUInt8, per_channel=True,
        nodes_to_exclude=[node.name for node in [*nodes[pooling:], *narrowing]],
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        # Of what comes out of the runtime's own operations, ONNX knows no type.
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the weights were made from: hashes of the data, and their licences."""

    data: dict[str, str]
    licences: dict[str, str]


def card(trainee: Trainee, folder: Path, thresholds: dict[str, float], provenance: Provenance) -> None:
    """Write card.json beside reader.onnx and tokenizer.json in `folder`."""
    chain = {name: [round(float(v), 5) for v in np.ravel(t.detach().numpy())]
             for name, t in zip(("step", "start", "end"), trainee.chain.scores(), strict=True)}  # fmt: skip
    content = {
        "version": CARD_VERSION,
        "tags": TAGS,
        "heads": HEADS,
        "thresholds": thresholds,
        # What the head says, until `train.facts` has fitted how to read it.
        "facts": {"at": [-3.0, 3.0], "values": [-3.0, 3.0]},
        "chain": chain,
        "files": {name: sha256((folder / name).read_bytes()).hexdigest() for name in ("reader.onnx", "tokenizer.json")},
        "data": provenance.data,
        "licences": provenance.licences,
    }
    (folder / "card.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 of files one after the other, each with its name; folders count with all that is in them."""
    total = sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()
