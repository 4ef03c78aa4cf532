"""Writing the page: whole, or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from fazhi_extract.report.annual import AnnualReport
from fazhi_extract.view.page_html import page


def save(report: AnnualReport, path: str | os.PathLike[str]) -> None:
    """Write the page of a report to a file; what stood there is replaced once all is written.

    Raises:
        OSError: the file cannot be written; what stood there is untouched.
    """
    content = page(report).encode("utf-8")
    target = Path(path)
    if target.exists() and not target.is_file() and not target.is_dir():  # a pipe or a device cannot be replaced
        target.write_bytes(content)
        return
    target = target.resolve()  # through a link, to what it points at
    if target.is_dir():
        raise IsADirectoryError(21, "is a folder, not a file", os.fspath(path))
    aside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        aside.write_bytes(content)
        if target.exists():
            aside.chmod(target.stat().st_mode & 0o777)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
