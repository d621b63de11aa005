# Every target makes the environment itself: nothing is needed but Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python -m

.PHONY: extract check test lint types release diff bench corpus clean help

help:
	@echo "make extract   read raw/ into extracted/ and normalized/draft/"
	@echo "make test      run all tests"
	@echo "make check     what stands in the way of a release"
	@echo "make release   turn the draft into a version"
	@echo "make diff A=… B=…   the difference between two versions"
	@echo "make bench     speed and accuracy beside the plain library calls"
	@echo "make corpus N=300   exact rows by family and format on generated notices"

$(VENV)/.made: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "error: Python 3.11 or newer is needed; say make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) pip install --quiet --disable-pip-version-check -r requirements.lock
	$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

extract: $(VENV)/.made
	$(RUN) pipeline extract

check: $(VENV)/.made
	$(RUN) pipeline check

test: $(VENV)/.made
	$(RUN) pytest

lint: $(VENV)/.made
	$(RUN) ruff check pipeline tests bench

types: $(VENV)/.made
	$(RUN) mypy

release: $(VENV)/.made
	$(RUN) pipeline release

diff: $(VENV)/.made
	$(RUN) pipeline diff $(A) $(B)

bench: $(VENV)/.made
	$(RUN) bench

N ?= 300
corpus: $(VENV)/.made
	$(RUN) tests.corpus_report --number $(N)

clean:
	rm -rf $(VENV) .cache normalized/draft
