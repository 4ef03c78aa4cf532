"""A small scorer for the tests, by the rules of ``shared/tools/score.py``; and the upkeep of the clause bank.

    python tests/scoring.py reports    figures of fixtures/reports, with every error
    python tests/scoring.py clauses    clauses of fixtures/clauses whose result is not what their file says
    python tests/scoring.py sort       move clauses between positive/negative and known_to_fail by today's result

It does not use ``fazhi_extract.evaluation``, so that the two can be held against each other.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import fazhi_extract as fz

ROOT = pathlib.Path(__file__).resolve().parent.parent
REPORTS = ROOT / "fixtures" / "reports"
CLAUSES = ROOT / "fixtures" / "clauses"
CATALOGUE = frozenset((ROOT / "tests" / "data" / "catalogue_ids.txt").read_text(encoding="utf-8").split())
META = ("region", "region_code", "issuer", "body_kind", "report_year", "published", "title", "script")

Row = dict[str, Any]
Same = Callable[[Row, Row], bool]

_SAME_UNIT = {
    "宗": "件", "起": "件", "例": "件", "余件": "件", "名": "人", "位": "人", "％": "%", "場": "场", "場次": "场次",
    "條": "条", "戶": "户", "項": "项", "個": "个", "處": "处",
}  # fmt: skip
_READING = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]+[)）]")


def unit(text: str | None) -> str:
    return _SAME_UNIT.get(text or "", text or "")


def near(a: Any, b: Any) -> bool:
    """Whether two values are the same figure."""
    if isinstance(a, list) or isinstance(b, list):
        return isinstance(a, list) and isinstance(b, list) and len(a) == len(b) and all(map(near, a, b))
    try:
        return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(b)))
    except (TypeError, ValueError):
        return bool(a == b)


@cache
def _simplified() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def squash(text: object) -> str:
    """Text as compared: no white space, widths folded, readings in brackets dropped, Simplified."""
    folded = _READING.sub("", unicodedata.normalize("NFKC", str(text)))
    return str(_simplified().convert("".join(ch for ch in folded if not ch.isspace())))


class Tally:
    """Right answers, asked for, and given."""

    def __init__(self) -> None:
        self.hit = self.gold = self.said = 0

    def add(self, hit: int, gold: int, said: int) -> None:
        self.hit += hit
        self.gold += gold
        self.said += said

    @property
    def precision(self) -> float:
        return self.hit / self.said if self.said else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


class Score:
    """Tallies by name, and what went wrong as (text, kind, what, where)."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = {}
        self.errors: list[tuple[str, str, str, str]] = []

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())


def _overlap(a: Row, b: Row) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _same_place(a: Row, b: Row) -> bool:
    return bool(a["indicator"] == b["indicator"]) and near(b["value"], a["value"]) and _overlap(a, b)


def _same_section(a: Row, b: Row) -> bool:
    return bool(abs(b["start"] - a["start"]) <= 2)


def _pair(gold: Iterable[Row], said: Iterable[Row], same: Same) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    left, pairs, lost = list(said), [], []
    for want in gold:
        for k, row in enumerate(left):
            if same(want, row):
                pairs.append((want, row))
                del left[k]
                break
        else:
            lost.append(want)
    return pairs, lost, left


def _around(text: str, row: Row, before: int = 18, after: int = 8) -> str:
    return text[max(0, row["start"] - before) : row["end"] + after].replace("\n", "⏎")


def score(name: str, text: str, gold: Row, report: fz.AnnualReport, into: Score) -> None:
    """Add one text's result to ``into``."""
    data = report.model_dump(mode="json")
    rows: list[Row] = [dict(row) for row in report.to_rows() if row["indicator"] in CATALOGUE]
    _quantities(name, text, gold, data["quantities"], into)
    _indicators(name, text, gold, rows, into)
    _unprinted(name, gold, rows, into)
    into["offsets"].add(sum(text[r["start"] : r["end"]] == r["quote"] for r in rows), len(rows), len(rows))
    for key in META:
        if key not in gold["meta"]:
            continue
        said, want = data["meta"][key]["value"], gold["meta"][key]
        wants = want if isinstance(want, list) else [want]
        right = any(said == w if w is None or said is None else squash(said) == squash(w) for w in wants)
        into["meta"].add(right, 1, 1)
        if not right:
            into.errors.append((name, "meta " + key, str(want), str(said)))
    _outline(name, gold, data, into)


