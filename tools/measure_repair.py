#!/usr/bin/env python3
"""Damage clean texts, repair them, and count what became of each damaged stretch:

exact    the text is restored
partly   a part of it is restored, rightly, and the rest is flagged
flagged  nothing is changed, and it is flagged
missed   nothing is changed, and it is not flagged
wrong    what was put in is not what was there

`characters restored` is how much of the text of all stretches is right again, those repaired wrongly not counted.
Stretches in which a numeral lost a byte are counted apart: they cannot be restored without guessing it, so that the
best that can become of them is `partly`. The number of a heading, （三）, is no such numeral while it has one byte left.

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
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "src"))

from fazhi_extract.repair import Repair, apply_repairs, find_repairs, model  # noqa: E402
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


class Slip(NamedTuple):
    """One damaged stretch and what became of it."""

    outcome: str
    shown: str
    was: str
    after: str
    restored: int  # characters put in, unless wrong
    numeral: bool  # a numeral lost a byte in it, so that it cannot be restored without a guess


def judge(before: list[tuple[str, Any]], page: str, sources: list[Any]) -> Iterator[Slip]:
    """Each damaged stretch, and each repair where there was no damage."""
    repairs, damage = find_repairs(page)
    slips = [r for r in repairs if r.step == "gbk_slip"]
    assert apply_repairs(page, []) == page
    signs: dict[int, list[int]] = {}
    for n, source in enumerate(sources):
        if source is not None:
            signs.setdefault(source, []).append(n)

    def span(start: int, end: int) -> tuple[int, int]:
        first = next((s for s in sources[start:] if s is not None), len(before))
        last = next((s for s in sources[end:] if s is not None), len(before)) if end < len(page) else len(before)
        return first, last

    def was(start: int, end: int) -> str:
        first, last = span(start, end)
        return "".join(c for c, i in before[first:last] if i is not None)

    def visible(source: int) -> bool:
        return any(page[n] != "?" for n in signs.get(source, ()))

    def numeral_lost(start: int, end: int) -> bool:
        """A sign shows the second byte of its own character and the first of the next one."""
        first, last = span(start, end)
        for k in range(first, last):
            char = before[k][0]
            halves = visible(k) + (k > first and visible(k - 1))
            if char.isascii():
                halves = 2 * (k in signs and page[signs[k][0]] == char)
            heading = 0 < k < len(before) - 1 and before[k - 1][0] == "（" and before[k + 1][0] == "）" and halves
            if char in NUMERALS and halves < 2 and not heading:
                return True
        return False

    left_at = {d.start for d in damage}

    def is_right(repair: Repair) -> bool:
        """Whether it is the text that was there, or its beginning where the rest is flagged: characters that left no
        sign of their own belong to the next one, which is damage."""
        after, true = repair.after.translate(FOLD), was(repair.start, repair.end).translate(FOLD)
        return after == true or (repair.end in left_at and true.startswith(after))

    right = {r.start: is_right(r) for r in slips}
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
        after = "|".join(f"{r.after} {r.sureness:.3f}" for r in over)
        size = 0 if outcome == "wrong" else sum(len(r.after) for r in over)
        yield Slip(outcome, page[start:end], was(start, end), after, size, numeral_lost(start, end))
    for repair in slips:
        if repair.start not in used:
            yield Slip("wrong", repair.before, was(repair.start, repair.end), repair.after, 0, False)


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
) -> dict[str, Counter[Any]]:
    """Counts of outcomes, by kind of damage; every distinct slip of a text counts once."""
    table: dict[str, Counter[Any]] = {}
    for name in only or KINDS:
        kinds = KINDS[name]
        counts: Counter[Any] = Counter()
        seen: set[tuple[str, str, str]] = set()
        for text_name, text in texts.items():
            for variant in (text, text.translate(_FULL)):
                for seed in range(seeds):
                    for slip in judge(*stages(corrupt, variant, kinds, seed)):
                        if (text_name, slip.shown, slip.was) in seen:
                            continue
                        seen.add((text_name, slip.shown, slip.was))
                        counts[slip.outcome] += 1
                        kind = "numeral" if slip.numeral else "plain"
                        counts[kind, "characters"] += len(slip.was)
                        counts[kind, "restored"] += min(slip.restored, len(slip.was))
                        counts[kind, slip.outcome] += 1
                        if errors and slip.outcome != "exact":
                            what = "numeral " if slip.numeral else ""
                            print(
                                f"{slip.outcome:8}{what}{name}: {text_name}: {slip.shown!r} was {slip.was!r} {slip.after!r}"
                            )
        table[name] = counts
    return table


def show(table: dict[str, Counter[Any]]) -> None:
    """Print the table, as Markdown."""
    head = " | ".join((*OUTCOMES, "characters restored"))
    print(f"| damage | slips without a lost numeral | {head} | with a lost numeral | {head} |")
    print("|---" * (5 + 2 * len(OUTCOMES)) + "|")
    for name, counts in {**table, "all": sum(table.values(), Counter())}.items():
        cells = []
        for kind in ("plain", "numeral"):
            total = sum(counts[kind, outcome] for outcome in OUTCOMES)
            cells.append(str(total))
            cells += [f"{counts[kind, o]} ({100 * counts[kind, o] / max(total, 1):.1f} %)" for o in OUTCOMES]
            cells.append(f"{100 * counts[kind, 'restored'] / max(counts[kind, 'characters'], 1):.0f} %")
        print(f"| {name} | " + " | ".join(cells) + " |")


def cost(texts: Iterable[str]) -> float:
    """What the table alone, without a page's own words, takes for a character, in nats: the lower, the better it knows
    the texts. Figures and Latin letters, which it does not tell apart, are left out."""
    page = model.Page("")
    total = count = 0.0
    for text in texts:
        for a, b, c in zip(text, text[1:], text[2:], strict=False):
            if not c.isascii():
                total -= page.score(a, b, c)
                count += 1
    return total / max(count, 1)


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("texts", nargs="*", type=Path)
    ap.add_argument("--seeds", type=int, default=4)
    ap.add_argument("--wide", action="store_true")
    ap.add_argument("--kinds", nargs="*", default=list(KINDS), help="of: " + ", ".join(KINDS))
    ap.add_argument("--model", type=Path, help="a table of build_bigrams.py that has not seen the texts")
    ap.add_argument("--wordings", type=int, help="a half of fixtures/clauses/wordings.jsonl (0 or 1), in pages of 60")
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
    if args.wordings is not None:
        rows = (ROOT / "fixtures/clauses/wordings.jsonl").read_text(encoding="utf-8").splitlines()
        lines = [json.loads(row)["text"] for row in rows]
        lines = [line for line in lines if zlib.crc32(line.encode()) % 2 == args.wordings]
        random.Random(7).shuffle(lines)
        texts = {f"wordings {n}": "\n".join(lines[n : n + 60]) for n in range(0, len(lines), 60)}
    start = time.perf_counter()
    show(measure(corrupt, texts, args.seeds, args.errors, args.kinds))
    print(
        f"{len(texts)} texts, {args.seeds} seeds, {time.perf_counter() - start:.0f} s; "
        f"{cost(texts.values()):.2f} nats a character for the table"
    )


if __name__ == "__main__":
    main()
