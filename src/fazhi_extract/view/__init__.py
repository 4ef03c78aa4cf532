"""A report to look at: a page that stands alone, and the cell of a notebook. See docs/viewing.md."""

from fazhi_extract.view.cell_html import cell
from fazhi_extract.view.page_html import page

__all__ = ["cell", "page"]
