#!/usr/bin/env python3
"""Write what the docs say of the schema and of speed: docs/fields.md, and the tables of docs/flags.md,
docs/number-forms.md and docs/speed.md (the last from benchmarks/results/*.json).

    python tools/build_docs.py           write them
    python tools/build_docs.py --check   change nothing; exit status 1 where a file is not up to date

In a file written by hand, what stands between ``<!-- generated: NAME -->`` and ``<!-- end -->`` is replaced.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any, get_args

import fazhi_extract as fz
from fazhi_extract.compliance.tasks import LAW_BASED_SOCIETY, OUTLINES, task_of
from fazhi_extract.confidence import LEVEL_OF, LIFTED_BY_CONFIRMATION
from fazhi_extract.indicators.rules import Indicator, Rule
from fazhi_extract.indicators.schema import group_fields, indicators
from fazhi_extract.model.fields import FLAGS, Model
from fazhi_extract.model.report import SectionKind
from fazhi_extract.panels import FLAGS as PANEL_FLAGS
from fazhi_extract.tables import FAILURES, TABLES
from fazhi_extract.tables.records import FAILED, inner

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.tables import markdown, peers_markdown  # noqa: E402

DOCS = ROOT / "docs"
_MARK = re.compile(r"(<!-- generated: (\S+) -->\n).*?(<!-- end -->)", re.S)

KINDS_OF_SECTION = {
    "achievements": "主要举措和成效",
    "problems": "存在的不足和原因",
    "plans": "下一年度安排",
    "responsibility": "党政主要负责人履行第一责任人职责",
    "leadership": "党的领导、组织推进",
    "functions": "政府机构职能",
    "rulemaking": "依法行政制度",
    "decisions": "行政决策制度",
    "enforcement": "行政执法",
    "emergency": "突发事件应对",
    "disputes": "社会矛盾纠纷预防调处化解",
    "oversight": "行政权力制约和监督",
    "publicity": "法治宣传、公共法律服务",
    "safeguards": "科技保障、队伍和能力建设",
    "other": "其他",
}
SUBJECT_OF_FORM = (
    ("审结三十二件", "Chinese numeral"),
    ("审结一百〇八件", "〇, ○ and 零"),
    ("发放两万份", "两"),
    ("举办百余场", "a magnitude alone counts one of it"),
    ("覆盖近千人", "近, 约, 将近 before it"),
    ("举办数十场", "数, 几: the lowest, approx"),
    ("败诉案件为零", "zero in words"),
    ("调解4百余件", "mixed"),
    ("参与1.1万人", "mixed"),
    ("发放3万2千余份", "mixed"),
    ("罚没1.3亿余元", "money in yuan"),
    ("满意率达百分之九十八点五", "百分之 has the unit %"),
    ("满意率达百分之百", "百分之百"),
    ("占三分之二", "other fractions: 0 to 1, no unit"),
    ("万人起诉率为2.5‰", "per mille"),
    ("新建6—8个站点", "a range"),
    ("新建8至10个站点", "a range"),
    ("压缩10%-15%", "a range"),
    ("网上可办率由53.4%提升至95%", "two numbers; the first is `other`"),
    ("涉及两三个村", "two or three, not 23"),
    ("化解四五百起", "with a magnitude"),
    ("培训3、4百人", "the magnitude is that of both"),
    ("调解纠纷廿五件", "廿 is 20, 卅 is 30"),
    ("开展检查十来场", "approx: 来 behind a round number"),
    ("罚款2至3万元", "the magnitude is that of both ends"),
    ("受理 12 件", "stray spaces"),
    ("受理2,9\n47件", "a line break inside a number"),
    ("受理2，947件", "full-width comma as thousands"),
    ("培训1 234人", "space as thousands"),
    ("受理1 28件", "a stray space inside a number"),
    ("罚款12.5(万元)", "in brackets behind the figure, multiplied out"),
    ("受理１２８件", "full-width digits"),
    ("开展12场(次)", "unit with brackets"),
    ("行政复议情况(单位:件):收到142,受理133", "the unit given once"),
    ("罚没款(万元):56.7", "in brackets behind the label, multiplied out"),
    ("分别为118、39、8件", "the unit of a list at its end"),
    ("突破50万户", "at_least: 超 超过 逾 突破 以上 不少于 不低于 至少"),
    ("压缩到4个以内", "at_most: 以内 以下 不超过 不到 不足"),
    ("多达50件", "多达 and 仅 are exact"),
)
NO_QUANTITY = (
    ("2023年3月15日印发", "date"),
    ("第三次会议召开", "ordinal"),
    ("党的二十大精神", "ordinal"),
    ("第九批示范村", "ordinal"),
    ("安政发〔2023〕5号文件", "document number"),
    ("印发《2023年30项重点任务》", "inside a title"),
    ("一是加强领导,二是强化保障", "list marks"),
    ("落实行政执法三项制度", "slogan"),
    ("推行双随机、一公开监管", "slogan"),
    ("推进“一网通办”", "quoted name"),
    ("用好12345热线", "hot line"),
    ("打造15分钟政务服务圈", "slogan"),
    ("打造“1小时公共法律服务圈”", "slogan"),
    ("表2 人民调解工作统计", "number of a table"),
    ("八五普法全面展开", "name of a plan"),
    ("健全“1+6”机制", "formula"),
    ("浏览次数:1352", "the page, not the report"),
    ("进一步统一标准", "一 in a word"),
)


def cell(text: object) -> str:
    """Text as it may stand in a table."""
    return str(text).replace("|", "\\|").replace("\n", "⏎")


def table(heads: tuple[str, ...], rows: Iterator[tuple[object, ...]] | list[tuple[object, ...]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:g}"


def rule_words(rule: Rule) -> str:
    """A rule as one line of words: own terms joined by +, then its topic and clause. What excludes it is in the code."""
    parts = [" + ".join("/".join(words) for words in rule.here)]
    parts += ["about " + "/".join(words) for words in rule.topic]
    parts += ["beside " + "/".join(words) for words in rule.clause]
    if rule.change:
        parts.append("as a change")
    return "; ".join(parts)


def value_text(value: Any) -> str:
    return "、".join(number(item) for item in value) if isinstance(value, list) else number(value)


def task_words(ident: str) -> str:
    """The task of an indicator in the outline of today and, where it is another, in that until 2020."""
    old, new = (task_of(ident, outline.last) for outline in OUTLINES)
    today = f"{new.number}、{new.title}" if new else f"none (a matter of {LAW_BASED_SOCIETY})"
    if (old.key if old else None) == (new.key if new else None):
        return today
    return f"{today}; until 2020: {f'{old.number} {old.title}' if old else 'none'}"


def tasks_table() -> str:
    """The tasks of both outlines, with how many indicators each has."""
    rows: list[tuple[object, ...]] = []
    known = [ident for ident, _ in indicators(fz.AnnualReport)]
    for outline in reversed(OUTLINES):
        for task in outline.tasks:
            own = sum(task_of(ident, outline.last) == task for ident in known)
            years = f"from {outline.first}" if outline.first else f"to {outline.last}"
            rows.append((years, f"`{task.key}`", task.number, task.title, own))
    return table(("reports on", "key", "number", "task", "indicators"), rows)


def panel_flags_table() -> str:
    return table(("flag", "meaning"), [(f"`{flag}`", meaning) for flag, meaning in PANEL_FLAGS.items()])


def field_lines(ident: str, spec: Indicator) -> Iterator[str]:
    yield f"### `{ident}` {spec.label}"
    yield ""
    limits = f"{number(spec.low)} to {number(spec.high)}"
    yield f"{spec.english}. Unit {spec.unit}; {spec.kind}; plausible {limits}."
    yield ""
    if spec.definition:
        yield f"- 定义: {spec.definition}"
    yield f"- task: {task_words(ident)}"
    yield from (f"- words: {rule_words(rule)}" for rule in spec.rules)
    for item in spec.implied:
        said = f"is {item.value}" if item.value is not None else "is that of " + ", ".join(f"`{i}`" for i in item.like)
        yield f"- implied: `{item.words}` {said}"
    yes = "; ".join(f"{clause} → {value_text(value)}" for clause, value in spec.examples.items())
    yield f"- yes: {yes}"
    yield "- no: " + "; ".join(spec.counter_examples)
    yield ""


def parts(model: type[Model]) -> str:
    return table(
        ("field", "what it is"),
        [(f"`{name}`", field.description or "") for name, field in model.model_fields.items()],
    )


def fields_page() -> str:
    specs = dict(indicators(fz.AnnualReport))
    groups = group_fields(fz.AnnualReport)
    lines = [
        "# Field dictionary",
        "",
        "Generated from the schema by `python tools/build_docs.py`; do not edit.",
        "",
        f"{len(specs)} indicators in {len(groups)} groups. `report.<group>.<indicator>` is an `Extracted`: `value`, `confidence`,",
        "`flags`, `observations`. A count is an `int`, a rate a percentage (96.5), money is in yuan, a range `[low, high]`.",
        "Outside the plausible range a value is kept and flagged `out_of_range`.",
        "",
        "Words of the rules: terms joined by `+` must all stand among the number's own words, one word of each; *about* may be",
        "inherited from further back in the sentence; *beside* is anywhere in the clause. Words that exclude a rule stand beside it",
        "in `src/fazhi_extract/indicators/groups/`. How rules work: [architecture.md](architecture.md). *task*: that of the outline",
        "of 2021 to 2025 it belongs to ([compliance.md](compliance.md)).",
        "",
        table(
            ("group", "what", "indicators"),
            [
                (
                    f"[`{name}`](#{name})",
                    (model.__doc__ or "").strip().split("\n")[0],
                    sum(i.startswith(name + ".") for i in specs),
                )
                for name, model in groups.items()
            ],
        ),
    ]
    for name, model in groups.items():
        lines += [f"## {name}", "", (model.__doc__ or "").strip().split("\n")[0], ""]
        for ident, spec in specs.items():
            if ident.startswith(name + "."):
                lines += field_lines(ident, spec)
    lines += ["## The other parts of a report", "", "### meta", "", parts(fz.Meta)]
    for title, part in (
        ("quantities", fz.Quantity), ("sections", fz.Section), ("documents", fz.Document), ("source", fz.Source),
    ):  # fmt: skip
        lines += [f"### {title}", "", str(fz.AnnualReport.model_fields[title].description), "", parts(part)]
    lines += ["### problems, plans", "", "Spans: `quote`, `start`, `end`, one stated item each.", ""]
    lines += [
        "### Kinds of sections",
        "",
        table(("kind", "中文"), [(f"`{k}`", KINDS_OF_SECTION[k]) for k in get_args(SectionKind)]),
    ]
    return "\n".join(lines).rstrip() + "\n"


def flags_table() -> str:
    rows: list[tuple[object, ...]] = []
    for flag, meaning in FLAGS.items():
        level = LEVEL_OF.get(flag, "–")
        lifted = "lifted by `confirmed`" if flag in LIFTED_BY_CONFIRMATION else ""
        rows.append((f"`{flag}`", meaning, level, lifted))
    return table(("flag", "meaning", "at most", ""), rows)


def forms_table() -> str:
    rows: list[tuple[object, ...]] = []
    for text, note in SUBJECT_OF_FORM:
        found = fz.extract(text + "。").quantities
        values = ", ".join(f"{q.value} {q.unit or '(no unit)'}" for q in found)
        qualifiers = ", ".join(dict.fromkeys(q.qualifier for q in found))
        rows.append((text, values, qualifiers, note))
    return table(("text", "value and unit", "qualifier", ""), rows)


def no_quantities_table() -> str:
    for text, _ in NO_QUANTITY:
        if fz.extract(text + "。").quantities:
            raise SystemExit(f"the docs say that this has no quantity, and it has: {text}")
    return table(("text", "what the numeral is"), list(NO_QUANTITY))


def _measured(name: str, render: Callable[[dict[str, Any]], str]) -> str:
    path = ROOT / "benchmarks" / "results" / f"{name}.json"
    if not path.exists():
        return "Not measured yet.\n"
    return render(json.loads(path.read_text(encoding="utf-8")))


def tables_list() -> str:
    """Every table with its columns."""
    out = []
    for one in (*TABLES.values(), FAILURES):
        rows: list[tuple[object, ...]] = [
            (f"`{column.name}`", column.type + (" or none" if column.empty else ""), column.comment)
            for column in one.columns
        ]
        out += [
            f"### {one.name}",
            "",
            f"{one.comment}. Key: {', '.join(f'`{name}`' for name in one.key)}.",
            "",
            table(("column", "type", ""), rows),
        ]
    return "\n".join(out)


def record_outline() -> str:
    """The nested record, one field a line."""
    kinds = {"text": "string", "texts": "list<string>", "int": "int64", "float": "double", "bool": "bool"}
    out = ["```text", "report: struct"]
    out += [f"  {column.name}: {kinds[column.type]}" for column in inner(TABLES["reports"]) if not column.long]
    for name in TABLES:
        if name != "reports":
            out.append(f"  {name}: list<struct>")
            out += [f"    {column.name}: {kinds[column.type]}" for column in inner(TABLES[name])]
    out += ["failure: struct", *(f"  {column.name}: {kinds[column.type]}" for column in FAILED), "```", ""]
    return "\n".join(out)


PARTS: dict[str, Callable[[], str]] = {
    "flags": flags_table,
    "forms": forms_table,
    "no-quantities": no_quantities_table,
    "record": record_outline,
    "tables": tables_list,
    "bench": lambda: _measured("bench", markdown),
    "peers": lambda: _measured("peers", peers_markdown),
    "panel-flags": panel_flags_table,
    "tasks": tasks_table,
}


def _filled(match: re.Match[str]) -> str:
    return f"{match[1]}\n{PARTS[match[2]]()}\n{match[3]}"


def build() -> dict[pathlib.Path, str]:
    """Every generated file with what it should hold."""
    made = {DOCS / "fields.md": fields_page()}
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if _MARK.search(text):
            made[path] = _MARK.sub(_filled, text)
    return made


def main(check: bool) -> int:
    stale = []
    for path, text in build().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if not check:
                path.write_text(text, encoding="utf-8")
    if stale:
        print(("not up to date: " if check else "written: ") + ", ".join(stale))
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
