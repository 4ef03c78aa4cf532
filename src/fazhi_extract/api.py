"""``extract``: from a text, bytes or a file to a report."""

from __future__ import annotations

import os
from typing import TypeVar, overload

from pydantic import BaseModel

from fazhi_extract.collector import still
from fazhi_extract.reading.model import MAX_BYTES, MAX_CHARS
from fazhi_extract.report.annual import AnnualReport

R = TypeVar("R", bound=BaseModel)


@overload
def extract(
    source: str | bytes | os.PathLike[str], *, max_bytes: int = MAX_BYTES, max_chars: int = MAX_CHARS
) -> AnnualReport: ...


@overload
def extract(
    source: str | bytes | os.PathLike[str], *, schema: type[R], max_bytes: int = MAX_BYTES, max_chars: int = MAX_CHARS
) -> R: ...


def extract(
    source: str | bytes | os.PathLike[str],
    *,
    schema: type[BaseModel] = AnnualReport,
    max_bytes: int = MAX_BYTES,
    max_chars: int = MAX_CHARS,
) -> BaseModel:
    """Extract a report.

    Args:
        source: the text itself (``str``), bytes of unknown encoding, or a path to a text, HTML, DOCX or PDF file
            (recognised by content).
        schema: the report model to fill; subclass ``AnnualReport`` to add indicators or groups.
        max_bytes: the largest source in bytes, and the largest part of a DOCX once unpacked.
        max_chars: the longest text in characters; a report has some ten thousand. Time and memory grow with it: a
            million characters take about ten seconds and 200 MB.

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

    reading = read(source, max_bytes=max_bytes, max_chars=max_chars)
    with still(len(reading.text)):
        return stamp(assemble(reading, schema))
