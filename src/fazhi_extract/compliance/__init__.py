"""What the law asks of a report, held against what the report has: contents, date of publication, tasks.

Worked out when asked for (``report.compliance``), never while extracting.
"""

from fazhi_extract.compliance.judge import compliance
from fazhi_extract.compliance.model import Compliance, Content, Extent, Publication, TaskReported
from fazhi_extract.compliance.tasks import OUTLINES, Outline, Task, outline_of, task_of

__all__ = [
    "OUTLINES", "Compliance", "Content", "Extent", "Outline", "Publication", "Task", "TaskReported", "compliance",
    "outline_of", "task_of",
]  # fmt: skip
