"""Typed records from 法治政府建设年度报告: every figure with its confidence and the exact characters it came from.

>>> import fazhi_extract as fz
>>> report = fz.extract("2023年共收到行政复议申请100件,其中受理97件,现已全部审结。")
>>> report.reconsideration.received.value
100
"""

from typing import TYPE_CHECKING, Any

from fazhi_extract.api import extract
from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rate, rule
from fazhi_extract.model.fields import Count, Evidence, Extracted, Money, Observation, Rate, Span
from fazhi_extract.model.report import Document, Meta, Quantity, Section, Source, Statement
from fazhi_extract.report.annual import AnnualReport, group

if TYPE_CHECKING:
    from fazhi_extract import plot, spark
    from fazhi_extract.batch import Failure, Result, extract_many
    from fazhi_extract.evaluation import compare, evaluate
    from fazhi_extract.panels import panel
    from fazhi_extract.review import read_corrections, write_queue

__version__ = "0.1.0"

# Loaded when first asked for, so that `import fazhi_extract` stays quick.
_LATER = {
    "Failure": "batch", "Result": "batch", "compare": "evaluation", "evaluate": "evaluation", "extract_many": "batch",
    "panel": "panels", "read_corrections": "review", "write_queue": "review",
}  # fmt: skip
_MODULES = frozenset(("plot", "spark"))


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _MODULES:
        return import_module(f"fazhi_extract.{name}")
    if name in _LATER:
        return getattr(import_module(f"fazhi_extract.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AnnualReport", "Count", "Document", "Evidence", "Extracted", "Failure", "Group", "Meta", "Money", "Observation",
    "Quantity", "Rate", "Result", "Section", "Source", "Span", "Statement", "compare", "evaluate", "extract", "extract_many",
    "group", "implied", "indicator", "panel", "plot", "rate", "read_corrections", "rule", "spark", "write_queue",
]  # fmt: skip
