"""How time grows with the length of a text, with the number of indicators and with workers."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from multiprocessing import Pool
from typing import Any

from pydantic import create_model

import fazhi_extract as fz
from benchmarks import texts
from benchmarks.clock import spread
from benchmarks.footprint import probe
from fazhi_extract.indicators.schema import indicators as declared
from fazhi_extract.quantities.units import CASES, COPIES, ITEMS, PEOPLE, TIMES, UNITS

LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
INDICATORS = (148, 500, 2_000)

# Fields of government and what is counted in them. Most of the second stand beside some figure of any report, some of
# the first do: as in a user's own schema, many rules are tried and few fit.
_FIELDS = (
    "行政执法 行政复议 行政诉讼 法律援助 人民调解 规范性文件 重大决策 法律顾问 社区矫正 矛盾纠纷 法治宣传 政务服务 "
    "市场监管 城市管理 生态环境 交通运输 卫生健康 应急管理 教育 公安 民政 财政 税务 海关 农业农村 水利 林业 自然资源 住房城乡建设 文化旅游 "
    "体育 科技 商务 统计 医疗保障 退役军人 人力资源 社会保障 金融监管 食品安全 药品 消防 气象 能源 粮食储备 知识产权 "
    "养老服务 残疾人 妇女儿童 青少年 红十字 慈善 招商引资 园区 数据管理 政务公开 机关事务 公共资源 "
    "招标投标 政府采购 国有资产 审计 档案 保密 信访 仲裁 公证"
).split()
_COUNTED = (
    "检查 处罚 培训 整改 受理 办结 审查 宣传 排查 调解 评查 通报 约谈 移送 抽查 演练 督查 备案 清理 修订 公示 听证 回访 答复 立案 结案 销号 "
    "考核 调研 公开"
).split()
_ANY_COUNT = CASES | COPIES | ITEMS | PEOPLE | TIMES | UNITS


def _rule(field: str, counted: str) -> Any:
    label = f"{field}{counted}"
    return fz.indicator(label, "件", f"Synthetic: {label}", fz.rule(counted, topic=field, units=_ANY_COUNT))


def schema(count: int) -> type[fz.AnnualReport]:
    """The library's report model with synthetic indicators added up to ``count``, by the way users add theirs."""
    missing = count - sum(1 for _ in declared(fz.AnnualReport))
    if missing <= 0:
        return fz.AnnualReport
    pairs = list(product(_COUNTED, _FIELDS))
    if missing > len(pairs):
        raise ValueError(f"at most {len(pairs)} synthetic indicators can be added")
    groups: dict[str, Any] = {}
    for number in range(0, missing, 50):
        rows = pairs[number : min(number + 50, missing)]
        fields: dict[str, Any] = {
            f"indicator_{number + k}": (fz.Count, _rule(field, counted)) for k, (counted, field) in enumerate(rows)
        }
        name = f"Synthetic{number // 50}"
        model = create_model(name, __base__=fz.Group, __doc__="Synthetic indicators.", **fields)
        groups[name.lower()] = (model, fz.group(model))
    return create_model(f"Report{count}", __base__=fz.AnnualReport, __doc__="With synthetic indicators.", **groups)


def indicators(counts: Sequence[int], rounds: int) -> list[dict[str, Any]]:
    """Cost of a report with each number of indicators, taken in turns; the first report compiles the words."""
    schemas, pages = [schema(count) for count in counts], texts.fixtures()
    first, hits = [], []
    for model in schemas:
        start = time.process_time()
        fz.extract(pages[0], schema=model)
        first.append(time.process_time() - start)
        reports = [fz.extract(page, schema=model) for page in pages]
        hits.append(sum(bool(field) for report in reports for name, field in report.fields() if "indicator_" in name))
    spent: list[list[float]] = [[] for _ in counts]
    for _ in range(rounds):
        for times, model in zip(spent, schemas, strict=True):
            start = time.process_time()
            for page in pages:
                fz.extract(page, schema=model)
            times.append((time.process_time() - start) / len(pages) * 1e6)
    return [
        {
            "indicators": count, "cpu_us": spread(times), "first_ms": first[k] * 1000, "synthetic_found": hits[k],
            "ratio": spread([a / b for a, b in zip(times, spent[0], strict=True)]),
        }
        for k, (count, times) in enumerate(zip(counts, spent, strict=True))
    ]  # fmt: skip


def lengths(sizes: Sequence[int]) -> list[dict[str, Any]]:
    """A row for each length of text, with time and extra memory as multiples of the row before; or why it failed."""
    rows = []
    for size in sizes:
        try:
            rows.append(probe("length", size))
        except RuntimeError as error:
            rows.append({"characters": size, "error": str(error).strip().splitlines()[-1]})
    for before, row in pairwise(row for row in rows if "error" not in row):
        row["time_ratio"] = row["cpu_s"] / before["cpu_s"]
        row["memory_ratio"] = row["extra_mb"] / before["extra_mb"] if before["extra_mb"] >= 1 else None
    return rows


def _one(text: str) -> fz.AnnualReport:
    return fz.extract(text)


def _many(pages: Iterable[str], workers: int) -> int:
    """How many reports came back from so many workers."""
    if hasattr(fz, "extract_many"):
        return sum(1 for _ in fz.extract_many(pages, workers=workers))
    with Pool(workers) as pool:
        return sum(1 for _ in pool.imap(_one, pages, chunksize=8))


def workers(counts: Sequence[int], reports: int, rounds: int) -> dict[str, Any]:
    """Reports a second of wall clock, in the process itself and with workers; every report comes back pickled, and
    the start of the workers is counted."""
    pages = list(texts.stream(reports, seed=4))
    for page in pages[:8]:
        fz.extract(page)
    rates: dict[str, list[float]] = {"in process": [], **{f"{count} workers": [] for count in counts}}
    for _ in range(rounds):
        start = time.perf_counter()
        for page in pages:
            fz.extract(page)
        rates["in process"].append(reports / (time.perf_counter() - start))
        for count in counts:
            start = time.perf_counter()
            if _many(pages, count) != reports:
                raise RuntimeError("reports were lost")
            rates[f"{count} workers"].append(reports / (time.perf_counter() - start))
    by = "fazhi_extract.extract_many" if hasattr(fz, "extract_many") else "multiprocessing.Pool.imap"
    return {"reports": reports, "by": by, "per_second": {name: spread(values) for name, values in rates.items()}}
