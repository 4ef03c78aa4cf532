"""What an evaluation measured, as data: goes to JSON and back without loss."""

from __future__ import annotations

import json
import os
from math import sqrt
from pathlib import Path
from typing import Any

from pydantic import Field

from fazhi_extract.aside import write_text
from fazhi_extract.model.fields import Model


def wilson(right: int, of: int, z: float = 1.959964) -> tuple[float, float]:
    """Wilson's interval for a share (95 % by default); (0, 1) where nothing was counted.

    >>> tuple(round(bound, 3) for bound in wilson(98, 100))
    (0.93, 0.994)
    """
    if not of:
        return 0.0, 1.0
    share = right / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


class Score(Model):
    """Precision ``p``, recall ``r`` and ``f1``, rounded to four digits, from ``hit`` of ``gold`` and ``said``."""

    p: float
    r: float
    f1: float
    hit: int
    gold: int
    said: int

    @classmethod
    def of(cls, hit: int, gold: int, said: int) -> Score:
        """From counts; where nothing was said or wanted, that is perfect."""
        p = hit / said if said else 1.0 if not gold else 0.0
        r = hit / gold if gold else 1.0
        f1 = round(2 * p * r / (p + r), 4) if p + r else 0.0
        return cls(p=round(p, 4), r=round(r, 4), f1=f1, hit=hit, gold=gold, said=said)


class Calibration(Model):
    """How often figures of one level, or with one flag, are right, with Wilson's 95 % interval."""

    right: int
    of: int
    share: float
    low: float
    high: float

    @classmethod
    def count(cls, right: int, of: int) -> Calibration:
        """From counts."""
        low, high = wilson(right, of)
        return cls(
            right=right, of=of, share=round(right / of, 4) if of else 0.0, low=round(low, 4), high=round(high, 4)
        )


class Failure(Model):
    """One error with its context; 【】 marks the place."""

    text: str = Field(description="name of the text")
    kind: str = Field(description="indicator lost, indicator wrong, quantity extra, meta title …")
    what: str = Field(description="the indicator, the token, or what gold has")
    context: str
    said: str = ""


class Evaluation(Model):
    """Reports held against gold."""

    texts: int = Field(description="how many texts were judged")
    measures: dict[str, Score] = Field(description="precision, recall and F1 of quantities, indicators, sections …")
    indicators: dict[str, Score] = Field(description="by indicator")
    groups: dict[str, Score] = Field(description="by group of indicators")
    kinds: dict[str, Score] = Field(description="by kind of field: count, rate, money")
    meta: dict[str, Score] = Field(description="by field of meta")
    levels: dict[str, Calibration] = Field(description="printed figures by confidence")
    flags: dict[str, Calibration] = Field(description="all figures by flag; (none) has no flag")
    errors: tuple[Failure, ...] = ()
    counts: dict[str, dict[str, tuple[int, int, int]]] = Field(
        default={},
        description="hit, gold and said of each text by measure, so that another run can be held against the texts it has too",
    )

    @property
    def high_share(self) -> float:
        """Share of the judged printed figures that are of high confidence."""
        judged = sum(level.of for level in self.levels.values())
        return self.levels["high"].of / judged if judged and "high" in self.levels else 0.0

    def to_json(self) -> str:
        """As JSON, for people and for ``Evaluation.model_validate_json``."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"

    def to_markdown(self, title: str = "Evaluation") -> str:
        """As Markdown."""
        from fazhi_extract.evaluation.pages import markdown

        return markdown(self, title)

    def to_html(self, title: str = "Evaluation") -> str:
        """As one HTML file that needs nothing else."""
        from fazhi_extract.evaluation.pages import html

        return html(self, title)

    def to_svg(self) -> str:
        """The reliability plot."""
        from fazhi_extract.evaluation.plot import reliability

        return reliability(self.levels, self.flags)

    def write(self, path: str | os.PathLike[str], title: str = "Evaluation") -> None:
        """Write .html, .json, .md or .svg, by the suffix.

        Raises:
            ValueError: another suffix.
        """
        written(self, Path(path), title)


_LOWER = ("confidence medium", "confidence low")


class Comparison(Model):
    """Two runs over the same texts: which errors went away, which came. Texts that one of them has not are left out."""

    before: dict[str, Score]
    after: dict[str, Score]
    texts: int | None = Field(
        default=None, description="how many texts both have; null if a run does not name its texts"
    )
    only_before: tuple[str, ...] = Field(default=(), description="texts that only the first run has")
    only_after: tuple[str, ...] = Field(default=(), description="texts that only the second run has")
    gains: tuple[Failure, ...] = Field(default=(), description="errors of the first run that the second does not make")
    losses: tuple[Failure, ...] = Field(default=(), description="errors of the second run that the first did not make")

    def scope(self) -> str:
        """What was compared, in a line."""
        if self.texts is None:
            return "compared as a whole: the earlier result does not say which texts it is of"
        left = [
            f"{len(names)} only {when} left out ({', '.join(names[:5])}{', …' if len(names) > 5 else ''})"
            for names, when in ((self.only_before, "before"), (self.only_after, "now"))
            if names
        ]
        return "; ".join([f"compared: {self.texts} texts that both have", *left])

    def drops(self, by: float = 0.0) -> dict[str, float]:
        """Measures whose F1 fell by more than ``by``, with the fall. How the lower levels of confidence fare is left
        out: they get worse when what they rightly doubted is mended."""
        return {
            key: round(score.f1 - self.after[key].f1, 4)
            for key, score in self.before.items()
            if key in self.after and key not in _LOWER and round(score.f1 - self.after[key].f1, 4) > by
        }

    def to_json(self) -> str:
        """As JSON."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"

    def to_markdown(self, title: str = "Gains and losses") -> str:
        """As Markdown."""
        from fazhi_extract.evaluation.pages import comparison_markdown

        return comparison_markdown(self, title)

    def to_html(self, title: str = "Gains and losses") -> str:
        """As one HTML file that needs nothing else."""
        from fazhi_extract.evaluation.pages import comparison_html

        return comparison_html(self, title)

    def write(self, path: str | os.PathLike[str], title: str = "Gains and losses") -> None:
        """Write .html, .json or .md, by the suffix.

        Raises:
            ValueError: another suffix.
        """
        written(self, Path(path), title)


SUFFIXES = (".html", ".json", ".md", ".svg")


def written(result: Any, path: Path, title: str) -> None:
    """Write a result in the format of the path's suffix."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES or (suffix == ".svg" and not hasattr(result, "to_svg")):
        raise ValueError(f"{path}: the suffix must be .html, .json or .md")
    if suffix == ".html":
        text = result.to_html(title)
    elif suffix == ".md":
        text = result.to_markdown(title)
    else:
        text = result.to_svg() if suffix == ".svg" else result.to_json()
    write_text(path, text)
