# Every target makes the environment itself: nothing is needed but Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python -m

PIP := $(RUN) pip install -qq --disable-pip-version-check

.PHONY: environment extract check test test-slow fuzz kill lint types release diff bench corpus lock clean help

help:
	@echo "make extract   read raw/ into extracted/ and normalized/draft/"
	@echo "make test      the tests of every stage, in minutes"
	@echo "make test-slow the tests that take long"
	@echo "make fuzz SECONDS=600   damaged files of every kind, to every reader"
	@echo "make kill N=1000   kills of extract and release at random moments"
	@echo "make check     what stands in the way of a release"
	@echo "make release   turn the draft into a version"
	@echo "make diff A=… B=…   the difference between two versions"
	@echo "make bench     speed and accuracy beside the plain library calls"
	@echo "make corpus N=300   exact rows by family and format on generated notices"
	@echo "make lock      pin anew what is installed"

# What runs the project: nothing of the tests, the types or the notebook.
$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "error: Python 3.11 or newer is needed; say make PYTHON=python3.11"; exit 1; }
	@echo "environment: making $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@echo "environment: installing what it needs to run (requirements.lock, about 500 MB)"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

# What develops it comes on top, in the same versions.
$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@echo "environment: installing what tests, types and notebook need (requirements-dev.lock)"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

environment: $(VENV)/.dev

extract: $(VENV)/.run
	@$(RUN) pipeline extract

check: $(VENV)/.run
	@$(RUN) pipeline check

release: $(VENV)/.run
	@$(RUN) pipeline release

diff: $(VENV)/.run
	@$(RUN) pipeline diff $(A) $(B)

test: $(VENV)/.dev
	$(RUN) pytest

test-slow: $(VENV)/.dev
	$(RUN) pytest -m slow

# Damaged files of every kind, as many as so many seconds give; another RUN_NUMBER, other files.
SECONDS ?= 600
RUN_NUMBER ?= 1
fuzz: $(VENV)/.dev
	$(RUN) tests.hostile.fuzz --seconds $(SECONDS) --run $(RUN_NUMBER)

# `extract` and `release` killed at random moments, so many times each.
kill: N = 1000
kill: $(VENV)/.dev
	$(RUN) tests.hostile.kill --number $(N)

lint: $(VENV)/.dev
	$(RUN) ruff check pipeline tests bench tools
	$(RUN) ruff format --check pipeline tests bench tools

types: $(VENV)/.dev
	$(RUN) mypy

bench: $(VENV)/.dev
	$(RUN) bench

N ?= 300
corpus: $(VENV)/.dev
	$(RUN) tests.corpus_report --number $(N)

# The files name versions and hashes, no index. uv works in an environment of its own, so that none of it is pinned.
COMPILE := uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --no-emit-index-url --upgrade --quiet
lock:
	@$(PYTHON) -m venv .cache/lock
	@.cache/lock/bin/python -m pip install -qq --disable-pip-version-check uv
	@$(call compiled,requirements.lock,--group build pyproject.toml)
	@$(call compiled,requirements-dev.lock,--extra dev --extra notebook --group build -c requirements.lock pyproject.toml)
	@grep -c -v '^[# ]' requirements.lock requirements-dev.lock

compiled = .cache/lock/bin/$(COMPILE) $(2) -o $(1).new >/dev/null && { echo "\# Made by \`make lock\`:"; echo "\# $(COMPILE) $(2)"; cat $(1).new; } > $(1) && rm $(1).new

clean:
	rm -rf $(VENV) .cache normalized/draft
