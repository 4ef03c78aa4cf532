"""Throughput of ``extract`` on texts of every kind, its ratio to the floor, and its stages."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean
from typing import Any

import fazhi_extract as fz
from benchmarks import texts
from benchmarks.clock import per_text
from benchmarks.stages import by_stage


def kinds() -> dict[str, Sequence[str]]:
    """Name -> texts of every kind."""
    found: dict[str, Sequence[str]] = {
        "fixtures": texts.fixtures(),
        "fixtures, figures never seen before": tuple(texts.stream(80, seed=1)),
        "Traditional": texts.traditional(),
        "Traditional, readings in brackets": texts.damaged(200, slips=False),
        "heavily damaged: readings and byte slips": texts.damaged(200),
        "every Traditional character annotated, byte slips": texts.damaged(None),
    }
    if texts.given():
        found["given reports"] = [text for name, text in texts.given().items() if name != "haizhu-2023"]
        found["given, a damaged page (haizhu-2023)"] = [texts.given()["haizhu-2023"]]
    return found


def _damage(pages: Sequence[str]) -> dict[str, float]:
    reports = [fz.extract(page) for page in pages]
    readings = sum(mend.step == "reading" for report in reports for mend in report.source.repairs)
    mends = sum(len(report.source.repairs) for report in reports) - readings
    left = sum(len(report.source.damage) for report in reports)
    return {"readings": readings / len(pages), "slips": (mends + left) / len(pages)}


def speed(rounds: int) -> dict[str, Any]:
    """A row for each kind of text. Slow kinds get fewer rounds."""
    rows = {}
    for name, pages in kinds().items():
        size = mean(map(len, pages))
        row = per_text(fz.extract, pages, rounds if "slips" not in name else max(2, rounds // 4))
        row["damage"] = _damage(pages)
        row["floor_us"] = row["cpu_us"]["median"] / row["floor_ratio"]["median"]
        row["us_per_1000_characters"] = row["cpu_us"]["median"] / size * 1000
        rows[name] = row
    return rows


def stages(seconds: float, rounds: int) -> dict[str, Any]:
    """µs by stage of the fixtures, read from UTF-8 bytes so that reading has something to do."""
    pages = [text.encode("utf-8") for text in texts.fixtures()]
    cost = per_text(lambda text: fz.extract(text.encode("utf-8")), texts.fixtures(), rounds)["cpu_us"]["median"]
    return {"texts": len(pages), "seconds": seconds, "total_us": cost, **by_stage(fz.extract, pages, seconds, cost)}
