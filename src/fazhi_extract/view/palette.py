"""The colours of the page and of the notebook cell, light and dark; a test holds them to WCAG's contrast (AA)."""

from __future__ import annotations

LIGHT: dict[str, str] = {
    "bg": "#f4f3ef", "surface": "#ffffff", "raised": "#faf9f6", "ink": "#1b1d22", "muted": "#5a606c", "line": "#dedcd4",
    "accent": "#3242b8", "accent-soft": "#e9ebfb",
    "high": "#0b6446", "high-soft": "#dcf3e7", "medium": "#7f4c00", "medium-soft": "#fdebc8",
    "low": "#a81c1c", "low-soft": "#fcdedb", "problem": "#fbf0f4", "plan": "#edf4fc",
}  # fmt: skip
DARK: dict[str, str] = {
    "bg": "#121418", "surface": "#1a1d22", "raised": "#20242a", "ink": "#e6e7eb", "muted": "#a3a9b6", "line": "#343942",
    "accent": "#a9b7ff", "accent-soft": "#252b4c",
    "high": "#67d8a9", "high-soft": "#12392b", "medium": "#f2ba62", "medium-soft": "#42310f",
    "low": "#ff978f", "low-soft": "#4d201e", "problem": "#2b2027", "plan": "#1c2735",
}  # fmt: skip


def variables(colours: dict[str, str]) -> str:
    """The colours as CSS custom properties, ``--fz-ink: …``."""
    return " ".join(f"--fz-{name}: {colour};" for name, colour in colours.items())
