#!/usr/bin/env python3
"""Build the packaged table of character readings from pypinyin (MIT).

    python tools/build_readings.py [OUT]        default: src/fazhi_extract/repair/data/readings.bin

Mirror sites print a reading in brackets behind many characters; a bracket is dropped only when it holds one of the
character's own readings, so the library needs to know them all, and needs pypinyin only here.

The file is an LZMA stream of UTF-16-LE text, one line a toned syllable: the syllable, a tab, the characters that have
it in code point order. Grouping by syllable is both the smallest layout and the one the slip repair asks for ("which
characters are read yún?").
"""

import lzma
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

DEFAULT = Path(__file__).parent.parent / "src/fazhi_extract/repair/data/readings.bin"


def in_gbk(char: str) -> bool:
    """Sites with this damage hold GBK text; leaving out everything else halves the table."""
    try:
        return len(char.encode("gbk")) == 2
    except UnicodeEncodeError:
        return False


def table() -> dict[str, str]:
    """Toned syllable -> characters read so."""
    groups: dict[str, list[str]] = defaultdict(list)
    for code, readings in sorted(pinyin_dict.items()):
        char = chr(code)
        if in_gbk(char):
            for reading in dict.fromkeys(readings.split(",")):
                groups[unicodedata.normalize("NFC", reading)].append(char)
    return {syllable: "".join(groups[syllable]) for syllable in sorted(groups)}


def main(out: Path = DEFAULT) -> None:
    """Write the table."""
    text = "\n".join(f"{syllable}\t{chars}" for syllable, chars in table().items())
    out.parent.mkdir(parents=True, exist_ok=True)
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 0, "lp": 1, "pb": 1}]
    out.write_bytes(lzma.compress(text.encode("utf-16-le"), filters=filters))
    print(f"{out}: {out.stat().st_size:,} bytes, {text.count(chr(10)) + 1} syllables, {len(text):,} characters")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
