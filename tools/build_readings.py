#!/usr/bin/env python3
"""Build the packaged table of character readings from pypinyin (MIT).

    python tools/build_readings.py [OUT]        default: src/fazhi_extract/repair/data/readings.bin

Mirror sites print a reading in brackets behind many characters; a bracket is dropped only when it holds one of the
character's own readings, so the library needs to know them all, and needs pypinyin only here.

The file is an LZMA stream of UTF-16-LE text, one line a toned syllable: the syllable, a tab, the characters read so
first of all, a tab, those that can be read so, too; both in code point order.
Grouping by syllable is both the smallest layout and the one the slip repair asks for ("which
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


def table() -> dict[str, tuple[str, str]]:
    """Toned syllable -> characters whose first reading it is (pypinyin lists the usual one first), and the others."""
    groups: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for code, readings in sorted(pinyin_dict.items()):
        char = chr(code)
        if in_gbk(char):
            for n, reading in enumerate(dict.fromkeys(readings.split(","))):
                groups[unicodedata.normalize("NFC", reading)][n > 0].append(char)
    return {syllable: ("".join(groups[syllable][0]), "".join(groups[syllable][1])) for syllable in sorted(groups)}


def main(out: Path = DEFAULT) -> None:
    """Write the table."""
    text = "\n".join(f"{syllable}\t{first}\t{other}" for syllable, (first, other) in table().items())
    out.parent.mkdir(parents=True, exist_ok=True)
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 0, "lp": 1, "pb": 1}]
    out.write_bytes(lzma.compress(text.encode("utf-16-le"), filters=filters))
    print(f"{out}: {out.stat().st_size:,} bytes, {text.count(chr(10)) + 1} syllables, {len(text):,} characters")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
