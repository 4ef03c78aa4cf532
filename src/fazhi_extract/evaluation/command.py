"""``fazhi-extract evaluate GOLD [--texts DIR] [-o report.html|.json|.md] [--against before.json]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from fazhi_extract.evaluation.gold import GoldError
from fazhi_extract.evaluation.measure import compare, evaluate
from fazhi_extract.evaluation.result import SUFFIXES, Comparison, Evaluation

OK, UNREAD, USAGE, UNWRITTEN, WORSE = 0, 1, 2, 3, 4


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument(
        "gold", type=Path, metavar="GOLD", help="a folder of NAME.gold.json, one of them, or a .jsonl of clauses"
    )
    command.add_argument("--texts", type=Path, metavar="DIR", help="where the texts are; beside the gold, if not given")
    command.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="write .html, .json, .md or .svg instead of printing"
    )
    command.add_argument(
        "--against", type=Path, metavar="BEFORE.json",
        help="an earlier result: show gains and losses; exit status 4 if the F1 of a measure fell",
    )  # fmt: skip
    command.add_argument(
        "--ids",
        type=Path,
        metavar="FILE",
        help="judge only the indicators listed here, one a line (or a .tsv, first column)",
    )
    command.add_argument("--errors", action="store_true", help="print every error with its context")
    command.add_argument("--title", default="Evaluation", help="heading of the written report")


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """Add ``evaluate`` to the subcommands of ``fazhi-extract``."""
    command: argparse.ArgumentParser = subparsers.add_parser(
        "evaluate",
        help="hold the extraction against gold files",
        description="Extract the texts of gold files and hold the result against them: precision, recall, calibration, errors.",
        epilog="exit status: 0 done; 1 gold or text unreadable; 2 wrong usage; 3 OUT cannot be written; 4 worse than --against",
    )
    add_arguments(command)
    command.set_defaults(run=run)
    return command


def run(args: argparse.Namespace) -> int:
    """Run the command; returns its exit status."""
    out: Path | None = args.output
    if out is not None and out.suffix.lower() not in SUFFIXES:
        return _say(f"{out}: the suffix must be .html, .json, .md or .svg", USAGE)
    try:
        before = Evaluation.model_validate_json(args.against.read_bytes()) if args.against else None
        ids = _ids(args.ids) if args.ids else None
        result = evaluate(None, args.gold, args.texts, ids=ids)
    except ValidationError as error:
        return _say(f"{args.against}: not a result of this command ({error.error_count()} errors)", UNREAD)
    except (GoldError, OSError, UnicodeDecodeError) as error:
        return _say(str(error), UNREAD)
    changed = compare(before, result) if before else None
    try:
        if out is None:
            print(_plain(result, changed, args.errors))  # noqa: T201 - a command prints
        else:
            result.write(out, args.title)
            if changed:
                print(_changes(changed))  # noqa: T201
    except OSError as error:
        return _say(f"{out}: {error.strerror or error}", UNWRITTEN)
    drops = changed.drops() if changed else {}
    if drops:
        return _say("worse than before: " + ", ".join(f"{key} by {by:.4f}" for key, by in drops.items()), WORSE)
    return OK


def _ids(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0].strip() for line in lines if "." in line.split("\t")[0])


def _plain(result: Evaluation, changed: Comparison | None, errors: bool) -> str:
    lines = [f"{result.texts} texts"]
    for key, s in result.measures.items():
        lines.append(f"  {key:24} P {s.p:.3f}  R {s.r:.3f}  F1 {s.f1:.3f}   ({s.hit} of {s.gold} gold, {s.said} said)")
    for key, c in result.levels.items():
        lines.append(
            f"  {key:24} right {100 * c.share:.1f} %  ({c.right} of {c.of}; {100 * c.low:.1f} to {100 * c.high:.1f} %)"
        )
    if errors:
        lines += [f"{e.text}\t{e.kind}\t{e.what}\t{e.context}\t{e.said}" for e in result.errors]
    if changed:
        lines.append(_changes(changed))
    return "\n".join(lines)


def _changes(changed: Comparison) -> str:
    lines = [changed.scope(), f"gains {len(changed.gains)}, losses {len(changed.losses)}"]
    lines += ["+ " + f"{e.text}  {e.kind}  {e.what}  {e.context}" for e in changed.gains]
    lines += ["- " + f"{e.text}  {e.kind}  {e.what}  {e.context}  {e.said}" for e in changed.losses]
    return "\n".join(lines)


def _say(message: str, status: int) -> int:
    print(f"fazhi-extract evaluate: {message}", file=sys.stderr)  # noqa: T201
    return status


def command(argv: Sequence[str] | None = None) -> int:
    """The command on its own: ``python -m fazhi_extract.evaluation.command GOLD``."""
    parser = argparse.ArgumentParser(prog="fazhi-extract evaluate")
    add_arguments(parser)
    return run(parser.parse_args(argv))


if __name__ == "__main__":
    sys.exit(command())
