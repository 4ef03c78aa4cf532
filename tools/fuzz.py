#!/usr/bin/env python3
"""Coverage-guided fuzzing with atheris (`pip install atheris`; it is in no extra, because it has no wheels for every
platform and Python).

    python tools/fuzz.py TARGET [--seconds N] [--corpus FOLDER] [libFuzzer options, such as -jobs=2]

TARGET is one of text, genre, figures, source, html, docx, repair, or all: then each has its share of the seconds. A crash is
written to tests/fuzz/crashers, where the tests replay it. The number of runs stands in the last line of each target.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "fuzz"), str(ROOT / "tests")]


def main() -> int:
    """Fuzz one target in this process, or all in one process each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--corpus", type=Path, default=Path(tempfile.gettempdir()) / "fazhi-fuzz")
    args, more = parser.parse_known_args()
    if args.target == "all":
        from fuzz_targets import TARGETS

        share = str(max(1, args.seconds // len(TARGETS)))
        command = [sys.executable, __file__, "--corpus", str(args.corpus), "--seconds", share, *more]
        return max(subprocess.run([*command, target], check=False).returncode for target in TARGETS)
    run(args.target, args.seconds, args.corpus / args.target, more)
    return 0


def run(target: str, seconds: int, corpus: Path, more: list[str]) -> None:
    """Fuzz one target; never returns."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    with atheris.instrument_imports(include=["fazhi_extract"]):
        import fuzz_targets

        import fazhi_extract.assemble
        import fazhi_extract.reading.docx
        import fazhi_extract.reading.html
        import fazhi_extract.repair.slips  # noqa: F401
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(fuzz_targets.seeds(target)):
        (corpus / f"seed-{number}").write_bytes(data)
    fuzz_targets.CRASHERS.mkdir(exist_ok=True)
    options = [
        f"-max_total_time={seconds}", "-max_len=2048", "-timeout=60", "-report_slow_units=60", "-rss_limit_mb=4096", "-print_final_stats=1",
        f"-artifact_prefix={fuzz_targets.CRASHERS}/{target}-",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, *more, str(corpus)], fuzz_targets.TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
