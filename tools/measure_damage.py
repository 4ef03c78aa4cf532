#!/usr/bin/env python3
"""What damage costs the extraction: scores of damaged copies of reports beside those of the clean ones.

    python tools/measure_damage.py [GOLD_DIR ...] [--seeds N] [--errors]

GOLD_DIR holds NAME.txt with NAME.gold.json; without one: fixtures/reports and ../shared/gold (texts in ../shared/reports),
haizhu-2023 left out, which is a damaged page itself. ../shared/tools/corrupt.py makes the copies and carries the gold
along; fazhi_extract.evaluation judges. Printed for each kind and seed: F1 of the indicators of all reports together, how
far it is under that of the clean copies, the least and the greatest loss of one report, the share of evidence that holds.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from measure_repair import load_corrupt  # noqa: E402

from fazhi_extract.evaluation import Evaluation, evaluate  # noqa: E402

KINDS = [
    "traditional pinyin fold",
    "traditional pinyin slip fold",
    "page spaces",
    "fullwidth",
    "traditional slip",
    "slip",
]


def sources() -> list[tuple[Path, Path]]:
    """Gold files and their texts."""
    found = [(gold, gold.parent) for gold in sorted((ROOT / "fixtures/reports").glob("*.gold.json"))]
    shared = sorted((SHARED / "gold").glob("*.gold.json"))
    return found + [(gold, SHARED / "reports") for gold in shared if not gold.name.startswith("haizhu")]


def write(corrupt: ModuleType, gold_file: Path, texts: Path, kinds: list[str], seed: int, folder: Path) -> None:
    """A damaged copy of a report and of its gold."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    text = (texts / gold["file"]).read_text(encoding="utf-8")
    damaged, origin = corrupt.corrupt(text, kinds, seed)
    if "traditional" in kinds:
        gold["meta"]["script"] = "traditional"
    (folder / gold["file"]).write_text(damaged, encoding="utf-8")
    carried = corrupt.carry(gold, origin, damaged)
    (folder / gold_file.name).write_text(json.dumps(carried, ensure_ascii=False), encoding="utf-8")


def measure(corrupt: ModuleType, files: list[tuple[Path, Path]], kinds: list[str], seed: int) -> Evaluation:
    """Scores of the damaged copies."""
    with tempfile.TemporaryDirectory() as name:
        for gold, texts in files:
            write(corrupt, gold, texts, kinds, seed, Path(name))
        return evaluate(name, name)


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", nargs="*", type=Path)
    ap.add_argument("--seeds", type=int, default=3)
    ap.add_argument("--kinds", nargs="*", default=KINDS)
    ap.add_argument("--errors", action="store_true", help="print what the damaged copies get wrong and the clean don't")
    args = ap.parse_args()
    corrupt = load_corrupt()
    if corrupt is None:
        sys.exit("needs ../shared/tools/corrupt.py")
    files = [(gold, folder) for folder in args.gold for gold in sorted(folder.glob("*.gold.json"))] or sources()
    start = time.perf_counter()
    clean = measure(corrupt, files, [], 0)
    each = [measure(corrupt, [file], [], 0).measures["indicator"].f1 for file in files]
    print(
        "| damage | seed | indicator F1 | under clean | least and greatest loss of one report | quantity F1 | offsets |"
    )
    print("|---|---|---|---|---|---|---|")
    score = clean.measures
    print(f"| none | | {score['indicator'].f1:.4f} | | | {score['quantity'].f1:.4f} | {score['offsets'].f1:.4f} |")
    known = {(error.text, error.kind, error.what) for error in clean.errors} if args.errors else set()
    for kind in args.kinds:
        for seed in range(args.seeds):
            found = measure(corrupt, files, kind.split(), seed)
            losses = [
                before - measure(corrupt, [file], kind.split(), seed).measures["indicator"].f1
                for file, before in zip(files, each, strict=True)
            ]
            f1 = found.measures["indicator"].f1
            print(
                f"| {kind} | {seed} | {f1:.4f} | {clean.measures['indicator'].f1 - f1:+.4f} | {min(losses):+.4f} to "
                f"{max(losses):+.4f} | {found.measures['quantity'].f1:.4f} | {found.measures['offsets'].f1:.4f} |"
            )
            for error in found.errors if args.errors else ():
                if (error.text, error.kind, error.what) not in known:
                    print(
                        "   ",
                        kind,
                        seed,
                        error.text,
                        error.kind,
                        error.what,
                        error.said,
                        error.context,
                        file=sys.stderr,
                    )
    print(f"{len(files)} reports, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
