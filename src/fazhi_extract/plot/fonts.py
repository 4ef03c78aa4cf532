"""A font that has Chinese characters, found on the machine or said to be missing.

No font comes with the library: a whole one is 10 to 20 MB, and most machines that show Chinese have one. Matplotlib's own
font, DejaVu Sans, draws an empty box for every Chinese character.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from fazhi_extract.extras import load

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = TypeVar("F", bound="Figure")

# Simplified first; sans serif before serif. By the names that matplotlib gives them: of a collection (.ttc) it may read the
# first face alone, which is the Japanese one of Noto's; it has every character of GB 2312.
FAMILIES = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans CJK JP", "Noto Sans CJK TC",
    "Microsoft YaHei", "PingFang SC", "PingFang HK", "Hiragino Sans GB", "Heiti SC", "Heiti TC", "STHeiti", "SimHei",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Sarasa Gothic SC", "LXGW WenKai", "Droid Sans Fallback",
    "Arial Unicode MS", "Noto Serif CJK SC", "Noto Serif CJK JP", "Source Han Serif SC", "AR PL UMing CN", "SimSun",
    "Songti SC", "FangSong", "KaiTi",
)  # fmt: skip
INSTALL = (
    "install one and start again: Debian, Ubuntu: apt-get install fonts-noto-cjk; Fedora: dnf install google-noto-sans-cjk-fonts; "
    "or put a font file such as NotoSansSC-Regular.otf somewhere and call matplotlib.font_manager.fontManager.addfont(path). "
    "A font installed just now may need matplotlib's cache removed: matplotlib.get_cachedir()"
)


class FontMissingWarning(UserWarning):
    """No font with Chinese characters was found; the picture has empty boxes in their place."""


def matplotlib() -> Any:
    """The library, imported when a picture is asked for.

    Raises:
        ImportError: it is not installed.
    """
    return load("matplotlib", "plot", "a picture")


def chinese_font() -> str | None:
    """The family of the best font with Chinese characters that matplotlib knows, or None.

    A family that the caller has put first in ``rcParams["font.family"]`` and that is in the list is taken as it is.
    """
    from matplotlib import font_manager, rcParams

    known = frozenset(font.name for font in font_manager.fontManager.ttflist)
    for name in rcParams["font.family"]:
        if name in FAMILIES and name in known:
            return str(name)
    return _best(known)


@cache
def _best(known: frozenset[str]) -> str | None:
    return next((name for name in FAMILIES if name in known), None)


@contextmanager
def style() -> Iterator[None]:
    """The look of the library's pictures, with a font for Chinese; a warning says what to install where there is none."""
    from matplotlib import rc_context

    font = chinese_font()
    if font is None:
        warnings.warn(f"no font with Chinese characters was found; {INSTALL}", FontMissingWarning, stacklevel=4)
    with rc_context(
        {
            "font.family": [font, "DejaVu Sans"] if font else ["DejaVu Sans"],
            "axes.unicode_minus": False,
            "font.size": 10,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": INK_LIGHT,
            "axes.labelcolor": INK,
            "text.color": INK,
            "xtick.color": INK,
            "ytick.color": INK,
            "xtick.major.size": 0,
            "ytick.major.size": 0,
            "axes.grid": False,
            "figure.facecolor": "white",
            "savefig.facecolor": "white",
            "figure.dpi": 144,
        }
    ):
        yield


def finished(figure: F) -> F:
    """A figure whose labels are all made, with the font of `style`; matplotlib makes some only when it draws."""
    figure.draw_without_rendering()
    return figure


INK, INK_LIGHT, GRID = "#2b2b2b", "#b8b8b8", "#e6e6e6"
# Okabe and Ito's palette: told apart with any kind of colour vision.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A5195", "#4D4D4D")
WARN = "#D55E00"
