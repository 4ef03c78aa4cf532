"""Lets the tests of this folder import its helpers (scoring), tools/ and benchmarks/ under any import mode; profiles of
hypothesis.

`pytest tests/properties tests/fuzz --hypothesis-profile=many` tries each property that has no number of its own twenty
thousand times; FAZHI_EXAMPLES=N sets another number for that profile.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tools"), str(HERE.parent)]

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("few", max_examples=60, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "many",
    max_examples=int(os.environ.get("FAZHI_EXAMPLES", "20000")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("few")
