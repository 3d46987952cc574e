# Everything runs in .venv, which is made on first use and made again when a lock changes.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.made
SPARK := $(VENV)/.spark
STANDARDS := $(VENV)/.standards

.DEFAULT_GOAL := help
.PHONY: help book lab pdf test lint bench score soak notebooks lock release spark standards clean

help:  ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## */make \1 \t/' | expand -t 16

book: $(STAMP)  ## Build the book from nothing and say where it lies
	$(RUN) -m aidanalysis book

pdf: $(STAMP) book  ## Print each edition to one PDF (needs Chromium)
	$(RUN) -m aidanalysis book --pdf

lab: $(STAMP)  ## Open the chapters in JupyterLab
	$(RUN) -m jupyterlab book

test: $(STAMP)  ## Run every test: the package, the notebooks, the built book, of which what is stale is built anew
	$(RUN) -m aidanalysis book --stale
	$(RUN) -m pytest -n 2 --dist loadfile
	$(RUN) -m pytest -n 2 --dist loadfile --nbval book

lint: $(STAMP)  ## Check style and types of the package, the tests and the notebooks
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy aidanalysis tests benchmarks soak
	$(RUN) -m nbqa mypy book --strict

bench: $(STAMP)  ## Print speeds and weights as ratios
	$(RUN) -m benchmarks

score: $(STAMP)  ## Print the scores of the reader, the auditor and other readers on the public sets
	$(RUN) -m benchmarks.score
	$(RUN) -m benchmarks.score_audit
	$(RUN) -m benchmarks.other_readers
	$(RUN) -m benchmarks.other_extractors

soak: $(STAMP)  ## Try damaged documents, cut-off runs and odd surroundings, and print what was lost
	$(RUN) -m soak

notebooks: $(STAMP)  ## Run every notebook and store its outputs
	$(RUN) -m aidanalysis book --run

spark: $(SPARK)  ## Add PySpark, for the tests of the aggregates on it (needs Java)

standards: $(STANDARDS)  ## Add the standard IATI as pyIATI ships it, for the tests of the export

lock:  ## Resolve the locks anew (needs uv)
	uv pip compile pyproject.toml --extra book --extra build --extra lab --extra pdf --extra test --universal --no-strip-extras --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra spark --constraint requirements.lock --universal --no-strip-extras --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements-spark.lock

release: $(STAMP) test  ## Build the wheel and the source archive into dist/
	rm -rf dist
	$(RUN) -m hatchling build
	$(RUN) -m pytest -q tests/test_release.py

clean:  ## Take away what was made
	rm -rf $(VENV) _build dist

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than 3.11; name a newer one: make PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv --clear $(VENV)
	$(RUN) -m pip install --quiet --require-hashes --requirement requirements.lock
	$(RUN) -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(STANDARDS): $(STAMP) requirements-standards.lock
	$(RUN) -m pip install --quiet --no-deps --require-hashes --no-build-isolation --requirement requirements-standards.lock
	touch $@

$(SPARK): $(STAMP) requirements-spark.lock
	$(RUN) -m pip install --quiet --require-hashes --no-build-isolation --requirement requirements-spark.lock
	touch $@