def _quantities(name: str, text: str, gold: Row, said: list[Row], into: Score) -> None:
    pairs, lost, extra = _pair(gold["quantities"], said, _overlap)
    optional = [g for g, _ in pairs if g.get("optional")]
    good = [
        (g, s)
        for g, s in pairs
        if not g.get("optional") and near(s["value"], g["value"]) and unit(s["unit"]) == unit(g["unit"])
    ]
    lost = [g for g in lost if not g.get("optional")]
    into["quantity"].add(len(good), sum(not g.get("optional") for g in gold["quantities"]), len(said) - len(optional))
    for part in ("qualifier", "role"):
        wrong = [(g, s) for g, s in good if s[part] != g[part] and not g.get(part + "_any")]
        into[part].add(len(good) - len(wrong), len(good), len(good))
        into.errors += [(name, part, f"{g[part]} said {s[part]}", _around(text, s)) for g, s in wrong]
    into.errors += [(name, "quantity lost", g["token"], _around(text, g)) for g in lost]
    into.errors += [(name, "quantity extra", s["quote"], _around(text, s)) for s in extra]
    for g, s in pairs:
        if not g.get("optional") and all(g is not other for other, _ in good):
            what = f"{g['value']}{g['unit']} said {s['value']}{s['unit']}"
            into.errors.append((name, "quantity wrong", what, _around(text, s)))


def _allowed(gold: Row, row: Row) -> bool:
    return row["indicator"] in gold.get("may", ()) and near(row["value"], gold["value"]) and _overlap(gold, row)


def _indicators(name: str, text: str, gold: Row, rows: list[Row], into: Score) -> None:
    unprinted = {"implied", "value_missing", "part"}
    printed = [row for row in rows if row["value"] is not None and not unprinted & set(row["flags"])]
    want = [{**g, "indicator": i} for g in gold["quantities"] for i in [g["indicator"], *g.get("also", ())] if i]
    pairs, lost, extra = _pair(want, printed, _same_place)
    for g in list(lost):
        other = next((s for s in extra if _allowed(g, s)), None)
        if other is not None:
            pairs.append((g, other))
            lost.remove(g)
            extra.remove(other)
    extra = [s for s in extra if not any(_allowed(g, s) for g in gold["quantities"])]
    into["indicator"].add(len(pairs), len(want), len(pairs) + len(extra))
    for level in ("high", "medium", "low"):
        right = sum(s["confidence"] == level for _, s in pairs)
        given = right + sum(s["confidence"] == level for s in extra)
        into["confidence " + level].add(right, given, given)
    into.errors += [(name, "indicator lost", g["indicator"], _around(text, g)) for g in lost]
    into.errors += [(name, "indicator wrong", s["indicator"], _around(text, s)) for s in extra]
    parts = [{**g, "indicator": g["part_of"]} for g in gold["quantities"] if g.get("part_of")]
    flagged = [row for row in rows if "part" in row["flags"]]
    part_pairs, part_lost, part_extra = _pair(parts, flagged, _same_place)
    into["breakdown"].add(len(part_pairs), len(parts), len(part_pairs) + len(part_extra) if parts else 0)
    into.errors += [(name, "part lost", g["indicator"], _around(text, g)) for g in part_lost]
    into.errors += [(name, "part extra", s["indicator"], _around(text, s)) for s in part_extra]


def _unprinted(name: str, gold: Row, rows: list[Row], into: Score) -> None:
    for key, flag in (("missing", "value_missing"), ("implied", "implied")):

        def same(g: Row, s: Row, valued: bool = key == "implied") -> bool:
            return bool(s["indicator"] == g["indicator"]) and (not valued or near(s["value"], g["value"]))

        said = [row for row in rows if flag in row["flags"]]
        pairs, lost, extra = _pair(gold.get(key, ()), said, same)
        into[key].add(len(pairs), len(gold.get(key, ())), len(said))
        into.errors += [(name, key + " lost", g["indicator"], g["quote"]) for g in lost]
        into.errors += [(name, key + " extra", s["indicator"], s["quote"]) for s in extra]


