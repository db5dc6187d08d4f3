# The one place for commands. `make run` and `make test` work on a fresh machine that has
# Python 3.11 or newer, git and make.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= rashomon-out
EXAMPLE := examples/ferry/articles
# The default model's weights are packaged for Linux on x86-64 alone.
PROFILE ?= $(if $(filter Linux-x86_64,$(shell uname -sm | tr ' ' -)),default,fast)
# Processes that share out the files of tests; each may load a model, some 1.5 GB. None by default:
# where two cores have other work too, a Prefect server that a test starts may answer too late.
WORKERS ?= 0
export RASHOMON_HOME ?= $(CURDIR)/.rashomon

.PHONY: run test lint types format clean

run: $(VENV)/installed
	$(BIN)/rashomon compare $(EXAMPLE) --out $(OUT) --profile $(PROFILE)

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/installed: pyproject.toml constraints.txt .ci/install.py
	$(PYTHON) .ci/install.py $(VENV)
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(PYTHON) .ci/install.py $(VENV) --dev
	touch $@

clean:
	rm -rf $(VENV) $(OUT) .rashomon
