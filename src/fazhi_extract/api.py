"""``extract``: from a text, bytes or a file to a report."""

from __future__ import annotations

import os
from typing import TypeVar, overload

from pydantic import BaseModel

from fazhi_extract.report.annual import AnnualReport

R = TypeVar("R", bound=BaseModel)


@overload
def extract(source: str | bytes | os.PathLike[str]) -> AnnualReport: ...


@overload
def extract(source: str | bytes | os.PathLike[str], *, schema: type[R]) -> R: ...


def extract(source: str | bytes | os.PathLike[str], *, schema: type[BaseModel] = AnnualReport) -> BaseModel:
    """Extract a report.

    Args:
        source: the text itself (``str``), bytes of unknown encoding, or a path to a text, HTML, DOCX or PDF file
            (recognised by content).
        schema: the report model to fill; subclass ``AnnualReport`` to add indicators or groups.

    Returns:
        The filled model. A text that is no such report is still extracted and flagged ``not_a_report``.

    Raises:
        ReadError: the source cannot be read (missing extra, encrypted, too large, empty bytes, no text in a PDF).
        OSError: the file cannot be opened.
    """
    # The engine compiles some hundred patterns; whoever only wants the models does not wait for it.
    from fazhi_extract.assemble import assemble
    from fazhi_extract.reading import read
    from fazhi_extract.stamp import stamp

    return stamp(assemble(read(source), schema))
