# make demo   installs the package and shows what it does on the reports in fixtures/
# make test   runs the tests
# make test-spark  runs the tests on Spark, Ray Data, Daft and Dask (1 GB to install; Spark needs Java)
# make site   builds the pages of docs/ into site/
# make lint   checks formatting, style, types and which module may import which
# make bench  measures speed and memory, prints a table, writes benchmarks/results/bench.json and docs/speed.md;
#             takes ten minutes or so (BENCH_ARGS=--quick to see that it works)
# make bench-peers  the same for other programs, each in an environment of its own under .venv-peers
# make clean  removes what the other targets made
#
# Needs make and Python 3.11 or newer (PYTHON=... to choose one); everything else goes into .venv.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test test-spark site lint bench bench-peers clean

# The newest Python that runs and can make a venv; a name on PATH alone proves little (version managers' shims).
ifndef PYTHON
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
endif
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
REPORT := fixtures/reports/anyue-2022.txt
OUT := demo-output

help:
	@sed -n 's/^# \{0,1\}//p;/^$$/q' Makefile

# Stamps: pip runs again only when pyproject.toml changes. The install is editable, so source changes need no reinstall.
$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "make: no Python >= 3.11 with venv found; name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/python pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/python pyproject.toml
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/installed

demo: $(VENV)/installed
	@rm -rf $(OUT) && mkdir $(OUT)
	@COLUMNS=$${COLUMNS:-150} $(BIN)/fazhi-extract extract $(REPORT) | head -n 30
	@echo "… (the whole table: .venv/bin/fazhi-extract extract $(REPORT))"
	@echo
	@$(BIN)/fazhi-extract extract fixtures/reports/*.txt --format summary
	@echo
	@for suffix in json jsonl csv; do $(BIN)/fazhi-extract extract fixtures/reports/*.txt -o $(OUT)/reports.$$suffix || exit; done

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest $(PYTEST_ARGS)

# An environment of its own: nobody who runs `make test` waits for a gigabyte.
$(VENV)-spark/installed: $(VENV)/python pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)-spark
	$(VENV)-spark/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,dev-cluster]'
	@touch $@

test-spark: $(VENV)-spark/installed
	$(VENV)-spark/bin/python -m pytest tests/test_cluster.py $(PYTEST_ARGS)

site: $(VENV)/installed-dev
	$(BIN)/mkdocs build --strict --quiet

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check --output-format concise .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks $(BENCH_ARGS)
	$(BIN)/python tools/build_docs.py

bench-peers: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.peers $(BENCH_ARGS)
	$(BIN)/python tools/build_docs.py

clean:
	rm -rf $(VENV) .venv-peers $(VENV)-spark $(OUT) site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
