# The commands of the course. Each says what it does and ends with a clear line.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
SITE := _build/html
SHARED_OUT := --numprocesses=logical --maxprocesses=4 --dist=loadfile --no-loadscope-reorder  # tests, over the processors; a file shares what it sets up
JUPYTERLAB := jupyterlab==4.4.9  # the one that repo2docker 2026.4.0 puts into a Python 3.11 image

.DEFAULT_GOAL := help
.PHONY: help serve site print check test bench lab clean

help:  ## show this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/'

serve: site  ## build the course and show it at http://localhost:8000 (or: make serve PORT=8123)
	@echo "The course is at http://localhost:$(PORT) (stop with Ctrl+C)"
	@$(BIN)/python -m http.server $(PORT) --directory $(SITE) --bind 127.0.0.1

site: $(VENV)/.course  ## build the course into _build/html
	@echo "Building the course ..."
	@$(BIN)/jupyter-book build . -W --keep-going >_build.log 2>&1 || { cat _build.log; echo "The build failed: see above."; exit 1; }
	@mkdir -p _build && mv _build.log _build/build.log
	@echo "Built into $(SITE)."

print: site $(VENV)/.tests  ## make PDFs in _build/print; those of one session alone: make print PLAN=sixty-minutes
	@$(BIN)/python tests/chromium.py
	@echo "Printing (a minute or two) ..."
	@$(BIN)/python -m oncamera print $(if $(PLAN),--plan $(PLAN))

check: $(VENV)/.tests  ## lint, types, unit and content tests: no browser, a few seconds
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m oncamera check
	@$(BIN)/pytest --quick -m "not browser and not build and not fuzz"
	@echo "All checks passed."

test: $(VENV)/.tests  ## everything, in a real browser and a real JupyterLab
	@echo "Looking for Chromium and nginx ..."
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m tests.nginx
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m oncamera check
	@echo "Running all tests (about 10 minutes on two cores) ..."
	@$(BIN)/pytest $(SHARED_OUT) --durations=15 --durations-min=5 --nbmake --nbmake-timeout=120 exercises tests
	@echo "All tests passed."

bench: $(VENV)/.tests  ## measure builds, pages and the quiz
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python tests/bench.py

lab: $(VENV)/.lab  ## open the pages as live notebooks in JupyterLab
	@$(BIN)/jupyter lab --notebook-dir=.

clean:  ## remove what the build made (not the virtual environment)
	@rm -rf _build

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed; $(PYTHON) is `$(PYTHON) --version`. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@echo "Making a virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); \
	  echo "Python cannot make a virtual environment here. On Debian or Ubuntu type:"; \
	  echo "  sudo apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.course: $(VENV)/.made requirements.txt constraints.txt pyproject.toml
	@echo "Installing what the course needs (a minute or two the first time) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.tests: $(VENV)/.course requirements-dev.txt
	@echo "Installing what the tests need ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENV)/.lab: $(VENV)/.course
	@echo "Installing JupyterLab ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check $(JUPYTERLAB)
	@$(BIN)/jupytext-config set-default-viewer markdown myst
	@touch $@