def _outline(name: str, gold: Row, data: Row, into: Score) -> None:
    if gold.get("sections"):
        said = [s for s in data["sections"] if s["level"] <= 2]
        pairs, lost, extra = _pair(gold["sections"], said, _same_section)
        into["section place"].add(len(pairs), len(gold["sections"]), len(said))
        outer = [(g, s) for g, s in pairs if g["level"] == 1]
        right = sum(s["kind"] == g["kind"] for g, s in outer)
        into["section kind (level 1)"].add(right, len(outer), len(outer))
        into.errors += [(name, "section lost", g["kind"], g["heading"]) for g in lost]
        into.errors += [(name, "section extra", s["kind"], s["heading"][:40]) for s in extra]
        into.errors += [(name, "section kind", g["kind"], s["kind"]) for g, s in outer if s["kind"] != g["kind"]]
    if "documents" in gold:
        want = Counter(squash(d["title"]) for d in gold["documents"])
        titles = Counter(squash(d["title"]) for d in data["documents"])
        into["documents"].add(sum((want & titles).values()), sum(want.values()), sum(titles.values()))
        into.errors += [(name, "document", "lost", title) for title in want - titles]
        into.errors += [(name, "document", "extra", title) for title in titles - want]
    for key in ("problems", "plans"):
        if key in gold:
            starts = [squash(text)[:10] for text in gold[key]]
            items = [squash(item["quote"]) for item in data[key]]
            hit = sum(any(start in item[:60] for item in items) for start in starts)
            into[key].add(hit, len(starts), len(items))


def reports(folder: pathlib.Path = REPORTS) -> Iterator[tuple[str, str, Row]]:
    """(name, text, gold) of every fixture report."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield path.name.removesuffix(".gold.json"), (folder / gold["file"]).read_text(encoding="utf-8"), gold


def score_reports(folder: pathlib.Path = REPORTS) -> Score:
    """The library against every fixture report."""
    made = Score()
    for name, text, gold in reports(folder):
        score(name, text, gold, fz.extract(text), made)
    return made


def clauses(name: str) -> list[Row]:
    """The rows of fixtures/clauses/NAME.jsonl."""
    return [json.loads(line) for line in (CLAUSES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def clause_errors(clause: Row) -> list[str]:
    """What the library gets wrong of a single clause; nothing is let pass."""
    text, at = clause["text"], 0
    quantities = []
    for row in clause["expect"]:
        start = text.index(row["token"], at)
        at = start + len(row["token"])
        quantities.append({**row, "start": start, "end": at})
    gold = {
        "meta": {},
        "quantities": quantities,
        "missing": clause.get("missing", []),
        "implied": clause.get("implied", []),
    }
    made = Score()
    report = fz.extract(text)
    score("", text, gold, report, made)
    errors = [f"{kind}: {what} · {where}" for _, kind, what, where in made.errors]
    if made["offsets"].hit != made["offsets"].gold:
        errors.append("offsets")
    for quantity, span in zip(quantities, report.quantities, strict=False):
        whole = (quantity["start"], quantity["end"]) == (span.start, span.end)
        if not errors and not whole and not quantity.get("optional"):
            errors.append(f"token: {quantity['token']!r} said {span.quote!r}")
    return errors


def _write(name: str, rows: list[Row]) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (CLAUSES / f"{name}.jsonl").write_text(lines, encoding="utf-8")


def sort_clauses() -> None:
    """Move clauses by today's result. A clause that fails anew gets what was said as its reason."""
    files: dict[str, list[Row]] = {"positive": [], "negative": [], "known_to_fail": []}
    for name in files:
        for row in clauses(name):
            home, errors = row.get("from", name), clause_errors(row)
            if errors:
                reason = row.get("reason") or "; ".join(errors)
                plain = {key: value for key, value in row.items() if key not in ("from", "reason")}
                files["known_to_fail"].append({**plain, "from": home, "reason": reason})
            else:
                files[home].append({key: value for key, value in row.items() if key not in ("from", "reason")})
    for name, rows in files.items():
        _write(name, rows)
        print(f"{name}: {len(rows)}")


def main(command: str) -> None:
    if command == "reports":
        made = score_reports()
        for error in made.errors:
            print("\t".join(error))
        for name, tally in made.tallies.items():
            counts = f"({tally.hit} of {tally.gold}, {tally.said} said)"
            print(f"{name:24} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}  {counts}")
    elif command == "clauses":
        for name in ("positive", "negative"):
            for row in clauses(name):
                if errors := clause_errors(row):
                    print(f"{name}\t{row['text']!r}\t{'; '.join(errors)}")
        for row in clauses("known_to_fail"):
            if not clause_errors(row):
                print(f"known_to_fail passes now\t{row['text']!r}")
    elif command == "sort":
        sort_clauses()
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
