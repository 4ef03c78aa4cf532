"""Writing the page: whole, or not at all."""

from __future__ import annotations

import os

from fazhi_extract.aside import write_text
from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.view.page_html import page


def save(report: AnnualReport, path: str | os.PathLike[str]) -> None:
    """Write the page of a report to a file; what stood there is replaced once all is written.

    Raises:
        OSError: the file cannot be written; what stood there is untouched.
    """
    write_text(path, page(report))
