"""Halves of characters (lone surrogates), which broken decoding leaves in a text and no file can hold."""

from __future__ import annotations

import re
from typing import Any

_HALF = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without halves of characters; each becomes U+FFFD, so that places stay right."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def cleaned(value: Any) -> Any:
    """Plain data (of lists, dicts and what stands in them) with every text clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key) if isinstance(key, str) else key: cleaned(item) for key, item in value.items()}
    return [cleaned(item) for item in value] if isinstance(value, list) else value
