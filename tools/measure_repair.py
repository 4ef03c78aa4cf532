#!/usr/bin/env python3
"""Damage clean texts, repair them, and count: repaired exactly, left and flagged, left unflagged, repaired wrongly.

    python tools/measure_repair.py [TEXT ...] [--seeds N] [--wide] [--errors]

Without TEXT: the given reports, the phrasing bank and the composed reports. Every text is damaged as it is and with
ASCII punctuation made full-width (a page is often folded later), because ，and 。 are where most slips begin.
The damage comes from ../shared/tools/corrupt.py, whose results carry the source of every character, so each stretch
and each repair is judged by itself. `--wide` stands for sites that annotate more: every character
with a Traditional form of its own.
"""

import argparse
import importlib.util
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "src"))

from fazhi_extract.repair import apply_repairs, find_repairs, model  # noqa: E402
from fazhi_extract.repair.gbk import FOLD  # noqa: E402
from fazhi_extract.repair.slips import NUMERALS  # noqa: E402

KINDS = {
    "slip": ["slip"],
    "slip fold": ["slip", "fold"],
    "traditional slip": ["traditional", "slip"],
    "traditional pinyin slip": ["traditional", "pinyin", "slip"],
    "traditional pinyin slip fold": ["traditional", "pinyin", "slip", "fold"],
}
OUTCOMES = ("exact", "partly", "flagged", "missed", "wrong")
_FULL = str.maketrans(",():!;?", "，（）：！；？")


def load_corrupt() -> ModuleType | None:
    """The shared program that makes damaged pages, where it is at hand."""
    path = SHARED / "tools/corrupt.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("corrupt", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def clean_texts() -> dict[str, str]:
    """Name -> text of everything undamaged that is at hand."""
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted((ROOT / "fixtures/reports").glob("*.txt"))}
    for path in sorted((SHARED / "reports").glob("*.txt")):
        if path.stem != "haizhu-2023":
            texts[path.stem] = path.read_text(encoding="utf-8")
    bank = SHARED / "phrasing.jsonl"
    if bank.exists():
        texts["phrasing"] = "\n".join(json.loads(row)["text"] for row in bank.read_text(encoding="utf-8").splitlines())
    return texts


def stages(corrupt: ModuleType, text: str, kinds: list[str], seed: int) -> tuple[list[tuple[str, Any]], str, list[Any]]:
    """The page just before the slip (characters; None marks a reading's), the damaged page, and for each of its
    characters where it comes from."""
    chars: list[tuple[str, Any]] = list(enumerate(text))  # type: ignore[arg-type]
    chars = [(c, i) for i, c in enumerate(text)]
    at = kinds.index("slip")
    for kind in kinds[:at]:
        chars = corrupt.KINDS[kind](chars, random.Random(seed))
    before = chars
    page = [(c, n) for n, (c, _) in enumerate(before)]
    for kind in kinds[at:]:
        page = corrupt.KINDS[kind](page, random.Random(seed))
    return before, "".join(c for c, _ in page), [n for _, n in page]


def regions(before: list[tuple[str, Any]], page: str, sources: list[Any]) -> list[tuple[int, int]]:
    """Where the page differs from what it was before the slip."""
    found: list[tuple[int, int]] = []
    expected = 0
    start = None
    for n, (char, source) in enumerate(zip(page, sources, strict=True)):
        sound = source is not None and source >= expected and before[source][0].translate(FOLD) == char.translate(FOLD)
        if sound and source == expected and start is None:
            expected += 1
        elif sound and (n + 1 == len(page) or sources[n + 1] == source + 1):
            found.append((n if start is None else start, n))
            start, expected = None, source + 1
        elif start is None:
            start = n
    if start is not None:
        found.append((start, len(page)))
    return [(a, max(b, a + 1)) for a, b in found]


