"""Full-width spaces that became question marks: ????一、工作情况.

A page whose indents were full-width spaces (two bytes each) went through a program that knew only ASCII: each space
left `??`. At the head of a line no question stands, so there the evidence is strong. Within a line it is strong only
on a page that shows the same at the head of lines: there between a sentence's end and the number of a heading, and where
at least three lines begin so, between any two characters that no question could end on. Between two numerals a `??` may
have been a numeral: that is left.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"(?m)^[ \t\u3000]*((?:\?\?)+)(?=[\u4e00-\u9fff（(《“【\[0-9〇|])")
_INNER = re.compile(r"(?<=[。；：！.;:])((?:\?\?)+)(?=[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．是])")
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff\d）)”》、：:-])((?:\?\?)+)(?=[\u4e00-\u9fff\d（(“《])")
_ASKING = frozenset("吗嗎呢么麼何谁誰哪否啥几幾")
_NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万萬亿億")


def find(text: str) -> list[tuple[int, int, str, float]]:
    """Runs to restore: start, end, what they were, sureness."""
    heads = [match.span(1) for match in _HEAD.finditer(text)]
    sure = 0.99 if len(heads) > 1 else 0.95
    found = [(start, end, "\u3000" * ((end - start) // 2), sure) for start, end in heads]
    if heads:
        found += [(m.start(1), m.end(1), "\u3000" * (len(m[1]) // 2), 0.92) for m in _INNER.finditer(text)]
    if len(heads) > 2:
        taken = {start for start, *_ in found}
        for match in _BETWEEN.finditer(text):
            before, after = text[match.start() - 1], text[match.end()]
            if match.start() in taken or before in _ASKING or (before in _NUMERALS and after in _NUMERALS):
                continue
            found.append((match.start(1), match.end(1), "\u3000" * (len(match[1]) // 2), 0.92))
    return sorted(found)
