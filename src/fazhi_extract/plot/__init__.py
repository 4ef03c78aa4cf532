"""Pictures of panels and reports: `fz.plot.indicator`, `fz.plot.coverage`, `fz.plot.profile`.

Each returns a matplotlib ``Figure``; ``figure.savefig("x.png")`` writes it. Needs the extra ``plot``. Chinese labels need a
font that has them: one of those in `fazhi_extract.plot.fonts.FAMILIES`, looked up on the machine.
"""

from fazhi_extract.plot.fonts import FontMissingWarning, chinese_font
from fazhi_extract.plot.heatmap import coverage
from fazhi_extract.plot.lines import indicator
from fazhi_extract.plot.profile import profile

__all__ = ["FontMissingWarning", "chinese_font", "coverage", "indicator", "profile"]
