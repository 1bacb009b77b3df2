# `make demo` runs the main job on the articles in source/; `make test` passes the tests. Both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Compiled at set-up: a start of l10n then never compiles its libraries, also where nothing may be written beside them.
UV := $(BIN)/uv pip install --compile-bytecode --quiet --python $(BIN)/python
L10N := $(BIN)/l10n

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench gate golden clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: $(VENV)/.ready  ## l10n in a virtual environment, .venv

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5'
	$(UV) --editable .
	@$(BIN)/uv pip uninstall --quiet --python $(BIN)/python pip
	@touch $@

# The tests' tools come second, so that a producer's set-up stays small.
$(VENV)/.ready-dev: $(VENV)/.ready
	$(UV) --group dev --editable .
	@touch $@

# Catalan comes from Apertium, where Debian's package of the pair is installed.
APERTIUM := $(wildcard /usr/share/apertium/modes/eng-cat.mode)

demo: $(VENV)/.ready  ## the main job on source/, and where to look at its pages
	$(L10N) run --locale es --locale ar-XB $(if $(APERTIUM),--locale ca)

test: $(VENV)/.ready-dev  ## all tests
	$(BIN)/pytest

check: $(VENV)/.ready-dev  ## format, lint, types, tests with branch coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --cov --cov-fail-under=97

bench: $(VENV)/.ready-dev  ## speed as ratios, in alternation with peers
	@for bench in tests/bench/bench_*.py; do echo "== $$bench"; $(BIN)/python -m tests.bench.$$(basename $$bench .py) || exit 1; done

gate: $(VENV)/.ready-dev  ## quality figures over the reference texts beside the project
	@for gate in segments changes checks forms terms terms_drafts names_drafts drafts marks naughty evaluate; do \
		echo "== $$gate"; $(BIN)/python -m tests.gate.$$gate || failed="$$failed $$gate"; \
	done; [ -z "$$failed" ] || { echo "below a floor:$$failed"; exit 1; }

golden: $(VENV)/.ready-dev  ## rewrite the golden cases; the diff is the review
	$(BIN)/python -m tests.golden_write

clean:  ## what can be made again
	rm -rf $(VENV) dist .l10n build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
