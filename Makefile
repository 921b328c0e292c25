# Two commands do everything: `make site` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PARSER := tests/workflows/node_modules
export NO_MKDOCS_2_WARNING := 1

# An old Python gets a sentence; an environment of another Python is made again.
PYTHON_LOOKS := $(shell $(PYTHON) scripts/check_python.py $(VENV) 2>&1)
ifneq ($(PYTHON_LOOKS),ok)
$(error $(PYTHON_LOOKS))
endif


.PHONY: site serve init test thorough venv dev browser parser lint lock screenshots picture tables bench clean

site: $(VENV)/.site
	$(BIN)/peerpact summary
	$(BIN)/peerpact site

serve: $(VENV)/.site
	$(BIN)/peerpact summary
	$(BIN)/peerpact site --serve

# A new community beside this checkout: make init DIR=../mentors
init: $(VENV)/.site
	$(BIN)/peerpact init $(DIR)

test: $(VENV)/.test browser parser lint
	$(BIN)/pytest -n 2 --dist loadgroup

# The long searches: every fault, every look, thousands of steps. For the night, and before a release.
thorough: $(VENV)/.test browser parser
	THOROUGH=1 $(BIN)/pytest -n 2 --dist loadgroup

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/style/run.py check

# Scripts and style sheets of the site in the one style; `lint` says what is not.
format: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/python tests/style/run.py format

browser: $(VENV)/.test
	cd tests && ../$(BIN)/python -m testing.browser_setup

# GitHub's own parser of workflow files comes from npm. Without npm its tests say that they were skipped.
parser: $(if $(shell command -v npm),$(PARSER)/.installed)

$(PARSER)/.installed: $(dir $(PARSER))package-lock.json
	npm ci --prefix $(dir $(PARSER)) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# Pictures of each kind of page, light and dark, wide and narrow, into screenshots/, which Git ignores.
screenshots: $(VENV)/.test browser
	cd tests && ../$(BIN)/python -m testing.screenshots

# The picture in the README, docs/site.png.
picture: $(VENV)/.test browser
	cd tests && ../$(BIN)/python -m testing.readme_picture

# The tables of places, zones and languages in scripts/peerpact/text/tables/, out of GeoNames, CLDR and IANA.
tables: $(VENV)/.tables
	$(BIN)/python scripts/tables

bench: $(VENV)/.bench
	$(BIN)/python tests/benchmarks/run.py

# What the commands and the site need; `make dev` adds what the tests need.
venv: $(VENV)/.site
dev: $(VENV)/.test

# A stamp remembers which lock file the environment was made from.
$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements/site.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

# The libraries that the benchmarks hold the kit against.
$(VENV)/.bench: requirements/bench.txt $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

# The gazetteer is 180 MB, so only drawing the tables installs it.
$(VENV)/.tables: requirements/tables.txt $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tables.txt
	@touch $@

COMPILE := uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11

# Needs uv; writes what every machine installs, with hashes, for every Python from 3.11.
lock:
	$(COMPILE) pyproject.toml --extra site -o requirements/site.txt
	$(COMPILE) pyproject.toml -c requirements/site.txt -o requirements/bot.txt
	$(COMPILE) --group lock -c requirements/site.txt -o requirements/build.txt
	$(COMPILE) pyproject.toml --extra site --extra cohort --group lock --group test -c requirements/site.txt -o requirements/test.txt
	$(COMPILE) pyproject.toml --extra site --extra cohort --group lock --group test --group bench -c requirements/test.txt -o requirements/bench.txt
	$(COMPILE) pyproject.toml --extra site --extra cohort --group lock --group test --group tables -c requirements/test.txt -o requirements/tables.txt

clean:
	rm -rf $(VENV) $(PARSER) tests/style/node_modules site
