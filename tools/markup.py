#!/usr/bin/env python3
"""Compile reports written with gold marks inline (``*.mk``) into their text and gold JSON.

    python tools/markup.py fixtures/reports            every *.mk in the folder
    python tools/markup.py one.mk [OUT_DIR]

A file starts with header lines ``@key value`` (region, region_code, issuer, body_kind, report_year, published,
title, script; ``null`` for none, ``a | b`` where either is right), then one blank line, then the report with
these marks, none of which nests:

    {TOKEN[=VALUE]:UNIT[:WORD...]}   a measured number. TOKEN alone stays in the text; the unit is printed after
                                     the brace as usual. VALUE where float(TOKEN) fails (``两万=20000``,
                                     ``5-10=5..10``). Each WORD is one of
                                       an indicator id            mediation.committees
                                       a qualifier                approx at_least at_most
                                       a role                     plan other
                                       part=ID                    a part of a printed total of that indicator
                                       also=ID                    the same number states this indicator too
                                       may=ID                     this id is allowed, not asked for
                                       optional role_any qualifier_any
    {!INDICATOR:words}               the indicator is stated, its number is blank (``办理公证 件``)
    {?INDICATOR=VALUE:words}         not printed but certain (``现已全部审结``)
    {#KIND:heading} {##KIND:heading} a heading of level 1, of level 2
    {~problem:words} {~plan:words}   the first words (about 15) of a separately stated shortcoming or plan

Documents (《…》) are read off the text; a title followed by （X〔2023〕5号） gets that number.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
from typing import Any

BRACE = re.compile(r"\{([^{}]*)\}")
DOCUMENT = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》(?:[(（]([^()（）]{0,15}[〔\[]\d{4}[〕\]]\d+号)[)）])?")
QUALIFIERS = {"exact", "approx", "at_least", "at_most"}
ROLES = {"achievement", "plan", "other"}


def number(text: str) -> Any:
    if ".." in text:
        return [number(part) for part in text.split("..")]
    value = float(text.replace(",", "").replace("，", ""))
    return int(value) if value.is_integer() else value


def quantity(inner: str, start: int) -> dict[str, Any]:
    token, *rest = inner.split(":")
    token, _, value = token.partition("=")
    row: dict[str, Any] = {
        "start": start,
        "end": start + len(token),
        "token": token,
        "value": number(value or token),
        "unit": rest[0] if rest else "",
        "qualifier": "exact",
        "indicator": None,
        "role": "achievement",
    }
    for word in rest[1:]:
        key, eq, ident = word.partition("=")
        if eq:
            if key == "part":
                row["part_of"] = ident
            elif key in ("also", "may"):
                row.setdefault(key, []).append(ident)
            else:
                raise ValueError(f"unknown mark {word!r} in {inner!r}")
        elif word in QUALIFIERS:
            row["qualifier"] = word
        elif word in ROLES:
            row["role"] = word
        elif word in ("optional", "role_any", "qualifier_any"):
            row[word] = True
        elif "." in word:
            row["indicator"] = word
        else:
            raise ValueError(f"unknown mark {word!r} in {inner!r}")
    return row


def compile_markup(source: str) -> tuple[str, dict[str, Any]]:
    head, _, body = source.partition("\n\n")
    meta: dict[str, Any] = {}
    for line in head.splitlines():
        key, _, value = line.removeprefix("@").partition(" ")
        options: list[Any] = [
            None if v in ("", "null") else int(v) if key == "report_year" else v
            for v in map(str.strip, value.split("|"))
        ]
        meta[key] = options[0] if len(options) == 1 else options
    gold: dict[str, Any] = {
        "meta": meta, "quantities": [], "missing": [], "implied": [], "sections": [], "problems": [], "plans": [],
    }  # fmt: skip
    out: list[str] = []
    size = last = 0

    def emit(text: str) -> None:
        nonlocal size
        out.append(text)
        size += len(text)

    for match in BRACE.finditer(body):
        emit(body[last : match.start()])
        last, inner, start = match.end(), match.group(1), size
        if inner[0] in "!?":
            ident, _, words = inner[1:].partition(":")
            ident, _, value = ident.partition("=")
            emit(words)
            row: dict[str, Any] = {"indicator": ident, "quote": words, "start": start, "end": size}
            if inner[0] == "?":
                row["value"] = number(value)
            gold["missing" if inner[0] == "!" else "implied"].append(row)
        elif inner[0] == "#":
            level = 2 if inner.startswith("##") else 1
            kind, _, words = inner[level:].partition(":")
            emit(words)
            gold["sections"].append({"start": start, "level": level, "heading": words, "kind": kind})
        elif inner[0] == "~":
            kind, _, words = inner[1:].partition(":")
            emit(words)
            gold[{"problem": "problems", "plan": "plans"}[kind]].append(words)
        else:
            row = quantity(inner, start)
            emit(row["token"])
            gold["quantities"].append(row)
    emit(body[last:])
    text = "".join(out)
    seen: dict[str, str | None] = {}
    for match in DOCUMENT.finditer(text):
        if not seen.get(match[1]):
            seen[match[1]] = match[2]
    gold["documents"] = [{"title": title, "number": issued} for title, issued in seen.items()]
    return text, gold


def main(source: pathlib.Path, target: pathlib.Path | None) -> None:
    for path in sorted(source.glob("*.mk")) if source.is_dir() else [source]:
        folder = target or path.parent
        text, gold = compile_markup(path.read_text(encoding="utf-8"))
        gold = {"file": path.stem + ".txt", **gold}
        (folder / (path.stem + ".txt")).write_text(text, encoding="utf-8")
        (folder / (path.stem + ".gold.json")).write_text(
            json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        marked = sum(q["indicator"] is not None for q in gold["quantities"])
        print(f"{path.stem}: {len(text)} characters, {len(gold['quantities'])} quantities, {marked} with an indicator")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None)
