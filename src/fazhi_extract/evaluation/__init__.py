"""Reports held against gold: precision, recall, calibration, errors in context, and one run against another.

>>> from fazhi_extract.evaluation import evaluate
>>> evaluate("fixtures/reports", "fixtures/reports").write("evaluation.html")    # doctest: +SKIP

``gold``      the gold files: reports (NAME.gold.json) and single clauses (.jsonl)
``matching``  one report against its gold, by the rules stated there
``result``    ``Evaluation``, ``Comparison``: what was measured, as data
``measure``   ``evaluate``, ``compare``
``pages``     the result as Markdown, HTML and a reliability plot (SVG)
``command``   ``fazhi-extract evaluate``
"""

from fazhi_extract.evaluation.gold import Case, GoldError, cases
from fazhi_extract.evaluation.measure import compare, evaluate
from fazhi_extract.evaluation.result import Calibration, Comparison, Evaluation, Failure, Score, wilson

__all__ = [
    "Calibration", "Case", "Comparison", "Evaluation", "Failure", "GoldError", "Score", "cases", "compare", "evaluate",
    "wilson",
]  # fmt: skip
