"""What every group of indicators is."""

from __future__ import annotations

from pydantic import ConfigDict

from fazhi_extract.model.fields import Model


class Group(Model):
    """A group of indicators: one field each. Subclass it, or one of the library's groups, to add indicators."""

    model_config = ConfigDict(frozen=True, extra="forbid")
