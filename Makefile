# Everything runs in a virtual environment of the checkout's own; nothing is done by hand.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo test thorough ray check wheel golden mutants readme accuracy calibrate clean

help:
	@echo "make demo    install claimx and run it on the sample article"
	@echo "make test    install claimx and run the tests"
	@echo "make thorough [TEXTS=FOLDER]   try 20,000 random texts and 50,000 mutated ones, which takes an hour"
	@echo "make ray     install Ray too, and test a corpus on two nodes of it"
	@echo "make check   ruff, mypy, licences, advisories, and the wheel: can it be uploaded and installed?"
	@echo "make mutants   turn conditions of the analysis round, and see whether a test notices"
	@echo "make golden  write what is found in the golden articles now, for you to review"
	@echo "make readme  bring the pages that are generated up to date"
	@echo "make accuracy CORPORA=FOLDER   score everything, and fail under the floors"
	@echo "make calibrate CORPORA=FOLDER   measure the precision of each rule"
	@echo "make clean   remove the environment and the caches"

install: $(INSTALLED)

# pip compiles what it installs, but nothing of an editable installation.
$(INSTALLED): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,documents,parquet,benchmarks]'
	$(BIN)/python -m compileall -q src/claimx
	@touch $@

# Only what a user needs; `make test` installs the rest into the same environment.
PLAIN := $(VENV)/.plain

$(PLAIN): pyproject.toml
	@echo "1 of 3: making an environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@echo "2 of 3: installing claimx and what it needs there, which takes a minute"
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q src/claimx
	@touch $@

demo: $(PLAIN)
	@echo "3 of 3: $(BIN)/claimx extract data/sample_article.txt"
	@$(BIN)/claimx extract data/sample_article.txt

# On all processors: each begins with files of its own, and takes over tests of another when it is through. The hundred
# processes that tests start find claimx compiled, and pytest rewrites the plugins that it is told of, not all of anyio
# and hypothesis.
PLUGINS := -p xdist.plugin -p _hypothesis_pytestplugin
test: $(INSTALLED)
	@$(BIN)/python -m compileall -q src/claimx
	PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(BIN)/pytest $(PLUGINS) --numprocesses auto --dist worksteal

TEXTS ?= tests/golden data
thorough: $(INSTALLED)
	$(BIN)/pytest tests/test_robustness.py --hypothesis-profile=thorough
	$(BIN)/python tests/checks.py $(TEXTS) --mutated 50000

ray: $(INSTALLED)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[ray]'
	$(BIN)/pytest tests/test_corpus.py -k Ray

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python supply/bundled.py --check
	$(BIN)/python supply/audit.py
	@$(MAKE) --no-print-directory wheel

# What goes into the wheel. It is built, and tried in an empty environment, where any of it has changed.
PACKAGED := pyproject.toml README.md LICENSE $(shell find src -type f -not -name '*.pyc')
EMPTY := build/empty
ARTICLE := $(CURDIR)/data/sample_article.txt

wheel: build/.wheel

build/.wheel: $(INSTALLED) $(PACKAGED)
	rm -rf build && mkdir build
	$(BIN)/python -m build --outdir build/dist . >build/log || (cat build/log; false)
	$(BIN)/twine check --strict build/dist/*
	$(PYTHON) -m venv $(EMPTY)
	$(EMPTY)/bin/pip install --quiet --disable-pip-version-check build/dist/*.whl
	$(EMPTY)/bin/pip check
	$(BIN)/claimx extract $(ARTICLE) --pipeline bundled --json >build/expected.json
	cd $(EMPTY) && PYTHONPATH= bin/claimx extract $(ARTICLE) --json | cmp ../expected.json
	rm -rf $(EMPTY)
	@touch $@

SAMPLE ?= 60
mutants: $(INSTALLED)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[mutants]'
	PATH=$(CURDIR)/$(BIN):$$PATH $(BIN)/python benchmarks/mutants.py --sample $(SAMPLE)

golden: $(INSTALLED)
	$(BIN)/python tests/test_golden.py
	@git --no-pager diff --stat tests/golden

readme: $(INSTALLED)
	$(BIN)/python tests/test_docs.py
	$(BIN)/python tests/test_rules.py
	$(BIN)/python tests/test_lexicon.py
	$(BIN)/python supply/bundled.py

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache

accuracy: $(INSTALLED)
	$(BIN)/python benchmarks/gate.py $(CORPORA)

calibrate: $(INSTALLED)
	$(BIN)/python benchmarks/calibrate.py $(CORPORA)/articles/train
