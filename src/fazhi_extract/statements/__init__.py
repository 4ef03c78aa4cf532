"""What a report says besides figures: its shortcomings and plans by topic, its honours, the documents it issued.

Worked out when asked for (``report.statements``, ``report.honours``, ``report.issued_documents``), never while extracting.
"""

from fazhi_extract.statements.honours import find_honours
from fazhi_extract.statements.issued import classify_documents, document_kind
from fazhi_extract.statements.model import DocumentKind, Honour, Level, NamedDocument, StatedItem
from fazhi_extract.statements.topics import stated_items, topic

__all__ = [
    "DocumentKind", "Honour", "Level", "NamedDocument", "StatedItem", "classify_documents", "document_kind",
    "find_honours", "stated_items", "topic",
]  # fmt: skip
