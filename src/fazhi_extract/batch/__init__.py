"""Many reports at once: ``extract_many``. Lazily, in order, in several processes, with errors returned per document.

Workers are programs of their own (``_child``), each on its own pair of pipes, fed by one thread each. The pools of the standard
library and of pebble were weighed: ``concurrent.futures`` gives up the whole pool when one worker dies; pebble's workers
share one pipe and its lock, so that one killed at the wrong moment blocks the others; and both start workers by running the
caller's main module again, which scripts without a guard and notebooks do not survive.
"""

from fazhi_extract.batch.many import extract_many, map_many
from fazhi_extract.batch.result import Failure, Result

__all__ = ["Failure", "Result", "extract_many", "map_many"]
