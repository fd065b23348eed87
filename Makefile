# Everything a developer does, by name. `make` lists it. Works in folders with spaces and, once set up, without network.

PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14; do \
	command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$name && break; done)
RUN := .venv/bin/python -m
STAMP := .venv/installed
TEMPLATES := src/maplebridge/doors
API := docs/api/openapi.json

.DEFAULT_GOAL := help
.PHONY: help setup assets demo test prove shots check describe bench map

help: ## list what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | \
		while IFS="$$(printf '\t')" read -r name words; do printf '  make %-8s %s\n' "$$name" "$$words"; done

setup: $(STAMP) ## install everything into .venv, pinned with hashes

$(STAMP): requirements.lock pyproject.toml package-lock.json hatch_build.py
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed." >&2; exit 1; }
	test -x .venv/bin/python || "$(PYTHON)" -m venv .venv
	$(RUN) pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

assets: $(STAMP) ## build what browsers load, if its sources have changed
	@.venv/bin/python hatch_build.py

demo: assets ## run a demo county until Ctrl-C (PORT=8000, RESET=1 starts over, DATABASE_URL=… another database)
	@$(RUN) maplebridge.site demo

test: assets ## run the tests, with a PostgreSQL of their own
	$(RUN) pytest -n 2 --dist loadgroup -m "not prove"

prove: assets ## run the long proofs
	$(RUN) pytest -n 2 --dist loadgroup -m prove

shots: assets ## take pictures of every page into shots/
	$(RUN) pytest -q tests/doors/shots.py

check: assets ## style, types, floors, templates, scripts, migrations, the description of the API
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	.venv/bin/lint-imports
	.venv/bin/python hatch_build.py --check
	find $(TEMPLATES) -name '*.html' -exec .venv/bin/djhtml --check {} +
	DJANGO_SETTINGS_MODULE=tests.settings .venv/bin/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=tests.settings $(RUN) maplebridge.site openapi --check $(API)

describe: $(STAMP) ## write the API's description to docs/api/openapi.json
	DJANGO_SETTINGS_MODULE=tests.settings $(RUN) maplebridge.site openapi $(API)

bench: $(STAMP) ## measure against the limits of this machine
	$(RUN) bench

map: $(STAMP) ## draw the floors and rooms to var/map.svg
	$(RUN) maplebridge.site.drawing
