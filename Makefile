# What a person or a machine does with the project. `make` alone lists it.

PORT ?= 8000

# The server of the second run of the tests; the database itself is made and removed by them, one for
# each working folder. An address that somebody gave has to answer; the usual one may be silent.
ifdef DATABASE_URL_TEST
REQUIRE_POSTGRES := 1
endif
DATABASE_URL_TEST ?= postgres://postgres@127.0.0.1:5432/cooperation_$(shell pwd | cksum | cut -d ' ' -f 1)

UV := $(or $(shell command -v uv),.uv/bin/uv)
PYTHON := .venv/bin/python
# What Python has compiled is kept: without that each of the many processes here compiles thousands of modules again.
unexport PYTHONDONTWRITEBYTECODE
# Settings of the person who runs the tests stay out of them.
UNSET := env -u DATABASE_URL -u SECRET_KEY -u ALLOWED_HOSTS -u DEBUG -u CACHE_URL -u KEPT_MIB
PYTEST := $(PYTHON) -m pytest --quiet -n 2 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help demo test environment lint types layers checks unit branches postgres browser profile mutants spectral bench requirements

# $(call step,name,command) says the name, runs the command and says how long it took.
define step
	@printf '\n== %s\n' '$(1)'; began=$$(date +%s); { $(2); } && echo "== $(1): $$(( $$(date +%s) - began )) s"
endef

help:
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 20

demo: $(UV) ## the site with its data on 127.0.0.1:8000; PORT=8001 for another port
	@test -d .venv || echo 'Setting up the environment in .venv; only the first time takes a while.'
	@$(UV) sync --frozen --no-dev --inexact --quiet
	@exec $(PYTHON) manage.py demo --port $(PORT)

# What reads the code keeps one core busy each, and so do the tests on PostgreSQL; those in Chromium take what these leave.
test: environment ## everything that is checked before a change is accepted
	@$(MAKE) --no-print-directory --jobs=2 types layers checks lint
	@$(MAKE) --no-print-directory --jobs=1 unit
	@$(MAKE) --no-print-directory --jobs=2 --output-sync postgres browser

environment: $(UV)
	@$(UV) sync --locked --quiet

lint: environment ## style and form of the code
	$(call step,lint,$(PYTHON) -m ruff check --quiet && $(PYTHON) -m ruff format --check --quiet)

types: environment ## types, strict
	$(call step,types,$(PYTHON) -m mypy)

layers: environment ## who may import whom
	$(call step,layers,.venv/bin/lint-imports --no-logo)

# As in production: a key of its own, a name of its own, every warning of Django's counts.
PRODUCTION := SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=example.org
checks: environment ## Django's own checks, with the settings of production, and no migration missing
	$(call step,checks,$(PYTHON) manage.py makemigrations --check --dry-run \
		&& $(PRODUCTION) $(PYTHON) manage.py check --deploy --fail-level WARNING)

unit: environment ## the tests, on SQLite, with the floor under what they run through
	$(call step,unit,$(UNSET) $(PYTEST) -m 'not browser' --cov --cov-report term)

branches: environment ## the same, with the floor under the branches taken: slower
	$(call step,branches,$(UNSET) COVERAGE_CORE=ctrace $(PYTEST) -m 'not browser' --cov --cov-branch --cov-fail-under 95 --cov-report term)

POSTGRES_ANSWERS := $(PYTHON) -c 'import psycopg, sys; psycopg.connect(sys.argv[1], dbname="postgres", connect_timeout=5)'
# A file in which no test is marked is not read to learn that.
MARKED := tests/cooperation $$(grep -rl --include='test_*.py' --exclude-dir=cooperation 'mark\.database' tests)
WITH_DATABASE := $(UNSET) DATABASE_URL=$(DATABASE_URL_TEST) $(PYTEST) -n 0 -m database $(MARKED)
postgres: environment ## the tests of the database again, on PostgreSQL
	$(call step,postgres,\
		if reason=$$($(POSTGRES_ANSWERS) $(DATABASE_URL_TEST) 2>&1); then $(WITH_DATABASE); \
		elif [ "$(REQUIRE_POSTGRES)" = 1 ]; then echo "$$reason" >&2; exit 1; \
		else echo 'Skipped: no PostgreSQL on this machine. Elsewhere? DATABASE_URL_TEST=postgres://user@host/name'; fi)

browser: environment ## the pages in Chromium
	$(call step,browser,$(UNSET) nice -n 10 $(PYTEST) -m browser -r s tests/browser)

PAGE ?= /BLR-KAZ/
profile: environment ## where the time of one page goes; PAGE=/BLR-KAZ/trade/ for another
	@DEBUG=0 PYTHONPATH=. $(PYTHON) benchmarks/page_profile.py $(PAGE)

MODULE ?=
# Of one module it is asked what the test file of its own name notices; of several, what any notices.
OWN_TESTS = $(if $(filter-out %.,$(MODULE)),-k test_$(lastword $(subst ., ,$(MODULE))).py)
mutants: $(UV) ## rules changed by a little, one after the other: does a test notice? MODULE=lifecycle for one module
	@PYTEST_ADDOPTS='$(OWN_TESTS)' $(UV) run --quiet --with 'mutmut~=3.8' mutmut run --max-children 2 'cooperation.analysis.$(MODULE)*'

spectral: environment ## the description of the API by Spectral's recommended rules, where npm is at hand
	@command -v npx > /dev/null || { echo 'Skipped: npx is not here (it comes with npm).'; exit 0; }; \
		mkdir -p var && $(PYTHON) manage.py shell --verbosity 0 --command 'import json; from pathlib import Path; \
		from dashboard.api.document import document; \
		Path("var/openapi.json").write_text(json.dumps(document("https://example.org/api/v1")))' \
		&& npx --yes @stoplight/spectral-cli@6.16 lint --ruleset docs/spectral.yaml --fail-severity hint var/openapi.json

bench: environment ## rates, costs, memory and drawing, each beside its budget; writes docs/performance.md
	@$(PYTHON) benchmarks/bench.py

EXPORT := .venv/bin/uv export --frozen --offline --no-hashes --quiet
requirements: environment ## requirements.txt (what a site needs) and requirements-dev.txt (all of it) from the lock
	@$(EXPORT) --no-dev > requirements.txt && $(EXPORT) --all-groups > requirements-dev.txt

NO_VENV := This python3 cannot make a virtual environment: install python3-venv (Debian: apt-get install python3-venv) or uv.
NO_UV := uv could not be fetched from the package index: check the network, or install uv yourself.
.uv/bin/uv:
	@python3 -m venv --clear .uv > /dev/null 2>&1 || { rm -rf .uv; echo '$(NO_VENV)' >&2; exit 1; }
	@.uv/bin/pip install --quiet --disable-pip-version-check uv || { echo '$(NO_UV)' >&2; exit 1; }
