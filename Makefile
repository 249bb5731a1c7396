# Two commands for everyone: `make serve` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help install serve data check test browser upstream picture lock

help:  ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

install: $(READY)  ## set up .venv with the locked dependencies

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version). Try make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

serve: $(READY)  ## serve the atlas at http://127.0.0.1:8000
	$(BIN)/orta serve

data: $(READY)  ## build data/built from data/facts and data/upstream
	$(BIN)/orta build

check: $(READY)  ## format, lint and types
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/ruff check --no-cache .
	$(BIN)/mypy

test: $(READY) browser  ## all tests, browser tests included
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

browser: $(READY)  ## get a Chromium where there is none
	$(BIN)/python -m tools.chromium

upstream: $(READY)  ## make the extracts in data/upstream again (needs the network)
	$(BIN)/python -m tools.upstream

picture: $(READY) browser  ## draw docs/atlas.png, the README's picture
	$(BIN)/python -m tools.picture docs/atlas.png

lock: $(READY)  ## take up newer versions of the dependencies
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command "make lock" --upgrade --quiet -o requirements.lock
