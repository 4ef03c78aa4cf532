"""One report against its gold.

A figure is right where it stands at the same place
with the same id and value; one that gold leaves without an id must not get one, unless gold allows it (``may``).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from fazhi_extract.evaluation.gold import Gold
from fazhi_extract.text.characters import to_simplified

META = ("region", "region_code", "issuer", "body_kind", "report_year", "published", "title", "script")
LEVELS = ("high", "medium", "low")
SAME_UNIT = {
    "宗": "件", "起": "件", "例": "件", "名": "人", "位": "人", "％": "%", "場": "场", "場次": "场次", "條": "条",
    "戶": "户", "項": "项", "個": "个", "處": "处", "余件": "件",
}  # fmt: skip
_READING = re.compile(r"[((][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]+[))]")

Row = dict[str, Any]
Pairs = list[tuple[Row, Row]]


class Judged(NamedTuple):
    """A figure that was said or should have been: right, wrong (said, not in gold) or lost."""

    indicator: str
    verdict: str
    value: Any
    start: int
    confidence: str | None
    flags: tuple[str, ...]
    printed: bool  # a printed figure with its id; not a part, a blank or an implied value


class Matched(NamedTuple):
    """How a report fares: counts (hit, gold, said) by measure, every figure judged, and the errors."""

    counts: dict[str, tuple[int, int, int]]
    judged: list[Judged]
    errors: list[tuple[str, str, str, str]]  # kind, indicator or token, context, said


def unit(text: str | None) -> str:
    """A unit as compared."""
    return SAME_UNIT.get(text or "", text or "")


def near(a: Any, b: Any) -> bool:
    """Whether two values are the same figure."""
    if isinstance(a, list) or isinstance(b, list):
        return isinstance(a, list) and isinstance(b, list) and len(a) == len(b) and all(map(near, a, b))
    try:
        return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(b)))
    except (TypeError, ValueError):
        return bool(a == b)


def squash(text: object) -> str:
    """Text as compared: no white space, widths folded, readings in brackets dropped, simplified."""
    plain = _READING.sub("", unicodedata.normalize("NFKC", str(text)))
    return to_simplified("".join(char for char in plain if not char.isspace()))


def overlap(a: Row, b: Row) -> bool:
    """Whether two spans share a character."""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def pair(
    gold: Iterable[Row], said: Iterable[Row], same: Callable[[Row, Row], bool]
) -> tuple[Pairs, list[Row], list[Row]]:
    """Greedy one-to-one pairing: (pairs, gold left over, said left over)."""
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


def _context(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 30) : start]}【{text[start:end]}】{text[end : end + 15]}".replace("\n", "⏎")


class _Matching:
    def __init__(self, text: str, gold: Gold, report: BaseModel, ids: Collection[str] | None) -> None:
        self.text = text
        self.gold = gold
        self.data: Row = report.model_dump(mode="json")
        rows: list[Row] = report.to_rows()  # type: ignore[attr-defined]
        self.rows = [row for row in rows if ids is None or row["indicator"] in ids]
        self.counts: dict[str, tuple[int, int, int]] = {}
        self.judged: list[Judged] = []
        self.errors: list[tuple[str, str, str, str]] = []

    def count(self, key: str, hit: int, gold: int, said: int) -> None:
        a, b, c = self.counts.get(key, (0, 0, 0))
        self.counts[key] = (a + hit, b + gold, c + said)

    def error(self, kind: str, what: str, row: Row, said: object = "") -> None:
        self.errors.append((kind, what, _context(self.text, row["start"], row["end"]), str(said)))

    def judge(self, verdict: str, row: Row, printed: bool = True) -> None:
        flags = tuple(row.get("flags") or ())
        self.judged.append(
            Judged(row["indicator"], verdict, row.get("value"), row["start"], row.get("confidence"), flags, printed)
        )

    def quantities(self) -> None:
        said = list(self.data["quantities"])
        wants = self.gold["quantities"]
        pairs, lost, extra = pair(wants, said, overlap)
        good = [(g, s) for g, s in pairs if near(s.get("value"), g["value"]) and unit(s.get("unit")) == unit(g["unit"])]
        bad = [(g, s) for g, s in pairs if not g.get("optional") and (g, s) not in good]
        optional = sum(bool(g.get("optional")) for g, _ in pairs)
        good = [row for row in good if not row[0].get("optional")]
        self.count("quantity", len(good), sum(not g.get("optional") for g in wants), len(said) - optional)
        for key in ("qualifier", "role"):
            hit = sum(s.get(key) == g[key] or bool(g.get(f"{key}_any")) for g, s in good)
            self.count(key, hit, len(good), len(good))
            for g, s in good:
                if s.get(key) != g[key] and not g.get(f"{key}_any"):
                    self.error(f"{key} wrong", g["token"], g, f"gold {g[key]}, said {s.get(key)}")
        for g in lost:
            if not g.get("optional"):
                self.error("quantity lost", g["token"], g)
        for g, s in bad:
            self.error(
                "quantity wrong", g["token"], g, f"gold {g['value']}{g['unit']}, said {s.get('value')}{s.get('unit')}"
            )
        for s in extra:
            self.error("quantity extra", s["quote"], s, f"{s.get('value')}{s.get('unit')}")

    def indicators(self) -> None:
        wants = self.gold["quantities"]
        flagged = {"implied", "value_missing", "part"}
        printed = [
            row for row in self.rows if row.get("value") is not None and not flagged & set(row.get("flags") or ())
        ]
        want = [{**g, "indicator": ident} for g in wants for ident in [g["indicator"], *g.get("also", ())] if ident]
        pairs, lost, extra = pair(want, printed, _same)

        def allowed(g: Row, s: Row) -> bool:
            return s["indicator"] in g.get("may", ()) and near(s["value"], g["value"]) and overlap(g, s)

        for g in list(lost):
            for s in extra:
                if allowed(g, s):
                    pairs.append((g, s))
                    lost.remove(g)
                    extra.remove(s)
                    break
        extra = [s for s in extra if not any(allowed(g, s) for g in wants)]
        self.count("indicator", len(pairs), len(want), len(pairs) + len(extra))
        for _, s in pairs:
            self.judge("right", s)
        for s in extra:
            self.judge("wrong", s)
            self.error("indicator wrong", s["indicator"], s, f"{s['value']}{s['unit']} ({s.get('confidence')})")
        for g in lost:
            self.judge("lost", g)
            self.error("indicator lost", g["indicator"], g)
        for level in LEVELS:
            of = [j for j in self.judged if j.confidence == level and j.verdict != "lost"]
            self.count(f"confidence {level}", sum(j.verdict == "right" for j in of), len(of), len(of))

    def breakdown(self) -> None:
        wants = [{**g, "indicator": g["part_of"]} for g in self.gold["quantities"] if g.get("part_of")]
        said = [row for row in self.rows if "part" in (row.get("flags") or ())]
        if not wants:
            return
        pairs, lost, extra = pair(wants, said, _same)
        self.count("breakdown", len(pairs), len(wants), len(pairs) + len(extra))
        for _, s in pairs:
            self.judge("right", s, printed=False)
        for s in extra:
            self.judge("wrong", s, printed=False)
        for g in lost:
            self.error("breakdown lost", g["indicator"], g)

    def unprinted(self) -> None:
        for key, flag in (("missing", "value_missing"), ("implied", "implied")):
            if key not in self.gold:
                continue
            said = [row for row in self.rows if flag in (row.get("flags") or ())]

            def same(g: Row, s: Row, key: str = key) -> bool:
                return bool(s["indicator"] == g["indicator"] and (key == "missing" or near(s["value"], g["value"])))

            pairs, lost, extra = pair(self.gold[key], said, same)
            self.count(key, len(pairs), len(self.gold[key]), len(said))
            for _, s in pairs:
                self.judge("right", s, printed=False)
            for s in extra:
                self.judge("wrong", s, printed=False)
                self.error(f"{key} extra", s["indicator"], s, s.get("value"))
            for g in lost:
                self.error(f"{key} lost", g["indicator"], g)

    def offsets(self) -> None:
        spans = [row for row in self.rows if row.get("start") is not None]
        true = sum(self.text[row["start"] : row["end"]] == row.get("quote") for row in spans)
        self.count("offsets", true, len(spans), len(spans))

    def meta(self) -> None:
        for key in META:
            if key not in self.gold["meta"]:
                continue
            field = (self.data.get("meta") or {}).get(key)
            said = field.get("value") if isinstance(field, dict) else field
            want = self.gold["meta"][key]
            wants = want if isinstance(want, list) else [want]
            right = any(said == w if w is None or said is None else squash(said) == squash(w) for w in wants)
            self.count("meta", int(right), 1, 1)
            self.count(f"meta {key}", int(right), 1, 1)
            if not right:
                self.errors.append((f"meta {key}", " or ".join(map(str, wants)), "", str(said)))

    def outline(self) -> None:
        gold, data = self.gold, self.data
        if gold.get("sections"):
            said = [s for s in data.get("sections") or [] if s.get("level", 1) <= 2]
            pairs, lost, extra = pair(gold["sections"], said, lambda g, s: abs(s["start"] - g["start"]) <= 2)
            self.count("section place", len(pairs), len(gold["sections"]), len(pairs) + len(extra))
            outer = [(g, s) for g, s in pairs if g["level"] == 1]
            self.count(
                "section kind (level 1)", sum(s.get("kind") == g["kind"] for g, s in outer), len(outer), len(outer)
            )
            self.errors += [("section lost", g["kind"], g["heading"], "") for g in lost]
            self.errors += [
                ("section kind", g["kind"], g["heading"], str(s.get("kind")))
                for g, s in outer
                if s.get("kind") != g["kind"]
            ]
        if "documents" in gold:
            want = Counter(squash(d["title"]) for d in gold["documents"])
            told = Counter(squash(d["title"]) for d in data.get("documents") or [])
            self.count("documents", (want & told).total(), want.total(), told.total())
            self.errors += [("document lost", "", title, "") for title in want - told]
            self.errors += [("document extra", "", "", title) for title in told - want]
        for key in ("problems", "plans"):
            if key in gold:
                starts = [squash(text)[:10] for text in gold[key]]
                items = [squash(d.get("quote") or d.get("text") or "")[:60] for d in data.get(key) or []]
                found = [any(start in item for item in items) for start in starts]
                self.count(key, sum(found), len(starts), len(items))
                self.errors += [
                    (f"{key} lost", "", text, "") for text, hit in zip(gold[key], found, strict=True) if not hit
                ]


def _same(g: Row, s: Row) -> bool:
    return bool(s["indicator"] == g["indicator"] and near(s["value"], g["value"]) and overlap(g, s))


def match(text: str, gold: Gold, report: BaseModel, ids: Collection[str] | None = None) -> Matched:
    """Hold a report against its gold.

    Args:
        text: the raw text that the offsets of both refer to.
        gold: what should be found.
        report: the report, an ``AnnualReport`` or a subclass.
        ids: the indicators to judge; all where None.
    """
    made = _Matching(text, gold, report, ids)
    made.quantities()
    made.indicators()
    made.breakdown()
    made.unprinted()
    made.offsets()
    made.meta()
    made.outline()
    return Matched(made.counts, made.judged, made.errors)


def nothing(gold: Gold, why: str) -> Matched:
    """What a text that cannot be extracted scores."""
    wants: Sequence[Row] = gold["quantities"]
    named = sum(g["indicator"] is not None for g in wants)
    return Matched({"indicator": (0, named, 0), "quantity": (0, len(wants), 0)}, [], [("crash", "", "", why)])
