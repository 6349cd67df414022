# The commands of the course. Each says what it does and ends with a clear line.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
SITE := _build/html
SHARED_OUT := --numprocesses=logical --maxprocesses=4 --dist=loadfile --no-loadscope-reorder  # tests, over the processors; a file shares what it sets up
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
HASHED := $(PIP) install --require-hashes  # nothing that hashes.txt doesn't name, byte for byte
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate $(UPGRADE)

.DEFAULT_GOAL := help
.PHONY: help serve site print check tools lint-js test fuzz bench lab lock sbom clean

help:  ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/'

serve: site  ## build the course and show it at http://localhost:8000 (or: make serve PORT=8123)
	@echo "The course is at http://localhost:$(PORT) (stop with Ctrl+C)"
	@$(BIN)/python -m http.server $(PORT) --directory $(SITE) --bind 127.0.0.1

site: $(VENV)/.course  ## build the course into _build/html
	@echo "Building the course ..."
	@$(BIN)/python -m oncamera.hosts.site >_build.log 2>&1 || { cat _build.log; echo "The build failed: see above."; exit 1; }
	@mkdir -p _build && mv _build.log _build/build.log
	@echo "Built into $(SITE)."

print: site $(VENV)/.tests  ## make PDFs in _build/print; those of one session alone: make print PLAN=sixty-minutes
	@$(BIN)/python -m tools.programs chromium
	@echo "Printing (a minute or two) ..."
	@$(BIN)/python -m oncamera print $(if $(PLAN),--plan $(PLAN))

check: $(VENV)/.tests  ## lint, types, unit and content tests: no browser, a few seconds
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m oncamera check
	@$(BIN)/pytest -p no:nbmake -m "not browser and not build and not fuzz"
	@echo "All checks passed."

tools: $(VENV)/.tests  ## find the programs that the tests drive; as root, install what is missing, and say what first
	@$(BIN)/python -m tools.programs

lint-js: node_modules/.made  ## check the scripts: types (tsc), rules and format (biome); to format: npx biome format --write
	@npx --no-install tsc --project .
	@npx --no-install biome check --error-on-warnings

test: $(VENV)/.tests  ## everything, in a real browser and a real JupyterLab (make tools first; or NO_INSTALL=1)
	@$(BIN)/python -m tools.programs
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(MAKE) --no-print-directory lint-js
	@$(BIN)/python -m oncamera check
	@echo "Running all tests (about 10 minutes on two cores) ..."
	@$(BIN)/pytest $(SHARED_OUT) --durations=15 --durations-min=5 --nbmake --nbmake-timeout=120 exercises tests
	@echo "All tests passed."

fuzz: $(VENV)/.tests  ## read 25 times as many generated files as the tests do (an hour or so; ROUNDS=5 for less)
	@$(BIN)/python -m tools.programs chromium
	@$(BIN)/pytest -m fuzz --fuzz-rounds $(or $(ROUNDS),25)

bench: $(VENV)/.tests  ## measure builds, pages and the quiz
	@$(BIN)/python -m tools.programs chromium
	@$(BIN)/python -m tools.bench

lab: $(VENV)/.lab  ## open the pages as live notebooks in JupyterLab
	@$(BIN)/jupyter lab --notebook-dir=.

# `-` lines name other files; what is left is compiled for every system and each Python from 3.11 on.
lock:  ## work out versions and hashes again, after a change to requirements*.txt (all: UPGRADE=--upgrade)
	@[ -x $(BIN)/uv ] || { echo "uv is needed. With the pins as they were, type: make check"; exit 1; }
	@sed -nE 's/^([A-Za-z0-9][^ ]*).*/\1/p' requirements*.txt | $(UV) --custom-compile-command "make lock" -o hashes.txt -
	@sed -nE '/^(#|[A-Za-z0-9])/s/ *\\$$//p; /^#/p' hashes.txt >constraints.txt
	@sed -nE 's/^([A-Za-z0-9][^ ]*).*/\1/p' requirements-build.txt | \
	  $(UV) --custom-compile-command "make lock" -c constraints.txt -o _lock.txt - && mv _lock.txt requirements-build.txt
	@echo "Written: requirements-build.txt, hashes.txt and constraints.txt. Now: make test"

sbom: $(VENV)/.tests  ## write the bill of materials of what builds the course (CycloneDX) to _build/sbom.cdx.json
	@mkdir -p _build
	@$(BIN)/cyclonedx-py requirements --output-reproducible --of JSON -o _build/sbom.cdx.json hashes.txt
	@echo "Written: _build/sbom.cdx.json"

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

$(VENV)/.pinned: $(VENV)/.made requirements-build.txt
	@$(HASHED) -r requirements-build.txt
	@touch $@

$(VENV)/.course: $(VENV)/.pinned requirements.txt hashes.txt pyproject.toml
	@echo "Installing what the course needs (a minute or two the first time) ..."
	@$(HASHED) -c hashes.txt -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.tests: $(VENV)/.course requirements-dev.txt
	@echo "Installing what the tests need ..."
	@$(HASHED) -c hashes.txt -r requirements-dev.txt
	@touch $@

# Only what checks scripts: no page and no notebook needs it. package-lock.json has each file's hash.
node_modules/.made: package.json package-lock.json $(VENV)/.tests
	@$(BIN)/python -m tools.programs npm
	@npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.lab: $(VENV)/.course requirements-lab.txt
	@echo "Installing JupyterLab ..."
	@$(HASHED) -c hashes.txt -r requirements-lab.txt
	@$(BIN)/jupytext-config set-default-viewer markdown myst
	@touch $@
