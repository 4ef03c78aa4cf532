"""Results as Markdown tables: for the terminal and for docs/speed.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Row = Sequence[object]


def table(head: Sequence[str], rows: Iterable[Row]) -> str:
    """A Markdown table; its first column is text, the others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def number(value: float | None, digits: int = 3) -> str:
    """A figure with so many significant digits, thousands parted by commas."""
    if value is None:
        return "–"
    if value == 0 or abs(value) >= 10 ** (digits - 1):
        return f"{value:,.0f}"
    return f"{value:.{digits}g}"


def between(spread: dict[str, float], digits: int = 3) -> str:
    """Median (lower quartile to upper quartile)."""
    low, high = number(spread["low"], digits), number(spread["high"], digits)
    return f"{number(spread['median'], digits)} ({low} to {high})"


def _speed(rows: dict[str, Any]) -> str:
    head = [
        "texts",
        "characters",
        "CPU µs a report",
        "reports/s a core",
        "times the floor",
        "readings and slips a page",
    ]
    lines = []
    for name, row in rows.items():
        damage = row["damage"]
        harm = f"{damage['readings']:.0f} and {damage['slips']:.1f}" if any(damage.values()) else "–"
        lines.append(
            [name, f"{row['characters']:,}", between(row["cpu_us"]), number(row["per_second"]),
             between(row["floor_ratio"]), harm]
        )  # fmt: skip
    floor = number(rows["fixtures"]["floor_us"])
    return table(head, lines) + f"\nThe floor, `re.findall('[0-9]+')`, takes {floor} µs a report of the fixtures.\n"


def _stages(rows: dict[str, Any]) -> str:
    costs = rows["cpu_us"]
    lines = [[name, number(cost), f"{100 * cost / rows['total_us']:.1f} %"] for name, cost in costs.items()]
    lines.append(["all", number(rows["total_us"]), "100 %"])
    return table(["stage", "CPU µs a report", "share"], lines)


def _memory(rows: dict[str, Any]) -> str:
    live, stream = rows["live"], rows["stream"]
    kept = f"a kept report, without its text ({live['text_kb']:.0f} kB)"
    return table(
        ["memory", "figure"],
        [
            [f"{kept}: allocated by Python", f"{live['traced_kb']:,.0f} kB"],
            [f"{kept}: growth of the process, {live['reports']:,} reports", f"{live['resident_kb']:,.0f} kB"],
            [f"peak of the process, {stream['reports']:,} reports streamed", f"{stream['peak_mb']:,.0f} MB"],
            ["the same process before, warm", f"{stream['warm_mb']:,.0f} MB"],
        ],
    )


def _imports(rows: dict[str, Any]) -> str:
    return table(
        ["start", "ms"],
        [
            ["`import fazhi_extract`, wall clock added to an empty interpreter", between(rows["wall_ms"])],
            ["the same, CPU time", between(rows["cpu_ms"])],
            ["total of `python -X importtime`", between(rows["importtime_ms"])],
            ["first report of a process (CPU time; words and patterns are compiled)", between(rows["first_report_ms"])],
            ["for comparison: start and end of an empty interpreter", between(rows["interpreter_wall_ms"])],
        ],
    )


def _lengths(rows: list[dict[str, Any]]) -> str:
    head = ["characters", "CPU s", "µs per 1,000", "times the row above", "figures", "memory beyond the text, MB",
            "times the row above"]  # fmt: skip
    lines = [
        [f"{row['characters']:,}", number(row["cpu_s"]), number(row["cpu_s"] / row["characters"] * 1e9),
         number(row.get("time_ratio")), f"{row['quantities']:,}", number(row["extra_mb"]),
         number(row.get("memory_ratio"))]
        if "error" not in row else [f"{row['characters']:,}", f"failed: {row['error']}", *["–"] * 5]
        for row in rows
    ]  # fmt: skip
    return table(head, lines)


def _indicators(rows: list[dict[str, Any]]) -> str:
    head = ["indicators", "CPU µs a report", "times the first row", "first report, ms", "synthetic ones with a value"]
    lines = [
        [f"{row['indicators']:,}", between(row["cpu_us"]), between(row["ratio"]), number(row["first_ms"]),
         row["synthetic_found"]]
        for row in rows
    ]  # fmt: skip
    return table(head, lines)


def _workers(rows: dict[str, Any]) -> str:
    lines = [[name, between(rate)] for name, rate in rows["per_second"].items()]
    return table([f"`{rows['by']}`, {rows['reports']} reports", "reports/s, wall clock"], lines)


SECTIONS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "speed": ("Throughput", _speed),
    "stages": ("Stages", _stages),
    "memory": ("Memory", _memory),
    "imports": ("Start", _imports),
    "lengths": ("Length of the text", _lengths),
    "indicators": ("Number of indicators", _indicators),
    "workers": ("Workers", _workers),
}


def taken(part: dict[str, Any]) -> str:
    """When, where and of what the figures of a part were taken."""
    on = part["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in on["versions"].items())
    quick = " **Quick run: shows that the suite works, no measurement.**" if part.get("quick") else ""
    return (
        f"{part['date']}, {on['cpu']}, {on['cores']} cores, {on['memory_gb']} GB, {on['system']}, load {on['load']}; "
        f"Python {on['python']}, {versions}; commit {on['commit']}.{quick}\n"
    )


def markdown(result: dict[str, Any]) -> str:
    """All parts that were measured, each under its heading."""
    out = []
    for name, (title, render) in SECTIONS.items():
        if name in result:
            out.append(f"### {title}\n\n{render(result[name]['rows'])}\n{taken(result[name])}")
    return "\n".join(out)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _right(rows: dict[str, Any], group: str) -> str:
    head = ["system", "figures found", "right", "right of money", "right of what it says", "indicators: recall",
            "precision"]  # fmt: skip
    lines = []
    for name, row in rows.items():
        counts = {key: row[group].get(key, 0) for key in (
            "gold", "found", "right", "money", "money_right", "said", "exact", "stated", "hit", "named", "true")}  # fmt: skip
        names = counts["named"] > 0
        lines.append(
            [name, _share(counts["found"], counts["gold"]), _share(counts["right"], counts["gold"]),
             f"{counts['money_right']} of {counts['money']}", f"{counts['exact']:,} of {counts['said']:,}",
             _share(counts["hit"], counts["stated"]) if names else "–",
             _share(counts["true"], counts["named"]) if names else "–"]
        )  # fmt: skip
    return table(head, lines)


def peers_markdown(result: dict[str, Any]) -> str:
    """Speed and quality of all peers."""
    head = ["system", "CPU µs a report", "reports/s a core", "times the floor", "versions"]
    rows = result["rows"]
    lines = [
        [name, between(row["cpu_us"]), number(row["per_second"]), between(row["floor_ratio"]),
         ", ".join(f"{package} {version}" for package, version in row["versions"].items())]
        for name, row in rows.items()
    ]  # fmt: skip
    out = ["### Peers: speed on the fixtures", table(head, lines)]
    for group in result["reports"]:
        gold = next(iter(rows.values()))[group]["gold"]
        out += [f"### Peers: what they get right in fixtures/{group}"]
        out += [_right(rows, group) + f"\n{result['reports'][group]} reports with {gold:,} figures.\n"]
    return "\n\n".join(map(str.strip, out)) + "\n\n" + taken(result)
