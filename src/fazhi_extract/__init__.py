"""Typed records from 法治政府建设年度报告: every figure with its confidence and the exact characters it came from.

>>> import fazhi_extract as fz
>>> report = fz.extract("2023年共收到行政复议申请100件,其中受理97件,现已全部审结。")
>>> report.reconsideration.received.value
100
"""

from fazhi_extract.api import extract
from fazhi_extract.indicators.groups.base import Group
from fazhi_extract.indicators.rules import implied, indicator, rate, rule
from fazhi_extract.model.fields import Count, Evidence, Extracted, Money, Observation, Rate, Span
from fazhi_extract.model.report import Document, Meta, Quantity, Section, Source, Statement
from fazhi_extract.report.annual import AnnualReport, group

__version__ = "0.1.0"

__all__ = [
    "AnnualReport", "Count", "Document", "Evidence", "Extracted", "Group", "Meta", "Money", "Observation", "Quantity",
    "Rate", "Section", "Source", "Span", "Statement", "extract", "group", "implied", "indicator", "rate", "rule",
]  # fmt: skip
