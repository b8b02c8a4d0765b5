# make run   the tables of corpus/ in outputs/corpus
# make test  lint, types and tests
# make model the NER model of models/, from the corpus and from names, in models/hustings_models/ner
# make clean removes what they made
#
# The first two set up .venv by themselves. Once it stands, they need no network until pyproject.toml or constraints.txt
# changes. Before the tests, a Chromium is installed where there is none and apt-get may be used without a password.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.hustings-installed

# The first command on this machine that is a Python 3.11 to 3.13 able to make virtual environments.
PYTHONS := python3.11 python3.12 python3.13 python3 python
SUITABLE := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

# The commands that the tests of reports drive, and the packages of Debian that have them and a font.
BROWSER := chromium chromedriver
BROWSER_PACKAGES := chromium chromium-driver fonts-liberation

.PHONY: run test model browser clean
.DEFAULT_GOAL := run

run: $(STAMP)
	$(BIN)/hustings run corpus/articles -o outputs/corpus --fresh

test: $(STAMP) browser
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

# One thread, for the order of sums decides the last bits of the weights.
model: export OMP_NUM_THREADS := 1
model: $(STAMP)
	$(BIN)/python scripts/model_data.py outputs/model
	$(BIN)/python -m spacy train models/ner/config.cfg --output outputs/model \
	    --paths.train outputs/model/train.spacy --paths.dev outputs/model/dev.spacy
	$(BIN)/python scripts/keep_model.py outputs/model/model-best models/hustings_models/ner
	$(BIN)/python -m spacy evaluate models/hustings_models/ner outputs/model/dev.spacy

browser:
	@command -v $(BROWSER) >/dev/null && [ "$$(command -v $(BROWSER) | wc -l)" = $(words $(BROWSER)) ] && exit; \
	if [ "$$(id -u)" = 0 ]; then as_root=env; else as_root="sudo -n"; fi; \
	if ! command -v apt-get >/dev/null || ! $$as_root true 2>/dev/null \
	    || ! { $$as_root apt-get update -qq \
	        && $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(BROWSER_PACKAGES); }; \
	then \
	    echo "the tests in a browser will be left out; to have them, install: $(BROWSER_PACKAGES)" >&2; \
	fi

$(STAMP): pyproject.toml constraints.txt
	@if ! $(BIN)/python -c '$(SUITABLE)' >/dev/null 2>&1; then \
	    python=$(PYTHON); \
	    for candidate in $${python:-$(PYTHONS)}; do \
	        if "$$candidate" -c '$(SUITABLE)' >/dev/null 2>&1; then python=$$candidate; break; fi; \
	    done; \
	    if ! "$$python" -c '$(SUITABLE)' >/dev/null 2>&1; then \
	        echo "hustings needs Python 3.11, 3.12 or 3.13 with its venv module; install one, or name it: make PYTHON=/path/to/python" >&2; \
	        exit 1; \
	    fi; \
	    "$$python" -m venv --clear $(VENV); \
	fi
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) outputs/corpus outputs/benchmark outputs/model dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
