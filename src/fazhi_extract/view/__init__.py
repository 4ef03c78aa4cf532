"""A report to look at: a page that stands alone, and the cell of a notebook.

from fazhi_extract.view import page

Path("report.html").write_text(page(report), encoding="utf-8")
"""

from fazhi_extract.view.page import page

__all__ = ["page"]
