# `make demo` runs the main job on the articles in source/; `make test` passes the tests. Both set up .venv first.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# The versions that everything here was tried with; empty for the newest ones.
CONSTRAINTS ?= constraints.txt
LIMITS := $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS))
# Compiled at set-up: a start of l10n then never compiles its libraries, also where nothing may be written beside them.
UV := $(BIN)/uv pip install --compile-bytecode --quiet --python $(BIN)/python $(LIMITS) \
	$(if $(CONSTRAINTS),--build-constraint $(CONSTRAINTS))
# Each file on one core: what its tests share is prepared once. In their order: the long files of few tests come not last.
PYTEST := $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder
# The same on a machine whose locale has no UTF-8.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench bench-compare gate docs mutants golden release-check constraints test-newest clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

setup: $(VENV)/.ready  ## l10n in a virtual environment, .venv

# Nothing stays that only the set-up needed: pip, and the old setuptools that `venv` of Python 3.11 brings.
$(VENV)/.ready: pyproject.toml $(CONSTRAINTS)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(LIMITS) uv
	@$(BIN)/uv pip uninstall --quiet --python $(BIN)/python pip setuptools
	$(UV) --editable .
	@$(BIN)/python -m compileall -q l10n
	@touch $@

# The tests' tools come second, so that a producer's set-up stays small.
$(VENV)/.ready-dev: $(VENV)/.ready
	$(UV) --group dev --editable .
	@touch $@

# Catalan comes from Apertium, where Debian's package of the pair is installed.
APERTIUM := $(wildcard /usr/share/apertium/modes/eng-cat.mode)
DEMO := build/demo

# The demo works on a copy, so that the articles and catalogs here stay as they are. What you review in it stays until `make clean`.
$(DEMO):
	@rm -rf $@.part && mkdir -p $@.part && cp -R pyproject.toml source locales $@.part && mv $@.part $@

demo: $(VENV)/.ready | $(DEMO)  ## the main job on a copy of source/ and locales/, and where to look at its pages
	$(BIN)/l10n -C $(DEMO) run --locale es --locale ar-XB $(if $(APERTIUM),--locale ca)
	@echo "The demo is a newsroom of its own: its catalogs are in $(DEMO)/locales/, its pages begin at $(DEMO)/dist/index.html"

test: $(VENV)/.ready-dev  ## all tests, on every core
	$(PYTEST)

# What runs in processes of its own (servers, workers, plug-ins of others) is tested, and not counted.
check: $(VENV)/.ready-dev  ## format, lint, types, tests with branch coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PYTEST) --cov --cov-fail-under=96

test-newest:  ## all tests with the newest release of every dependency, in .venv-newest
	rm -rf .venv-newest
	$(MAKE) test VENV=.venv-newest CONSTRAINTS=

# `make constraints UPGRADE=` keeps what is there and adds what pyproject.toml names since.
UPGRADE ?= --upgrade
constraints: $(VENV)/.ready  ## renew constraints.txt: the newest versions for every Python and system
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --no-header --no-annotate \
		--all-extras --group dev --group mutants --group setup $(if $(UPGRADE),$(UPGRADE),--constraint constraints.txt) pyproject.toml \
		> $(VENV)/compiled.txt
	@{ sed -n '/^#/p' constraints.txt; sed -e "/== 'never'/d" -e 's/ *;.*//' $(VENV)/compiled.txt; } > $(VENV)/constraints.txt
	@mv $(VENV)/constraints.txt constraints.txt; rm $(VENV)/compiled.txt

bench: $(VENV)/.ready-dev  ## speed as ratios, in alternation with peers; figures in build/bench/<revision>.json
	$(BIN)/python -m tests.bench.record $(BENCHES)

# What has no figures yet is measured first, in a tree beside. BENCHES="bench_po bench_segment" for some.
OLD ?= HEAD~1
NEW ?= HEAD
bench-compare: $(VENV)/.ready-dev  ## figures of two revisions side by side: make bench-compare OLD=<revision> NEW=<revision>
	$(BIN)/python -m tests.bench.record --compare $(OLD) $(NEW) $(BENCHES)

gate: $(VENV)/.ready-dev  ## quality figures over the reference texts beside the project
	@for gate in segments changes checks forms terms terms_drafts names_drafts drafts marks naughty evaluate; do \
		echo "== $$gate"; $(BIN)/python -m tests.gate.$$gate || failed="$$failed $$gate"; \
	done; [ -z "$$failed" ] || { echo "below a floor:$$failed"; exit 1; }

docs: $(VENV)/.ready-dev  ## the documentation as a site, in build/docs
	$(BIN)/mkdocs build --quiet --clean
	@echo "The documentation begins at build/docs/index.html"

mutants: $(VENV)/.ready-dev  ## how many faults the tests notice, by room (ROOMS="terms check" for some); the first run runs the suite
	$(UV) --group mutants
	$(BIN)/python -m tests.mutants $(ROOMS)

release-check: $(VENV)/.ready  ## wheel and sdist, and the main job with the wheel alone
	.ci/release-check

golden: $(VENV)/.ready-dev  ## rewrite the golden cases and the sessions; the diff is the review
	$(BIN)/python -m tests.golden_write
	$(BIN)/python -m tests.e2e.sessions_write
	$(BIN)/python -m tests.cli.help_write
	$(BIN)/python -m tests.check.examples_write
	$(BIN)/python -m tests.check.thresholds_write
	$(BIN)/python -m tests.article.office.wholes_write

clean:  ## what can be made again
	rm -rf $(VENV) .venv-newest dist .l10n build .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find l10n tests -name __pycache__ -prune -exec rm -rf {} +
