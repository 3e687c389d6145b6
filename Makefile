# What a person runs; `make help` lists it.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# A version manager's shim for uv may exist and still fail, so it is asked for its version.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .uv/bin/uv)
UV_VERSION := 0.13.9
PYTHONS := python3 /usr/bin/python3

RUN := $(UV) run --locked

# Compiled once here, and not again at every start by whoever has PYTHONDONTWRITEBYTECODE set.
export UV_COMPILE_BYTECODE := 1

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1 — /p' Makefile

.PHONY: run
run: $(UV) ## simulate a published situation in three legs and write gaiter-leg.html
	@$(RUN) --no-default-groups gaiter simulate

.PHONY: test
test: check browser ## everything that must hold: check, all tests, and the documentation without a warning
	@$(RUN) pytest -n 2 --dist loadfile

.PHONY: check
check: install ## formatting, lint, types and import contracts
	@$(RUN) ruff format --check
	@$(RUN) ruff check
	@$(RUN) mypy
	@$(RUN) lint-imports

.PHONY: bench
bench: install ## measure the speed and print the table
	@$(RUN) python -m benchmarks

.PHONY: fit
fit: install ## fit the standard leg again and write calibration/result.json
	@$(RUN) python -m calibration

.PHONY: soak
soak: install ## the property tests with many times the examples, at random
	@HYPOTHESIS_PROFILE=soak $(RUN) pytest -n 2 --dist loadfile -m hypothesis

.PHONY: docs
docs: install ## build the documentation in docs/_build/html
	@$(RUN) sphinx-build --fail-on-warning --keep-going --quiet docs docs/_build/html
	@echo "Open docs/_build/html/index.html"

.PHONY: install
install: $(UV)
	@$(UV) sync --locked

# Pages are tried in a real browser; tests that find none say so and are skipped.
.PHONY: browser
browser:
	@command -v chromium >/dev/null || { \
	  [ "$$(id -u)" = 0 ] && echo "Installing chromium, for the tests that need a browser" && \
	  { apt-get update && apt-get install --yes --no-install-recommends chromium; } >/dev/null 2>&1; \
	} || echo "There is no chromium here, so tests in a browser will be skipped (Debian: apt-get install chromium)."

.PHONY: uv
uv:
.uv/bin/uv:
	@echo "Installing uv into .uv/ (once, for this project only)"
	@for python in $(PYTHONS); do \
	  if $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	    $$python -m venv --clear .uv && .uv/bin/pip install --quiet uv==$(UV_VERSION); \
	    exit; \
	  fi; \
	done; \
	echo "No Python can make a virtual environment here: run 'apt-get install python3-venv' (Debian, Ubuntu), or install uv, then run make again." >&2; \
	exit 1