def judge(before: list[tuple[str, Any]], page: str, sources: list[Any]) -> Iterator[tuple[str, str, str, str]]:
    """Outcome of each damaged stretch, with what the page shows, what it was, and what the repair made of it."""
    repairs, damage = find_repairs(page)
    slips = [r for r in repairs if r.step == "gbk_slip"]
    assert apply_repairs(page, []) == page

    def was(start: int, end: int) -> str:
        first = next((s for s in sources[start:] if s is not None), len(before))
        last = next((s for s in sources[end:] if s is not None), len(before)) if end < len(page) else len(before)
        return "".join(c for c, i in before[first:last] if i is not None)

    right = {r.start: r.after.translate(FOLD) == was(r.start, r.end).translate(FOLD) for r in slips}
    used = set()
    for start, end in regions(before, page, sources):
        over = [r for r in slips if r.start < end and r.end > start]
        used |= {r.start for r in over}
        left = any(d.start < end and d.end > start for d in damage)
        if not all(right[r.start] for r in over):
            outcome = "wrong"
        elif over and over[0].start <= start and over[-1].end >= end and not left:
            outcome = "exact"
        elif over and left:
            outcome = "partly"
        else:
            outcome = "flagged" if left else "missed"
        yield outcome, page[start:end], was(start, end), "|".join(f"{r.after} {r.sureness:.3f}" for r in over)
    for repair in slips:
        if repair.start not in used:
            yield "wrong", repair.before, was(repair.start, repair.end), repair.after


def widen(corrupt: ModuleType) -> None:
    """Annotate as many characters as any site: all of the texts that have a Traditional form of their own."""
    from opencc import OpenCC  # type: ignore[import-untyped,unused-ignore]
    from pypinyin import Style, pinyin

    convert = OpenCC("s2t").convert
    for char in sorted(set("".join(clean_texts().values()))):
        other = convert(char)
        if len(other) == 1 and other != char:
            corrupt.READINGS.setdefault(other, pinyin(other, style=Style.TONE)[0][0])


def measure(
    corrupt: ModuleType, texts: dict[str, str], seeds: int, errors: bool = False, only: list[str] | None = None
) -> dict[str, Counter[str]]:
    """Counts of outcomes, by kind of damage; every distinct slip of a text counts once."""
    table: dict[str, Counter[str]] = {}
    for name in only or KINDS:
        kinds = KINDS[name]
        counts: Counter[str] = Counter()
        seen: set[tuple[str, str, str]] = set()
        for text_name, text in texts.items():
            for variant in (text, text.translate(_FULL)):
                for seed in range(seeds):
                    for outcome, shown, was, after in judge(*stages(corrupt, variant, kinds, seed)):
                        if (text_name, shown, was) in seen:
                            continue
                        seen.add((text_name, shown, was))
                        counts[outcome] += 1
                        numeral = any(was.count(c) > shown.count(c) for c in NUMERALS)
                        counts["numeral"] += numeral
                        counts["spared"] += numeral and outcome == "flagged"
                        counts["plain"] += not numeral and outcome == "exact"
                        if errors and outcome != "exact":
                            print(f"{outcome:8}{name}: {text_name}: {shown!r} was {was!r} {after!r}")
        table[name] = counts
    return table


def show(table: dict[str, Counter[str]]) -> None:
    """Print the table, as Markdown."""
    print(
        "| damage | slips | exact | left and flagged | left unflagged | wrong "
        "| a numeral was in it (flagged) | exact of the others |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name, counts in {**table, "all": sum(table.values(), Counter())}.items():
        total = sum(counts[o] for o in OUTCOMES)
        cells = [f"{counts[o]} ({100 * counts[o] / max(total, 1):.1f} %)" for o in OUTCOMES]
        cells.append(f"{counts['numeral']} ({counts['spared']})")
        cells.append(f"{100 * counts['plain'] / max(total - counts['numeral'], 1):.1f} %")
        print(f"| {name} | {total} | " + " | ".join(cells) + " |")


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("texts", nargs="*", type=Path)
    ap.add_argument("--seeds", type=int, default=4)
    ap.add_argument("--wide", action="store_true")
    ap.add_argument("--kinds", nargs="*", default=list(KINDS), help="of: " + ", ".join(KINDS))
    ap.add_argument("--model", type=Path, help="a table of build_bigrams.py that has not seen the texts")
    ap.add_argument("--errors", action="store_true")
    args = ap.parse_args()
    corrupt = load_corrupt()
    if corrupt is None:
        sys.exit("needs ../shared/tools/corrupt.py")
    if args.model:
        held_out = model.unpack(args.model.read_bytes())
        model.load = lambda: held_out  # type: ignore[assignment]
    if args.wide:
        widen(corrupt)
    texts = {p.stem: p.read_text(encoding="utf-8") for p in args.texts} or clean_texts()
    start = time.perf_counter()
    show(measure(corrupt, texts, args.seeds, args.errors, args.kinds))
    print(f"{len(texts)} texts, {args.seeds} seeds, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
