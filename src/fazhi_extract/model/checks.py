"""The result of a check, as it stands on a report."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from fazhi_extract.model.fields import Model

CheckKind = Literal["order", "share", "parts", "attainable", "difference", "repeats", "range", "dates"]


class Check(Model):
    """Arithmetic that was tried on figures of the report, and whether it holds."""

    kind: CheckKind = Field(description="which sort of arithmetic; see docs/checks.md")
    name: str = Field(description="the declaration, e.g. reconsideration.accepted <= reconsideration.received")
    indicators: tuple[str, ...] = Field(description="ids of the figures compared, in the order of `observations`")
    observations: tuple[int, ...] = Field(description="where these figures start in the raw text")
    holds: bool
    arithmetic: str = Field(description="what was worked out: 2003 / 2006 = 99.85 %, printed 99.8 %: cut")

    @property
    def flag(self) -> str | None:
        """The flag it sets on its figures."""
        if self.holds:
            return "confirmed" if self.kind in ("share", "parts", "difference", "repeats") else None
        return {"repeats": "conflict", "range": "out_of_range"}.get(self.kind, "inconsistent")
