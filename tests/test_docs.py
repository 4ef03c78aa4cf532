"""The docs say what is so: generated pages are up to date, code blocks run, commands work, links lead somewhere."""

from __future__ import annotations

import contextlib
import doctest
import io
import pathlib
import re
import shlex
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import duckdb
import pytest
from scoring import ROOT
from tooling import TOOLS, load

from fazhi_extract.cli import main as command

PAGES = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").glob("*.md"))]
# Written by others, with fragments that are not meant to run on their own.
NOT_RUN = {"data-sources.md"}
RUN = [page for page in PAGES if page.name not in NOT_RUN]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.S | re.M)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def blocks(page: pathlib.Path, language: str) -> list[str]:
    return [code for found, code in _BLOCK.findall(page.read_text(encoding="utf-8")) if found == language]


@pytest.fixture(scope="module")
def build_docs() -> ModuleType:
    return load(TOOLS / "build_docs.py")


def test_generated_docs_are_up_to_date(build_docs: ModuleType) -> None:
    stale = [path.name for path, text in build_docs.build().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python tools/build_docs.py"


def test_some_pages_have_code() -> None:
    assert {page.name for page in RUN if blocks(page, "python")} >= {
        "README.md",
        "README.zh-CN.md",
        "adding-an-indicator.md",
    }
    assert {page.name for page in RUN if blocks(page, "pycon")} >= {"quick-start.md", "flags.md", "number-forms.md"}


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.name)
def test_python_blocks_run(page: pathlib.Path) -> None:
    """The blocks of a page, one after another, as one program."""
    code = "\n".join(blocks(page, "python"))
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(code, page.name, "exec", dont_inherit=True), {"__name__": "docs"})


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.name)
def test_sessions_print_what_they_show(page: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = "\n".join(blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    report = io.StringIO()
    failed = doctest.DocTestRunner(verbose=False).run(test, out=report.write)
    assert failed.failed == 0, report.getvalue()


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.name)
def test_commands_work(page: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    shown = [line for code in blocks(page, "sh") for line in code.splitlines()]
    shown += re.findall(r"`(fazhi-extract extract [^`]+)`", page.read_text(encoding="utf-8"))
    for line in shown:
        words = shlex.split(line, comments=True)
        if words[:1] == ["fazhi-extract"]:
            with contextlib.redirect_stdout(io.StringIO()):
                assert command(words[1:]) == 0, line


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The reports in fixtures/, as `fazhi-extract run` leaves them."""
    out = tmp_path_factory.mktemp("docs") / "reports.duckdb"
    assert command(["run", str(ROOT / "fixtures" / "reports"), "-o", str(out), "--workers", "1", "--quiet"]) == 0
    with duckdb.connect(str(out)) as base:
        yield base


@pytest.mark.parametrize("page", [page for page in RUN if blocks(page, "sql")], ids=lambda page: page.name)
def test_queries_run(page: pathlib.Path, database: Any) -> None:
    for query in blocks(page, "sql"):
        database.execute(query).fetchall()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: pathlib.Path) -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    }
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        assert (page.parent / name).exists(), target
        if anchor and not name:
            assert anchor in headings, target


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_commands_of_the_readme_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


def test_index_names_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    missing = [
        page.name for page in (ROOT / "docs").glob("*.md") if page.name != "index.md" and f"({page.name})" not in index
    ]
    assert missing == []
