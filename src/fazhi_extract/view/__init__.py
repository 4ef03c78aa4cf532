"""A report to look at: a page that stands alone, and the cell of a notebook. See docs/viewing.md."""

from fazhi_extract.view.cell import cell
from fazhi_extract.view.page import page
from fazhi_extract.view.save import save

__all__ = ["cell", "page", "save"]
